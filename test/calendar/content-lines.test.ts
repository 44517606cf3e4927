/** Lines of a file keep their numbers, however they end and wherever they are folded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentLines } from '../../core/calendar/content-lines.ts';

const read = (text: string) => [...contentLines(text)].map(({ line, text: content }) => [line, content]);

describe('content lines', () => {
  test('may end in CRLF, LF or CR, and the last one need not end at all', () => {
    expect(read('A:1\r\nB:2\nC:3\rD:4')).toEqual([
      [1, 'A:1'],
      [2, 'B:2'],
      [3, 'C:3'],
      [4, 'D:4'],
    ]);
  });

  test('are numbered by where they begin, not by where they are continued', () => {
    expect(read('A:1\r\n 2\r\n\t3\r\nB:4')).toEqual([
      [1, 'A:123'],
      [4, 'B:4'],
    ]);
  });

  test('lose one space of a continuation, not the second', () => {
    expect(read('A:one\n  two')).toEqual([[1, 'A:one two']]);
  });

  test('stand after a byte order mark and between empty lines', () => {
    expect(read('\uFEFF\n\nA:1\n\n 2\n')).toEqual([[3, 'A:12']]);
  });
});

test('any lines, folded anywhere and ended anyhow, read as they were', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '🕊', ':', ' '), minLength: 1, maxLength: 30 });
  const cuts = fc.array(fc.nat({ max: 30 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(line, cuts), { minLength: 1 }),
      fc.constantFrom('\r\n', '\n', '\r'),
      (lines, end) => {
        const folded = lines.map(([text, at]) => foldAt(`X${text}`, at, end));
        const starts = folded.map(
          (_, index) => 1 + folded.slice(0, index).reduce((sum, text) => sum + text.split(end).length, 0),
        );
        expect(read(folded.join(end))).toEqual(lines.map(([text], index) => [starts[index], `X${text}`]));
      },
    ),
  );
});

const foldAt = (text: string, cuts: readonly number[], end: string): string =>
  [...text]
    .map((character, index) => (index > 0 && cuts.includes(index) ? `${end} ${character}` : character))
    .join('');
