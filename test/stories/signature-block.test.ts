/** The picture for signatures, from the calendar that is deployed to the end of January. */
import { afterEach, describe, expect, it } from 'vitest';
import { readPng } from '../signature-block/read-png.ts';
import { AGENCY, calendarText, type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { tableSnapshot } from './table-snapshot.ts';

const AWARENESS_DAY: EventText = {
  uid: 'awareness-day@example.org',
  start: '20260111T000000',
  end: '20260112T000000',
  summary: 'National Human Trafficking Awareness Day',
  more: ['CATEGORIES:OBSERVANCE'],
};
const COLOURED = `${AGENCY}colours: { accent: '#0b2743', onAccent: '#f3bc55' }\n`;

let month: Month;
afterEach(() => month.close());

const ask = (language = 'en', init?: RequestInit) => month.ask(`/2026/signature-block.${language}.png`, init);

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

describe('the picture for signatures', () => {
  it('is drawn once for each language when the calendar is loaded, and not again for an unchanged one', async () => {
    month = await openMonth('2025-12-10T09:00:00-08:00');
    expect(await month.load([AWARENESS_DAY, WEBINAR])).toMatchObject({
      signatureBlocksDrawn: 2,
      did: expect.stringContaining('signature blocks drawn: 2'),
    });
    const before = await tableSnapshot(month.cloud);
    expect(Object.keys(before).filter((key) => key.startsWith('SIGNATURE-BLOCK'))).toEqual([
      'SIGNATURE-BLOCK 2026#en',
      'SIGNATURE-BLOCK 2026#es',
    ]);
    expect(await month.load([AWARENESS_DAY, WEBINAR])).toMatchObject({
      signatureBlocksDrawn: 0,
      eventsWritten: 0,
    });
    expect(await tableSnapshot(month.cloud)).toEqual(before);
  });

  it('changes with the agency’s colours, and nothing else of the calendar does', async () => {
    month = await openMonth('2025-12-10T09:00:00-08:00');
    await month.load([AWARENESS_DAY, WEBINAR]);
    const former = await ask();
    expect(readPng(await bytesOf(former)).colourAt(0, 0)).toBe('#17507f');
    const report = await month.load([AWARENESS_DAY, WEBINAR], COLOURED);
    expect(report).toMatchObject({
      signatureBlocksDrawn: 2,
      eventsWritten: 0,
      schedulesCreated: 0,
      schedulesDeleted: 0,
    });
    const picture = await ask();
    expect(readPng(await bytesOf(picture)).colourAt(0, 0)).toBe('#0b2743');
    expect(picture.headers.get('etag')).not.toBe(former.headers.get('etag'));
  });

  it('takes its words from the month file, and is drawn anew in the language in which they are others', async () => {
    month = await openMonth('2025-12-10T09:00:00-08:00');
    const deploy = (words: string) =>
      month.cloud.deploy([
        { name: 'agency.yaml', text: AGENCY },
        { name: '2026.ics', text: calendarText([AWARENESS_DAY]) },
        { name: '2026.yaml', text: `signatureBlock:\n  words: ${words}\n` },
      ]);
    const usual = 'en: January is National Human Trafficking Prevention Month';
    expect(await deploy(`{ ${usual}, es: Enero cuenta }`)).toMatchObject({ signatureBlocksDrawn: 2 });
    const english = await bytesOf(await ask());
    const spanish = await bytesOf(await ask('es'));
    expect(await deploy(`{ ${usual}, es: Enero nos importa }`)).toMatchObject({ signatureBlocksDrawn: 1 });
    expect(await bytesOf(await ask())).toEqual(english);
    expect(await bytesOf(await ask('es'))).not.toEqual(spanish);
    await expect(deploy(`{ ${usual}, es: ${'larguísimo '.repeat(20)}}`)).rejects.toThrow(
      '2026.yaml:2: error: signatureBlock.words.es is too long for the picture',
    );
    expect(await bytesOf(await ask())).toEqual(english);
  });

  it('is asked for with what was kept of it: the same is not sent twice, and nobody keeps it beyond January', async () => {
    month = await openMonth('2026-01-20T09:00:00-08:00');
    await month.load([AWARENESS_DAY]);
    const first = await ask();
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('image/png');
    expect(first.headers.get('cache-control')).toBe('public, max-age=86400');
    const etag = first.headers.get('etag') ?? '';
    const again = await ask('en', { headers: { 'If-None-Match': etag } });
    expect([again.status, (await bytesOf(again)).byteLength]).toEqual([304, 0]);
    await month.goTo('2026-01-31T23:00:00-08:00');
    expect((await ask()).headers.get('cache-control')).toMatch(/^public, max-age=3\d{3}$/);
  });

  it('is offered from December 1 until January is over, by the agency’s clock, and is then gone', async () => {
    month = await openMonth('2025-11-30T23:00:00-08:00');
    await month.load([AWARENESS_DAY]);
    expect((await ask()).status).toBe(404);
    await month.goTo('2025-12-01T00:00:00-08:00');
    expect((await ask()).status).toBe(200);
    await month.goTo('2026-01-31T23:59:00-08:00');
    expect((await ask('es')).status).toBe(200);
    await month.goTo('2026-02-01T00:00:00-08:00');
    const gone = await ask('es');
    expect(gone.status).toBe(410);
    expect(await gone.text()).toBe('Esta imagen era para enero de 2026. Por favor, quítela de su firma.\n');
    expect(await month.load([AWARENESS_DAY], COLOURED)).toMatchObject({ signatureBlocksDrawn: 0 });
  });

  it('is there for the agency’s languages and the calendar’s year alone, and only beside an Awareness Day', async () => {
    month = await openMonth('2025-12-10T09:00:00-08:00');
    await month.load([WEBINAR]);
    expect((await ask()).status).toBe(404);
    await month.load([AWARENESS_DAY, WEBINAR]);
    expect((await ask('fr')).status).toBe(404);
    expect((await month.ask('/2027/signature-block.en.png')).status).toBe(404);
    expect((await ask()).status).toBe(200);
  });
});
