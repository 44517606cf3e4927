/**
 * The real pages for the month, rebuilt from their files alone. `test/fixtures/pages/` holds each page whole, a sentence or a name in
 * each line. The folder is deployed, and a reader who follows its links finds every line. Where ours says it otherwise,
 * `=>` stands behind the line with what ours says (parts on one page, with `&&` between them), or `=> -` with why it says nothing.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type MarkdownBlock, wordsOfBlocks } from '../../core/markdown/markdown.ts';
import { shippedPublications } from './shipped-files.ts';
import { seen, type WalkedPage, walk, withSite } from './walk-site.ts';

const CDSS = 'events-data';
const PLACER = 'events-data/examples/placer-county';

const PAGES = [
  { page: 'cdss-2026', folder: CDSS, year: 2026, at: '2026-01-02T09:00:00-08:00', languages: ['en', 'es'] },
  { page: 'cdss-2025', folder: CDSS, year: 2025, at: '2025-01-02T09:00:00-08:00', languages: ['en', 'es'] },
  {
    page: 'placer-county-2022',
    folder: PLACER,
    year: 2022,
    at: '2022-01-06T09:00:00-08:00',
    languages: ['en'],
  },
] as const;

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A line of the page, and the parts that ours has for it; none where it is left out. */
interface Line {
  readonly line: string;
  readonly parts: readonly string[];
}

const linesOf = (page: string): Line[] =>
  readFileSync(inProject(`test/fixtures/pages/${page}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((text) => {
      const [line = '', instead] = text.split(' => ');
      if (instead?.startsWith('- ')) return { line, parts: [] };
      return { line, parts: (instead ?? line).split(' && ').map(seen) };
    });

const inEventsData = (folder: string): string => folder.replace(/^events-data\/?/, '').replace(/(.)$/, '$1/');

/** Every text that is given in a language, of whatever is published; the words in the picture are drawn, and on no page. */
function wordsIn(published: unknown, language: string): string[] {
  if (typeof published !== 'object' || published === null) return [];
  return Object.entries(published).flatMap(([name, value]) => {
    if (name === 'signatureBlock') return [];
    if (name !== language) return wordsIn(value, language);
    return typeof value === 'string'
      ? [value]
      : (value as MarkdownBlock[]).map((block) => wordsOfBlocks([block]));
  });
}

const idsOf = ({ html }: WalkedPage): string[] =>
  [...html.matchAll(/<(?:section|article)[^>]* id="([^"]+)"/g)].map(([, id = '']) => id);

describe.each(PAGES)('$page', ({ page, folder, year, at, languages }) => {
  const walked = new Map<string, WalkedPage[]>();
  beforeAll(() =>
    withSite({ folder: inProject(folder), at }, async (month) => {
      for (const language of languages) walked.set(language, await walk(month, { year, language }));
    }),
  );
  const pagesIn = (language: string) => walked.get(language) ?? [];

  test.each(linesOf(page).filter(({ parts }) => parts.length > 0))('$line', ({ parts }) => {
    const telling = pagesIn('en').filter(({ words }) => parts.every((part) => words.includes(part)));
    expect(
      telling.map(({ path }) => path),
      parts.join(' && '),
    ).not.toEqual([]);
  });

  test('would notice a line that no page tells', () => {
    const invented = seen('Nobody has ever written this sentence.');
    expect(pagesIn('en').filter(({ words }) => words.includes(invented))).toEqual([]);
  });

  test('is walked whole: the year, its events, resources, safety', () => {
    const paths = pagesIn('en').map(({ path }) => path.replace(/\?.*$/, ''));
    expect(paths).toEqual(expect.arrayContaining([`/${year}`, '/resources', '/safety', '/sign-up']));
    expect(paths.filter((path) => /^\/\d{4}\/[0-9a-f]{16}$/.test(path)).length).toBeGreaterThan(1);
  });

  test.each(languages)('tells in %s every word of the month file and of the resources', (language) => {
    const beside = {
      file: `${inEventsData(folder)}${year}.ics`,
      year,
      agency: `${inEventsData(folder)}agency.yaml`,
    };
    const untold = wordsIn(shippedPublications(beside), language).filter(
      (words) => !pagesIn(language).some((each) => each.words.includes(seen(words))),
    );
    expect(untold).toEqual([]);
  });

  test.runIf(languages.length > 1)('has every part in Spanish, too', () => {
    const [english, spanish] = [pagesIn('en'), pagesIn('es')];
    const inSpanish = new Map(spanish.map((each) => [each.path.replace(/\?.*$/, ''), each]));
    expect(spanish).toHaveLength(english.length);
    for (const each of english) {
      const told = inSpanish.get(each.path.replace(/\?.*$/, ''));
      expect(told?.html).toContain('<html lang="es"');
      expect(told && idsOf(told), each.path).toEqual(idsOf(each));
    }
  });
});
