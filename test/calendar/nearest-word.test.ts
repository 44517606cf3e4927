/** A misspelt word finds the one that was meant, and nothing further away. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestWord } from '../../core/calendar/nearest-word.ts';

/** Levenshtein's distance as it is taught: the whole table. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (row[column] ?? 0) + Number(letter !== otherLetter);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 6 });

test('it is the nearest of those that are at most two letters away', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (text, words) => {
      const nearest = Math.min(...words.map((each) => distance(text, each)));
      const found = nearestWord(text, words);
      if (nearest > 2) expect(found).toBeUndefined();
      else expect(distance(text, found ?? '')).toBe(nearest);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['webnar', 'WEBINAR'],
  ['in person', 'IN-PERSON'],
  ['exhibition', undefined],
])('%s means %s', (text, meant) => {
  expect(nearestWord(text, ['WEBINAR', 'IN-PERSON', 'EXHIBIT'])).toBe(meant);
});
