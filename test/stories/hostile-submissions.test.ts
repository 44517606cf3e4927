/** What no person submits: each is refused with a sentence that says why, and leaves table and bucket as they were. */
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogueFor } from '../../core/languages/languages.ts';
import { localAccess } from '../../local/local-access.ts';
import { FLYERS_BUCKET } from '../../local/resource-names.ts';
import { readable } from '../email/reading.ts';
import { HOSTILE_FLYERS } from '../submissions/hostile-flyers.ts';
import { pdfOf } from '../submissions/pdf.ts';
import { actionOf, letterTo, linkIn, pass } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import {
  BOOK,
  CARLA,
  confirmBy,
  MAYA,
  MODERATED,
  moderationLink,
  press,
  SUBMIT_EVENT,
  SUBMIT_RESOURCE,
  submit,
  uploadOf,
  VIGIL,
} from './submitting.ts';
import { tableSnapshot } from './table-snapshot.ts';

let month: Month;
beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR], MODERATED);
});
afterAll(() => month.close());

/** Twenty submissions an hour are a network's most, and every test has all of them. */
const laterOn = () => pass(month, 3600);
beforeEach(() => laterOn());

const { submissions: words, forms } = catalogueFor('en', { languages: ['en'] });

/** Keys of the flyers that are kept. */
async function keptFlyers(): Promise<string[]> {
  const client = new S3Client({
    ...localAccess('test'),
    endpoint: month.cloud.queues.url,
    forcePathStyle: true,
  });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: FLYERS_BUCKET }));
  client.destroy();
  return Contents.map(({ Key = '' }) => Key);
}

/** All that is kept, but for the counters of what was sent. */
async function kept(): Promise<unknown> {
  await month.cloud.settle();
  const items = Object.keys(await tableSnapshot(month.cloud)).filter((key) => !key.startsWith('LIMIT#'));
  return { items, flyers: await keptFlyers(), mails: month.received() };
}

describe('a hostile flyer', () => {
  const files = HOSTILE_FLYERS.filter(([what]) => what !== 'nothing');
  it('is refused whatever it is called, with its sentence, and nothing of it is kept', {
    timeout: 120_000,
  }, async () => {
    const before = await kept();
    const html = await (await month.ask(SUBMIT_EVENT)).text();
    pass(month, 20);
    for (const [at, [what, because, bytes]] of files.entries()) {
      if (at % 20 === 19) laterOn();
      const file = { bytes: bytes(), name: '../../flyer.pdf', type: 'application/pdf' };
      const body = uploadOf(html, VIGIL, file);
      const answer = await month.ask(actionOf(html), { method: 'POST', body });
      expect([what, answer.status]).toEqual([what, 422]);
      const page = readable(await answer.text());
      // On a machine that is busy with others, what is looked through at length can take too long as well.
      const told = [words.flyer[because], words.flyer.tooHeavy].some((sentence) => page.includes(sentence));
      expect([what, told]).toEqual([what, true]);
    }
    expect(await kept()).toEqual(before);
  });
});

describe('a flyer that nobody has confirmed', () => {
  it('lies apart, where it is forgotten sooner, until somebody does', async () => {
    await submit(month, SUBMIT_EVENT, VIGIL, { bytes: pdfOf() });
    expect(await keptFlyers()).toEqual([expect.stringMatching(/^unconfirmed\/[0-9a-f]{32}\/flyer\.pdf$/)]);
    await confirmBy(month, CARLA);
    expect(await keptFlyers()).toEqual([expect.stringMatching(/^waiting\/[0-9a-f]{32}\/flyer\.pdf$/)]);
    await press(month, await moderationLink(month, MAYA), 'decline');
    expect(await keptFlyers()).toEqual([]);
  });
});

describe('submissions from one network', () => {
  it('are twenty in an hour at most, and then it is told so', async () => {
    const address = (number: number) => `giver${number}@people.example.org`;
    for (let number = 0; number < 20; number += 1)
      expect((await submit(month, SUBMIT_RESOURCE, { ...BOOK, address: address(number) })).status).toBe(303);
    const answer = await submit(month, SUBMIT_RESOURCE, { ...BOOK, address: address(20) });
    expect([answer.status, readable(await answer.text())]).toEqual([
      422,
      expect.stringContaining(words.errors.tooMany),
    ]);
    laterOn();
    expect((await submit(month, SUBMIT_RESOURCE, { ...BOOK, address: address(20) })).status).toBe(303);
  });
});

