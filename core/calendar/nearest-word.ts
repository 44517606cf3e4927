/** Which of the words that are known a misspelt one was meant to be. */

/** More slips than that make another word. */
const MOST_SLIPS = 2;

/** The one of `words` that is at most two letters put in, left out or changed away from `text`; the nearest wins. */
export function nearestWord<Word extends string>(text: string, words: readonly Word[]): Word | undefined {
  const typed = text.toUpperCase();
  return words
    .map((word) => ({ word, slips: slipsBetween(typed, word.toUpperCase()) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .toSorted((one, other) => one.slips - other.slips)[0]?.word;
}

/** Columns of Levenshtein's table that can still lead to few enough slips: as many on either side of the diagonal. */
const BAND = Array.from({ length: 2 * MOST_SLIPS + 1 }, (_, column) => column - MOST_SLIPS);

/**
 * Levenshtein's distance as far as it is at most MOST_SLIPS, else something larger: row by row, along the diagonal only,
 * so that the work grows as the words do and not as their square.
 */
function slipsBetween(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  if (Math.abs(from.length - to.length) > MOST_SLIPS) return Infinity;
  let row = BAND.map((column) => (column < 0 ? Infinity : column));
  for (const [index, letter] of from.entries()) {
    const next: number[] = [];
    for (const [at, offset] of BAND.entries()) {
      const column = index + 1 + offset;
      const isWithin = column >= 0 && column <= to.length;
      const changed = valueAt(row, at) + Number(letter !== to[column - 1]);
      const fewest = Math.min(
        column > 0 ? changed : Infinity,
        valueAt(row, at + 1) + 1,
        valueAt(next, at - 1) + 1,
      );
      next.push(isWithin ? fewest : Infinity);
    }
    if (Math.min(...next) > MOST_SLIPS) return Infinity;
    row = next;
  }
  return valueAt(row, to.length - from.length + MOST_SLIPS);
}

const valueAt = (row: readonly number[], column: number): number => row[column] ?? Infinity;
