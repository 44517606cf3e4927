/** What an operator is told about a month file: which field, in which line, and what to write. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { wordsOfBlocks } from '../../core/markdown/markdown.ts';
import { readMonth } from '../../core/month/read-month.ts';
import { AGENCY } from '../calendar/example-agency.ts';

const agency = { ...AGENCY, languages: ['en', 'es'] };
const TEXT = readFileSync(new URL('../fixtures/month.yaml', import.meta.url), 'utf8');

const read = (text: string) => readMonth({ file: '2025.yaml', text, year: 2025, agency });
const printed = (text: string) => read(text).problems.map(printProblem);

/** The example with one part replaced; the part must be there. */
function changed(part: string, replacement: string): string {
  expect(TEXT).toContain(part);
  return TEXT.replace(part, replacement);
}

test('a complete file is read without a word', () => {
  const { month, problems } = read(TEXT);
  expect(problems).toEqual([]);
  expect(month).toMatchObject({
    year: 2025,
    awarenessDay: {
      proclamation: { title: { en: 'A Proclamation' }, year: 2025 },
      posts: [{ en: '#WearBlueDay is today.' }],
    },
    signatureBlock: { words: { es: 'Agregue esta imagen.' } },
  });
  expect(month?.sections.map(({ id, under }) => [id, under])).toEqual([
    ['learn', undefined],
    ['staff', 'events'],
  ]);
  expect(wordsOfBlocks(month?.sections[0]?.text['en'] ?? [])).toBe(
    'Keep on educating people. Check the guide.',
  );
  expect(wordsOfBlocks(month?.community?.text['es'] ?? [])).toBe('¡Próximamente!');
});

test('a month needs to say nothing of all this', () => {
  expect(read('sections: []').month).toEqual({ year: 2025, sections: [] });
});

describe('a file is refused, and the line told, for', () => {
  test.each([
    [
      'a section that stands twice',
      'id: staff',
      'id: learn',
      '2025.yaml:13: error: sections.1.id stands twice: give each section its own',
    ],
    [
      'a section called as a part of the page',
      'id: learn',
      'id: community',
      '2025.yaml:5: error: sections.0.id is the id of a part of every page: choose another',
    ],
    [
      'words that have no room in the picture',
      'words: { en: Add this image., es: Agregue esta imagen. }',
      `words: { en: Short, es: ${'larguísimo '.repeat(20)}}`,
      '2025.yaml:26: error: signatureBlock.words.es is too long for the picture, which has room for about 100 letters in three lines: shorten it',
    ],
    [
      'a section under nothing',
      'under: events',
      'under: event',
      '2025.yaml:16: error: sections.1.under must be one of events, exhibits, on-demand, resources, community, or the id of a section that stands by itself, not "event"',
    ],
    [
      'a section under itself',
      'under: events',
      'under: staff',
      '2025.yaml:16: error: sections.1.under must be one of',
    ],
    [
      'a missing language',
      "    - { en: '#WearBlueDay is today.', es: Hoy es '#WearBlueDay'. }",
      "    - { en: '#WearBlueDay is today.' }",
      "2025.yaml:24: error: awarenessDay.posts.0 has no words in es, which is one of the agency's languages",
    ],
    [
      'a field that nobody knows',
      'signatureBlock:',
      'signature:',
      '2025.yaml:25: error: signature is no field of a month file: remove it, or check its spelling',
    ],
    [
      'a proclamation of no year',
      '    year: 2025\n',
      '',
      '2025.yaml:20: error: awarenessDay.proclamation.year is missing: write the year in which it was made, such as 2025',
    ],
    [
      'a link that leads to no secure page, in the line in which it stands',
      '- Check the guide.',
      '- Check [the guide](http://example.org).',
      '2025.yaml:11: error: ',
    ],
    ['Markdown that we do not take', 'Siga **educando**.', 'Siga <b>educando</b>.', '2025.yaml:12: error: '],
  ])('%s', (_, part, replacement, message) => {
    expect(read(changed(part, replacement)).month).toBeNull();
    expect(printed(changed(part, replacement)).join('\n')).toContain(message);
  });
});

test('a damaged file is read, or every problem has a line in it', () => {
  const lines = TEXT.split('\n');
  const damaged = fc
    .tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.string())
    .map(([from, to, text]) => lines.toSpliced(from, 1, text, lines[to] ?? '').join('\n'));
  fc.assert(
    fc.property(damaged, (text) => {
      const { month, problems } = read(text);
      const count = text.split('\n').length;
      expect(month === null).toBe(problems.some(({ level }) => level === 'error'));
      for (const { line } of problems) expect(line >= 1 && line <= count).toBe(true);
    }),
    { numRuns: 200 },
  );
});
