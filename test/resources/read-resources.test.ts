/** What an operator is told about `resources.yaml`: which field, in which line, and what to write. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { readResources } from '../../core/resources/read-resources.ts';
import { resourcesOf } from '../../core/resources/resources.ts';
import { AGENCY } from '../calendar/example-agency.ts';

const agency = { ...AGENCY, languages: ['en', 'es'] };
const TEXT = readFileSync(new URL('../fixtures/resources.yaml', import.meta.url), 'utf8');

const read = (text: string) => readResources({ file: 'resources.yaml', text, agency });
const printed = (text: string) => read(text).problems.map(printProblem);

/** The example with one part replaced; the part must be there. */
function changed(part: string, replacement: string): string {
  expect(TEXT).toContain(part);
  return TEXT.replace(part, replacement);
}

test('a complete file is read without a word', () => {
  const { resources, problems } = read(TEXT);
  expect(problems).toEqual([]);
  expect(resources?.kinds.podcast?.note?.['en']).toBe('Listener discretion advised.');
  expect(resources?.resources).toEqual([
    {
      id: 'the-slave-next-door',
      kind: 'book',
      title: 'The Slave Next Door',
      by: 'Kevin Bales & Ron Soodalter',
      topics: ['labor'],
      language: 'en',
    },
    {
      id: 'reports-2020',
      kind: 'fact',
      title: { en: '21.7 million reports were made.', es: 'Se hicieron 21.7 millones de denuncias.' },
      topics: [],
      years: [2022],
      source: { name: 'CyberTipline', url: 'https://example.org/cybertipline' },
      date: '2020',
    },
  ]);
});

test('a file without any resource is one', () => {
  expect(read('resources: []').resources).toEqual({ topics: [], kinds: {}, resources: [] });
});

test('a resource of some years stands on no other year’s pages', () => {
  const all = read(TEXT).resources?.resources ?? [];
  expect(resourcesOf(all, 2022)).toHaveLength(2);
  expect(resourcesOf(all, 2023).map(({ id }) => id)).toEqual(['the-slave-next-door']);
});

describe('a file is refused, and the line told, for', () => {
  test.each([
    [
      'a fact without a source',
      "    source: { name: CyberTipline, url: 'https://example.org/cybertipline' }\n",
      '',
      'resources.yaml:14: error: resources.1.source is missing: write where the fact is from, with name and, if there is one, url',
    ],
    [
      'a fact without a date',
      "    date: '2020'\n",
      '',
      'resources.yaml:14: error: resources.1.date is missing: write of when the fact is, such as 2026-01',
    ],
    [
      'an id that stands twice',
      'id: reports-2020',
      'id: the-slave-next-door',
      'resources.yaml:14: error: resources.1.id stands twice: give each of them its own',
    ],
    [
      'a topic that is none',
      'topics: [labor]',
      'topics: [labour]',
      'resources.yaml:12: error: resources.0.topics.0 is none of the topics, not "labour": add it to topics, or write one of them',
    ],
    [
      'a kind that is none',
      'kind: book',
      'kind: novel',
      'resources.yaml:9: error: resources.0.kind must be one of service, guide, training, book, podcast, film, article, archive, website, fact, not "novel"',
    ],
    [
      'a missing language',
      ', es: Se hicieron 21.7 millones de denuncias.',
      '',
      "resources.yaml:16: error: resources.1.title has no words in es, which is one of the agency's languages",
    ],
    [
      'words of no known kind',
      'podcast: {',
      'radio: {',
      'resources.yaml:5: error: kinds.radio is no field of a file of resources: remove it, or check its spelling',
    ],
    [
      'an address that is not secure',
      "url: 'https://example.org/cybertipline'",
      "url: 'http://example.org/cybertipline'",
      'resources.yaml:19: error: resources.1.source.url must begin with https://',
    ],
    [
      'a year as text',
      'years: [2022]',
      "years: ['2022']",
      'resources.yaml:18: error: resources.1.years.0 must be a year such as 2026, not "2022"',
    ],
    [
      'a date that is none',
      "date: '2020'",
      'date: January',
      'resources.yaml:20: error: resources.1.date must be a date such as \'2020\', 2026-01 or 2026-01-07, not "January"',
    ],
  ])('%s', (_, part, replacement, message) => {
    expect(read(changed(part, replacement)).resources).toBeNull();
    expect(printed(changed(part, replacement))).toContain(message);
  });

  test('more than 500 resources', () => {
    const of = (count: number) =>
      `resources: [${Array.from({ length: count }, (_, index) => `{ id: r-${index}, kind: book, title: B }`).join(', ')}]`;
    expect(printed(of(500))).toEqual([]);
    expect(printed(of(501))[0]).toContain('resources must have at most 500 entries');
  });

  test('more than one item of the table can hold', () => {
    const long = `resources: []\nintroduction: { en: &a "${'x'.repeat(1000)}", es: *a }\n# ${'x'.repeat(256 * 1024)}`;
    expect(printed(long)).toEqual([
      'resources.yaml:1: error: the file of resources says more than 256 KB, which is more than can be kept: shorten its texts',
    ]);
  });
});

test('a damaged file is read, or every problem has a line in it', () => {
  const lines = TEXT.split('\n');
  const damaged = fc
    .tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.string())
    .map(([from, to, text]) => lines.toSpliced(from, 1, text, lines[to] ?? '').join('\n'));
  fc.assert(
    fc.property(damaged, (text) => {
      const { resources, problems } = read(text);
      const count = text.split('\n').length;
      expect(resources === null).toBe(problems.some(({ level }) => level === 'error'));
      for (const { line } of problems) expect(line >= 1 && line <= count).toBe(true);
    }),
    { numRuns: 200 },
  );
});
