/** What forms say to input that they can't take: never a 500, never a hint of what we know, and nothing is queued. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../email/reading.ts';
import { type Answers, fieldsOf, pass, sendAgain, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { pageOf, smallWebinar } from './registering.ts';

const GOOD = { lists: 'month-events', language: 'en', style: 'discreet', address: 'ana@example.org' };
const TOO_LONG = `${'a'.repeat(64)}@${'b'.repeat(61)}.${'c'.repeat(60)}.${'d'.repeat(63)}.org`;

let month: Month;
let expected = 0;
beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR, smallWebinar(1)]);
});
afterAll(() => month.close());
/** Only what a test expects to be sent has been sent. */
afterEach(async () => {
  await month.cloud.settle();
  expect(month.received()).toHaveLength(expected);
});

const signUp = (answers: Answers, language = 'en') =>
  sendForm(month, `/sign-up?language=${language}`, { ...GOOD, ...answers });
const open = async (path: string) => (await month.ask(path)).text();

describe('a form shown again', () => {
  it.each<[string, Answers, string, string]>([
    ['no address', { address: '' }, 'address', 'Enter your email address'],
    ['no address, only spaces', { address: '   ' }, 'address', 'Enter your email address'],
    ['no domain', { address: 'ana' }, 'address', 'in the form name@example.org'],
    ['two addresses', { address: 'ana@example.org, bo@example.org' }, 'address', 'one email address only'],
    ['255 characters', { address: TOO_LONG }, 'address', 'shorter email address'],
    [
      'letters before the @ that no mail takes yet',
      { address: 'peña@example.org' },
      'address',
      'We cannot write to this address yet',
    ],
    [
      'a line end that would begin a header',
      { address: 'ana@example.org\r\nBcc: bo@example.org' },
      'address',
      'invisible characters',
    ],
    ['U+0000', { address: 'ana\0@example.org' }, 'address', 'invisible characters'],
    ['a misspelt domain', { address: 'ana@gmial.com' }, 'address', 'Did you mean an address at gmail.com?'],
    ['no list', { lists: [] }, 'lists', 'Choose at least one list'],
    ['an unknown list', { lists: ['month-events', 'none-such'] }, 'lists', 'does not exist any more'],
    ['an unknown language', { language: 'xx' }, 'language', 'Choose one of the languages'],
    ['no language', { language: [] }, 'language', 'Choose one of the languages'],
    ['an unknown style', { style: 'loud' }, 'style', 'Choose how much'],
    [
      'a field that comes twice',
      { address: ['ana@example.org', 'bo@example.org'] },
      'address',
      'more than once',
    ],
  ])(
    'for %s says so in the title, above the heading and at the field',
    async (_, answers, field, message) => {
      const answer = await signUp(answers);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(html).toContain('<title>Error: Email reminders');
      expect(html.indexOf('id="errors" role="alert" tabindex="-1"')).toBeLessThan(html.indexOf('<h1>'));
      const [, summary = ''] = new RegExp(`<a href="#${field}">([^<]*)</a>`).exec(html) ?? [];
      expect(readable(summary)).toContain(message);
      expect(html).toContain(`id="${field}"`);
      expect(readable(/id="[a-z]+-error".*?<\/p>/s.exec(html)?.[0] ?? '')).toContain(readable(summary));
      expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${field}-error`));
    },
  );

  it('keeps what was typed and chosen, and the time it was made', async () => {
    const given = { lists: 'newsletter', language: 'es', style: 'open', address: 'not "an" <address>' };
    const html = await open('/sign-up?language=en');
    pass(month, 20);
    const before = fieldsOf(html);
    const again = fieldsOf(await (await sendAgain(month, html, given)).text());
    for (const [name, value] of Object.entries(given)) expect(again.getAll(name)).toEqual([value]);
    expect(again.get('made-at')).toBe(before.get('made-at'));
  });

  it('keeps a list that was ticked off ticked off, though the link to the form had ticked it', async () => {
    const html = await (
      await sendForm(month, '/sign-up?list=newsletter', { lists: [], address: 'x' })
    ).text();
    expect(fieldsOf(html).getAll('lists')).toEqual([]);
  });

  it('says all that is wrong at once, in the order of the fields', async () => {
    const html = await (await signUp({ lists: [], style: [], address: '' })).text();
    expect([...html.matchAll(/<a href="#(lists|style|address)">/g)].map(([, field]) => field)).toEqual([
      'lists',
      'style',
      'address',
    ]);
  });

  it('speaks Spanish to whoever reads Spanish', async () => {
    const html = await (await signUp({ address: 'peña@example.org' }, 'es')).text();
    expect(html).toContain('<html lang="es"');
    expect(readable(html)).toContain('Hay un problema');
    expect(readable(html)).toContain('Todavía no podemos escribir a esta dirección');
  });

  it('takes a quick correction', async () => {
    const html = await (await signUp({ address: '' })).text();
    expect((await sendAgain(month, html, GOOD)).status).toBe(303);
    expected += 1;
  });

  it('at once says what is missing, before anything else', async () => {
    const html = await (await sendForm(month, '/sign-up?language=en', { address: 'fast@@' }, 0)).text();
    expect([...html.matchAll(/<a href="#(lists|address)">/g)].map(([, field]) => field)).toEqual([
      'lists',
      'address',
    ]);
    expect(html).not.toContain('very quick');
  });

  it.each(['/sign-up', '/manage', pageOf(WEBINAR), pageOf(smallWebinar(1))])(
    'at %s asks for the button once more when it came at once, with what was typed',
    async (path) => {
      const answer = await sendForm(month, `${path}?language=en`, GOOD, 1);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toMatch(/<div class="note" id="errors" role="alert"[^>]*><p>That was very quick\./);
      expect(html).not.toMatch(/There is a problem|<title>Error|aria-invalid/);
      const typed = fieldsOf(html);
      for (const name of ['lists', 'language', 'style', 'address'])
        if (typed.has(name)) expect(typed.getAll(name)).toEqual([GOOD[name as keyof typeof GOOD]]);
      expect(typed.get('address')).toBe(GOOD.address);
      pass(month, 1);
      expect((await sendAgain(month, html)).status).toBe(303);
      // Whoever is on no list gets no letter with a link to their choices.
      if (path !== '/manage') expected += 1;
    },
  );

  it('asks for a misspelt domain once, however quick the answers are', async () => {
    const asked = await (
      await sendForm(month, '/sign-up?language=en', { ...GOOD, address: 'bo@gmial.com' }, 0)
    ).text();
    expect(asked).toContain('Did you mean an address at gmail.com?');
    const again = await (await sendAgain(month, asked)).text();
    expect(again).toContain('That was very quick.');
    pass(month, 2);
    expect((await sendAgain(month, again)).status).toBe(303);
    expected += 1;
  });

  it('takes a domain that looks misspelt when it is sent once more', async () => {
    const html = await (await signUp({ address: 'ana@gmial.com' })).text();
    expect((await sendAgain(month, html)).status).toBe(303);
    expected += 1;
  });

  it('that was open for more than a day comes again with what was typed, and can be sent at once', async () => {
    const html = await open('/sign-up?language=en');
    pass(month, 24 * 60 * 60 + 1);
    const answer = await sendAgain(month, html, { ...GOOD, address: 'late@example.org' });
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(readable(again)).toContain('had been open for too long');
    expect(fieldsOf(again).get('address')).toBe('late@example.org');
    expect((await sendAgain(month, again)).status).toBe(303);
    expected += 1;
  });

  it.each([
    ['none', ''],
    ['one that is not ours', '1767632400000.1.AAAAAAAAAAAAAAAAAAAAAA'],
  ])('comes again when its time is %s', async (_, madeAt) => {
    expect((await signUp({ 'made-at': madeAt })).status).toBe(422);
  });

  it('takes the time of no other form', async () => {
    const other = fieldsOf(await open('/manage'));
    pass(month, 20);
    expect((await signUp({ 'made-at': other.get('made-at') ?? '' })).status).toBe(422);
  });
});

it('the page after a form takes no form itself, and shows no address', async () => {
  expect((await month.ask('/check-your-email', { method: 'POST' })).status).toBe(405);
  const words = readable(await open('/check-your-email?language=en&address=ana@example.org'));
  expect(words).toContain('DOE <letters@updates.example.org>');
  expect(words).toContain('The link works for 7 days');
  expect(words).not.toContain('ana@example.org');
});

it('the page after asking for the link to one’s choices promises no button and no end', async () => {
  const answer = await sendForm(month, '/manage?language=en', { address: 'nobody@example.org' });
  expect(answer.headers.get('location')).toBe('/check-your-email?for=link&language=en');
  const html = await open('/check-your-email?for=link&language=en');
  expect(readable(html)).toContain('It leads to your choices');
  expect(readable(html)).not.toMatch(/press the button|days/);
  expect(html).toContain('href="?for=link&amp;language=es"');
});

it('there is no page for what nobody can confirm', async () => {
  for (const what of ['everything', '__proto__', 'change']) {
    expect((await month.ask(`/confirmed/${what}`)).status).toBe(404);
  }
});
