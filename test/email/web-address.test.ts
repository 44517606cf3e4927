/** Addresses are found in any text, in time that grows as the text does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../core/email/web-address.ts';

const MEGABYTE = 1_000_000;
const word = (piece: string) => piece.repeat(MEGABYTE / piece.length);

/** Work that grew with the square of the length would take a quarter of an hour on each: the runner's limit ends it. */
describe('a word of a megabyte comes back whole', () => {
  test.each([
    ['letters', word('a')],
    ['letters and dots', word('a.')],
    ['an address without an end', `a@${word('b')}`],
    ['signs of an address', word('a@')],
    ['what ends a sentence, in a web address', `https://agency.example/${word('.')}x`],
    ['brackets in a web address', `https://agency.example/${word(')')}x`],
    ['beginnings of web addresses', word('http://')],
    ['plus signs', word('+')],
  ])('%s', (_, text) => {
    const joined = runs(text)
      .map((run) => run.text)
      .join('');
    expect(joined === text).toBe(true);
  });
});

test('addresses in a sentence are linked without what ends the sentence', () => {
  const found = runs('Ask jordan.lee+events@agency.example, or see (https://agency.example/january)!');
  expect(found.map(({ href }) => href).filter((href) => href !== null)).toEqual([
    'mailto:jordan.lee+events@agency.example',
    'https://agency.example/january',
  ]);
});

test('the runs together are the text', () => {
  const piece = fc.constantFrom('a', '.', '@', ')', ' ', 'https://', 'b.example', '/');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(
        runs(text)
          .map((run) => run.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
