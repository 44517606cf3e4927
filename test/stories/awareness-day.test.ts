/** The kit for Awareness Day: the shipped calendar of 2027, from the autumn before to February. */
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { awarenessDayAmong } from '../../core/awareness-day/awareness-day.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { pageScript } from '../../core/pages/page-script.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { asWords } from '../email/reading.ts';
import { type Month, openMonth } from './month.ts';

const EVENTS_DATA = fileURLToPath(new URL('../../events-data', import.meta.url));

let month: Month;
afterEach(() => month.close());

/** The shipped files, with another month file of 2027 where one is given. */
async function openKit(at: string, monthFile?: string): Promise<void> {
  month = await openMonth(at);
  const files = await readEventsDataFolder(EVENTS_DATA);
  const changed = files.map((file) =>
    file.name === '2027.yaml' && monthFile !== undefined ? { ...file, text: monthFile } : file,
  );
  await month.cloud.deploy(changed);
  await month.pagesFollow();
}

const page = async (language = 'en') => (await month.ask(`/2027/awareness-day?language=${language}`)).text();
const pictureOn = (html: string): string | undefined => /<img src="([^"]+)"/.exec(html)?.[1];

describe('the page of Awareness Day', () => {
  it('tells of the day and has posts long before; the picture comes in December, to be used in January', async () => {
    await openKit('2026-11-25T09:00:00-08:00');
    const early = await page();
    expect(early).toContain('<title>Awareness day: Mon, Jan 11 – CDSS</title>');
    expect(early).toContain('National Human Trafficking Awareness Day');
    expect(early).toContain('Do not show the faces of children.');
    expect(early).toContain('#WearBlueDay');
    expect(early).toContain('From Tuesday, December 1, 2026 on');
    expect(pictureOn(early)).toBeUndefined();

    await month.goTo('2026-12-01T00:00:00-08:00');
    const ahead = await page();
    expect(ahead).toContain(
      'For January: get it ready now, and add it to your signature on Friday, January 1, 2027.',
    );
    const picture = await month.ask(pictureOn(ahead) ?? '');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(ahead).toContain(
      'alt="January is National Human Trafficking Prevention Month. CDSS. #WearBlueDay January 11."',
    );
  });

  it('is on in January, after its day too without posts, and asks the picture back in February, when it is gone', async () => {
    await openKit('2027-01-11T08:00:00-08:00');
    const onTheDay = await page();
    expect(onTheDay).toContain('Please add this picture to your email signature for the month of January');
    expect(onTheDay).toContain('id="post-1"');
    const address = pictureOn(onTheDay) ?? '';

    await month.goTo('2027-01-12T09:00:00-08:00');
    const after = await page();
    expect(after).toContain('January 11 is over. Thank you for taking part.');
    expect(after).not.toContain('id="post-1"');
    expect(pictureOn(after)).toBe(address);

    await month.goTo('2027-02-01T00:00:00-08:00');
    const over = await page();
    expect(over).toContain('January is over: please take the picture out of your email signature.');
    expect(pictureOn(over)).toBeUndefined();
    expect((await month.ask(address)).status).toBe(410);
  });

  it('speaks Spanish, its picture and its posts too', async () => {
    await openKit('2026-12-10T09:00:00-08:00');
    const html = await page('es');
    expect(html).toContain('<html lang="es"');
    expect(html).toContain('Día Nacional de Concientización sobre la Trata de Personas');
    expect(html).toContain('El 11 de enero');
    expect(html).toContain('No muestre la cara de niños, niñas ni adolescentes.');
    expect(pictureOn(html)).toMatch(/^\/2027\/signature-block\.es\.png\?v=[0-9a-f]{16}$/);
    expect((await month.ask(pictureOn(html) ?? '')).status).toBe(200);
  });

  it('says what the month file says: posts, proclamation, more text, words of the picture', async () => {
    await openKit(
      '2026-12-10T09:00:00-08:00',
      `
awarenessDay:
  proclamation:
    title: { en: A Proclamation <2027>, es: Una proclamación }
    url: https://example.org/proclamation
    year: 2027
  posts:
    - { en: We wear {{blue}} & care., es: Nos vestimos de azul. }
  text: { en: 'Meet us **at noon**.', es: Le esperamos. }
signatureBlock:
  words: { en: January counts., es: Enero cuenta. }
`.replace('{{blue}}', '"blue"'),
    );
    const html = await page();
    expect(html).toContain('<p class="post" id="post-1">We wear &quot;blue&quot; &amp; care.</p>');
    expect(html).not.toContain('id="post-2"');
    expect(html).toContain(
      '<a href="https://example.org/proclamation">A Proclamation &lt;2027&gt; (2027)</a>',
    );
    expect(html).toContain('<strong>at noon</strong>');
    expect(html).toContain('alt="January counts. CDSS. #WearBlueDay January 11."');
  });

  it('comes along with the mail of the day: a post, the way to the rest, and nothing of it where others may look', async () => {
    await openKit(
      '2026-12-10T09:00:00-08:00',
      'awarenessDay: { posts: [{ en: We wear blue., es: De azul. }] }',
    );
    await month.signUp({ address: 'ana@example.org' }, { address: 'eva@example.org', language: 'es' });
    await month.goTo('2027-01-11T09:00:00-08:00');
    const { inbox } = month.cloud;
    const mailTo = async (address: string, called: RegExp) => {
      const found = inbox.list().find(({ to, subject }) => to.includes(address) && called.test(subject));
      return inbox.get(found?.id ?? '');
    };
    const ana = await mailTo('ana@example.org', /^CDSS awareness day today: Mon, Jan 11$/);
    const eva = await mailTo('eva@example.org', /^CDSS, día de concientización hoy: /);
    expect(ana?.text).toContain('We wear blue.');
    expect(ana?.text).toContain('https://month.example/2027/awareness-day?language=en#signature-block');
    expect(eva?.text).toContain('De azul.');
    expect(eva?.html).toContain('https://month.example/2027/awareness-day?language=es');
    for (const mail of [ana, eva]) {
      expect(mail?.text?.slice(0, 250)).not.toMatch(/trafficking|trata|awareness-day|WearBlue/i);
      expect(mail?.html).not.toContain('<img');
      expect(Buffer.byteLength(mail?.html ?? '')).toBeLessThanOrEqual(80 * 1024);
    }
  });

  it('is led to from the calendar and from the page of the day, and is not there for a year without one', async () => {
    await openKit('2026-12-10T09:00:00-08:00');
    const day = awarenessDayAmong(await eventStore(month.cloud.table).events(2027));
    const link = 'href="/2027/awareness-day?language=en"';
    expect(await (await month.ask('/2027?language=en')).text()).toContain(link);
    expect(await (await month.ask(`/2027/${day?.id}?language=en`)).text()).toContain(link);
    expect((await month.ask('/2028/awareness-day')).status).toBe(404);
  });

  it('weighs at most 30 KB with the picture and all that it loads, compressed as it is sent', async () => {
    await openKit('2026-12-10T09:00:00-08:00', 'sections: []');
    for (const language of ['en', 'es']) {
      const answer = await month.ask(`/2027/awareness-day?language=${language}`, {
        headers: { 'Accept-Encoding': 'gzip' },
      });
      const sent = Buffer.from(await answer.arrayBuffer());
      const html = answer.headers.has('content-encoding') ? gunzipSync(sent).toString() : sent.toString();
      expect(asWords(html)).toContain('#WearBlueDay');
      const picture = await (await month.ask(pictureOn(html) ?? '')).arrayBuffer();
      const beside = [stylesheet, pageScript].map((file) => gzipSync(file).byteLength);
      const weight = sent.byteLength + picture.byteLength + beside.reduce((sum, each) => sum + each, 0);
      expect(weight).toBeLessThanOrEqual(30_000);
    }
  });
});
