/**
 * How much Markdown is read, and what is said of more. The lexer's time grows as the square of a stretch without an empty line,
 * most of all where there are many signs of emphasis (100,000 characters of `__a_` took 27 s), and it calls itself once for each list or
 * quote within another.
 */
import type { ProblemLog } from '../calendar/problem-log.ts';

/** Bytes of UTF-8. */
const LARGEST = 100 * 1024;
/** Characters between two empty lines. */
const LONGEST_STRETCH = 8000;
/** Runs of stars and underscores between two empty lines: a hundred bold words have two hundred. */
const MOST_SIGNS = 500;
/** Markers of lists and quotes at the beginning of one line; fewer are told as what they are once they have been read. */
const MOST_MARKERS = 6;
const MARKERS = new RegExp(String.raw`^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))){${MOST_MARKERS + 1}}`);

/** Whether the text may be handed to the lexer; `log` says why not. */
export function isReadable(
  text: string,
  { log, firstLine }: { log: ProblemLog; firstLine: number },
): boolean {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST) {
    log.error(
      firstLine,
      `this text has ${bytes.toLocaleString('en-US')} bytes: at most ${LARGEST.toLocaleString('en-US')} are read, so shorten it, and put the rest on a web page`,
    );
    return false;
  }
  const before = log.errors;
  const stretch = { characters: 0, signs: 0 };
  for (const [index, line] of text.split('\n').entries()) {
    if (MARKERS.test(line)) log.error(firstLine + index, TOO_DEEP, TOO_DEEP);
    const isEmpty = line.trim() === '';
    stretch.characters = isEmpty ? 0 : stretch.characters + line.length + 1;
    stretch.signs = isEmpty ? 0 : stretch.signs + (line.match(/[*_]+/g)?.length ?? 0);
    if (stretch.characters > LONGEST_STRETCH) log.error(firstLine + index, TOO_LONG, TOO_LONG);
    else if (stretch.signs > MOST_SIGNS) log.error(firstLine + index, TOO_MANY, TOO_MANY);
  }
  return log.errors === before;
}

/** What is said of lists and quotes within each other, however it is noticed. */
export const TOO_DEEP =
  'lists and quotes stand too deep within each other: a list may have one list within it, so move what is deeper out';

const TOO_LONG = `more than ${LONGEST_STRETCH.toLocaleString('en-US')} characters stand here without an empty line: put one between paragraphs, or between the items of a list`;

const TOO_MANY = `more than ${MOST_SIGNS} * and _ signs stand here without an empty line: put one between paragraphs, or between the items of a list`;