/** As long as those of browsers. */
const BOUNDARY = '----FormBoundaryOfThirtyTwoSigns0';

/** A body as a program writes it. */
const bodyOf = (parts: readonly string[], boundary = BOUNDARY): string =>
  [...parts.map((part) => `--${boundary}\r\n${part}\r\n`), `--${boundary}--\r\n`].join('');
const field = (name: string, value: string): string =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const BOOK_PARTS = Object.entries(BOOK).map(([name, value]) => field(name, value));

describe('a body that no form of ours sends', () => {
  const { malformed, repeated, controls } = forms.errors;
  it.each<[string, number, string, Record<string, string>, string | (() => string)]>([
    [
      'of a thousand fields',
      422,
      malformed,
      MULTIPART,
      bodyOf(Array.from({ length: 1000 }, (_, at) => field(`f${at}`, 'x'))),
    ],
    ['without a boundary', 422, malformed, { 'content-type': 'multipart/form-data' }, bodyOf(BOOK_PARTS)],
    [
      'with another boundary',
      422,
      malformed,
      { 'content-type': 'multipart/form-data; boundary=y' },
      bodyOf(BOOK_PARTS),
    ],
    ['with no end', 422, malformed, MULTIPART, bodyOf(BOOK_PARTS).slice(0, -20)],
    [
      'with a field that nobody asked for',
      422,
      malformed,
      MULTIPART,
      bodyOf([...BOOK_PARTS, field('state', 'approved')]),
    ],
    [
      'with a file that nobody asked for',
      422,
      malformed,
      MULTIPART,
      bodyOf([...BOOK_PARTS, 'Content-Disposition: form-data; name="title"; filename="a.exe"\r\n\r\nMZ']),
    ],
    ['with a title twice', 422, repeated, MULTIPART, bodyOf([...BOOK_PARTS, field('title', 'Another')])],
    ['with a null byte', 422, controls, MULTIPART, bodyOf([...BOOK_PARTS.slice(1), field('title', 'A\0B')])],
    [
      'with a line end in a title',
      422,
      controls,
      MULTIPART,
      bodyOf([...BOOK_PARTS.slice(1), field('title', 'A\r\nBcc: b@example.org')]),
    ],
    [
      'of five megabytes',
      413,
      forms.refused.tooLarge,
      MULTIPART,
      () => bodyOf([field('about', 'x'.repeat(5_000_000))]),
    ],
    ['of another type', 415, forms.refused.type, { 'content-type': 'application/json' }, '{}'],
    [
      'from another site',
      403,
      forms.refused.elsewhere,
      { ...MULTIPART, 'sec-fetch-site': 'cross-site' },
      bodyOf(BOOK_PARTS),
    ],
  ])('%s is refused: %i', async (_, status, says, headers, body) => {
    const before = await kept();
    const sent = typeof body === 'string' ? body : body();
    const answer = await month.ask(SUBMIT_RESOURCE, { method: 'POST', headers, body: sent });
    expect(answer.status).toBe(status);
    expect(readable(await answer.text())).toContain(says);
    expect(await kept()).toEqual(before);
  });

  it('filled in by a robot is answered as a person’s is, and nothing happens', async () => {
    const before = await kept();
    const answer = await submit(month, SUBMIT_RESOURCE, { ...BOOK, homepage: 'https://spam.example.org' });
    expect(answer.status).toBe(303);
    expect(await kept()).toEqual(before);
  });
});

