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

/** Levenshtein's distance, row by row; words of very different lengths are not worth it. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_SLIPS) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = at(row, column) + Number(letter !== otherLetter);
      next.push(Math.min(changed, at(row, column + 1) + 1, at(next, column) + 1));
    }
    row = next;
  }
  return at(row, other.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
