/** Text in columns takes the room that a terminal gives it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, padded, shortened } from '../../operator/text-columns.ts';

test.each([
  ['Awareness', 9],
  ['“Español” – ñ…', 14],
  ['e\u0301', 1],
  ['防止', 4],
  ['セミナー', 8],
  ['ｾﾐﾅｰ', 4],
  ['서울', 4],
  ['（）', 4],
  ['🎬', 2],
  ['👩🏽‍🏫', 2],
  ['🇺🇸', 2],
  ['☂️', 2],
  ['\u200b', 0],
  ['', 0],
])('"%s" takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

const text = fc
  .array(fc.constantFrom('a', 'ñ', 'e\u0301', '防', '🎬', ' ', '👩🏽‍🏫'))
  .map((parts) => parts.join(''));
const width = fc.integer({ min: 1, max: 30 });

test('shortened text fits, and begins as the text does', () => {
  fc.assert(
    fc.property(text, width, (long, columns) => {
      const short = shortened(long, columns);
      expect(columnsOf(short)).toBeLessThanOrEqual(columns);
      if (short !== long) expect(long.startsWith(short.slice(0, -1)) && short.endsWith('…')).toBe(true);
    }),
  );
});

test('text that fits stays as it is', () => {
  fc.assert(fc.property(text, (short) => shortened(short, Math.max(1, columnsOf(short))) === short));
});

test('padded text has the width asked for, on the side asked for', () => {
  expect(padded('防', 4)).toBe('防  ');
  expect(padded('防', 4, 'right')).toBe('  防');
  expect(padded('too long', 4)).toBe('too long');
});
