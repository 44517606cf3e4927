import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarText, type Month, openMonth } from './month.ts';

const WEBINAR = { uid: 'tcvap@example.org', start: '20260113T130000', end: '20260113T140000' };

let month: Month;
beforeAll(async () => {
  month = await openMonth('2026-01-31T16:30:00-08:00');
  await month.load([WEBINAR]);
});
afterAll(() => month.close());

async function languageOf(path: string, wanted?: string): Promise<string | undefined> {
  const page = await month.ask(path, wanted === undefined ? {} : { headers: { 'accept-language': wanted } });
  return /<html lang="([^"]+)"/.exec(await page.text())?.[1];
}

describe('the language of a page', () => {
  it.each([
    ['/', undefined, 'en'],
    ['/', 'es', 'es'],
    ['/', 'es-MX', 'es'],
    ['/', 'fr;q=0.9, es-US;q=0.8, en;q=0.7', 'es'],
    ['/', 'en;q=0.5, es;q=0.9', 'es'],
    ['/', 'tl', 'en'],
    ['/?language=es', 'en', 'es'],
    ['/?language=en', 'es', 'en'],
    ['/?language=nonsense', 'es', 'es'],
  ])('%s asked with %s is %s', async (path, wanted, language) => {
    expect(await languageOf(path, wanted)).toBe(language);
  });
});

it.each([
  ['/2026?kind=foo', '/2026'],
  ['/?kind=foo&language=es', '/?language=es'],
])('%s names no kind, and leads to all of them', async (path, all) => {
  const answer = await month.ask(path);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, all]);
  expect((await month.ask(all)).status).toBe(200);
});

it('the month stays until it is over where the agency is, though it is February in UTC', async () => {
  const nextYear = { ...WEBINAR, uid: 'next@example.org', start: '20270113T130000', end: '20270113T140000' };
  await month.cloud.deploy([
    { name: 'agency.yaml', text: readFileSync('events-data/agency.yaml', 'utf8') },
    { name: '2026.ics', text: calendarText([WEBINAR]) },
    { name: '2027.ics', text: calendarText([nextYear]) },
  ]);
  await month.pagesFollow();
  expect(await (await month.ask('/')).text()).toContain('January 2026');
  await month.goTo('2026-02-01T00:30:00-08:00');
  expect(await (await month.ask('/')).text()).toContain('January 2027');
});
