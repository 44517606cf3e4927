/**
 * How much Markdown is read, and what is said of more. The lexer's time grows as the square of a stretch without an empty line
 * (100,000 characters of `__a_` took 27 s, 8,000 take 0.2 s), and it calls itself once for each list or quote within another.
 */
import type { ProblemLog } from '../calendar/problem-log.ts';

/** Bytes of UTF-8. */
const LARGEST = 100 * 1024;
/** Characters between two empty lines. */
const LONGEST_STRETCH = 8000;
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
  let stretch = 0;
  let isTold = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (MARKERS.test(line)) log.error(firstLine + index, TOO_DEEP, TOO_DEEP);
    const isEmpty = line.trim() === '';
    stretch = isEmpty ? 0 : stretch + line.length + 1;
    if (isEmpty) isTold = false;
    if (stretch <= LONGEST_STRETCH || isTold) continue;
    isTold = true;
    log.error(firstLine + index, TOO_LONG);
  }
  return log.errors === before;
}

/** What is said of lists and quotes within each other, however it is noticed. */
export const TOO_DEEP =
  'lists and quotes stand too deep within each other: a list may have one list within it, so move what is deeper out';

const TOO_LONG = `more than ${LONGEST_STRETCH.toLocaleString('en-US')} characters stand here without an empty line: put one between paragraphs, or between the items of a list`;