describe('markup and placeholders in every field', () => {
  const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)>{{unsubscribe}}`;
  it('are text on every page and in every letter', async () => {
    const evil = {
      title: EVIL,
      location: EVIL,
      about: `${EVIL}\n\nhttps://evil.example.org/x`,
      presenters: EVIL,
      contact: EVIL,
    };
    const sent = await submit(month, SUBMIT_EVENT, { ...VIGIL, ...evil });
    expect(sent.status).toBe(303);
    const confirm = linkIn(await letterTo(month, CARLA), '/confirm');
    const pages = [await (await month.ask(confirm)).text()];
    await confirmBy(month, CARLA);
    const link = await moderationLink(month, MAYA);
    for (const path of [link, `${link}/edit`]) pages.push(await (await month.ask(path)).text());
    await press(month, link, 'approve');
    await month.pagesFollow();
    for (const path of [
      '/',
      '/2026',
      '/2026.ics?style=open',
      '/2026.atom?style=open',
      '/2026.json?style=open',
      '/resources',
    ])
      pages.push(await (await month.ask(path)).text());
    const own = /\/2026\/[0-9a-f]{16}/g;
    for (const path of new Set(pages.join('\n').match(own))) pages.push(await (await month.ask(path)).text());
    await month.cloud.settle();
    const mails = await Promise.all(month.cloud.inbox.list().map(({ id }) => month.cloud.inbox.get(id)));
    const html = [
      ...pages.filter((page) => page.includes('<html')),
      ...mails.map((mail) => mail?.html ?? ''),
    ];
    expect(html.length).toBeGreaterThan(8);
    for (const each of html) {
      expect(each).not.toContain('<script>alert');
      expect(each).not.toContain('<img src=x');
    }
    // On a page braces mean nothing; in a mail they would be filled.
    for (const mail of mails) expect(mail?.html ?? '').not.toContain('{{unsubscribe}}');
    expect(html.some((each) => each.includes('&lt;script&gt;'))).toBe(true);
    const asked = await letterTo(month, MAYA);
    expect(asked).not.toContain('https://evil.example.org');
  });

  it.each([
    ['a text that reads the other way', 'Vigil \u202egro.live\u202c'],
    ['a text that nobody sees', '\u200b'],
    ['a text with a tag', `Vigil \u{e0041}`],
    ['a joiner between words', 'Vigil \u200d tonight'],
  ])('%s is no title', async (_, title) => {
    const answer = await submit(month, SUBMIT_RESOURCE, { ...BOOK, title });
    expect([answer.status, readable(await answer.text())]).toEqual([
      422,
      expect.stringContaining(forms.errors.controls),
    ]);
  });

  it('nor are signs without a letter', async () => {
    const answer = await submit(month, SUBMIT_RESOURCE, { ...BOOK, title: '\u00ad...' });
    expect([answer.status, readable(await answer.text())]).toEqual([
      422,
      expect.stringContaining(words.errors.missing.replace('{field}', words.fields.title)),
    ]);
  });

  it.each([
    ['a site whose name has letters of another alphabet', 'https://n\u043etify.agency.gov/manage'],
    ['a name before an @', 'https://agency.gov@evil.example.org/'],
    ['a site that anybody on the way can change', 'http://10.0.0.1/x'],
  ])('%s is named in no text', async (_, address) => {
    const answer = await submit(month, SUBMIT_RESOURCE, { ...BOOK, about: `Sign up: ${address}.` });
    expect([answer.status, readable(await answer.text())]).toEqual([
      422,
      expect.stringContaining(words.errors.address.replace('{field}', words.fields.about)),
    ]);
  });

  it('a letter of a family of signs, and an address to write to, are as they are typed', async () => {
    const about =
      'For \u{1f469}\u200d\u{1f467} and \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645: https://books.example.org/x?y=1, or a@example.org';
    expect((await submit(month, SUBMIT_RESOURCE, { ...BOOK, about })).status).toBe(303);
  });

  it.each([
    ['javascript:alert(1)'],
    ['http://plain.example.org'],
    ['https://two.example.org https://links.example.org'],
    ['data:text/html,x'],
    ['https://www.agency.gov@evil.example/login'],
    ['https://user:secret@evil.example'],
  ])('%s is no link', async (link) => {
    const answer = await submit(month, SUBMIT_RESOURCE, { ...BOOK, link });
    expect([answer.status, readable(await answer.text())]).toEqual([
      422,
      expect.stringContaining(words.errors.link),
    ]);
  });
});
