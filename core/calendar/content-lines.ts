/** Cuts the text of an iCalendar file into its content lines, each with the number of the line it begins in. */

/** One unfolded line: `SUMMARY:Hello`. */
export interface ContentLine {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** A file that was saved twice, or put together from several, has more than one. */
const BYTE_ORDER_MARKS = /^\uFEFF+/;
const BYTE_ORDER_MARK = '\uFEFF';
const CRLF = '\r\n';

/**
 * The content lines of `text` in order. Lines may end in CRLF, LF or CR; a line that begins with a space or a
 * tab continues the one above (RFC 5545 section 3.1); empty lines are passed over, as every calendar program does.
 */
export function* contentLines(text: string): Generator<ContentLine> {
  let open: { line: number; text: string } | null = null;
  for (const { line, text: written } of physicalLines(text)) {
    const physical = written.startsWith(BYTE_ORDER_MARK) ? written.replace(BYTE_ORDER_MARKS, '') : written;
    if (physical === '') continue;
    if (open && (physical.startsWith(' ') || physical.startsWith('\t'))) {
      open.text += physical.slice(1);
      continue;
    }
    if (open) yield open;
    open = { line, text: physical };
  }
  if (open) yield open;
}

/** By position rather than by pattern: a match per line would be most of what reading a calendar costs. */
function* physicalLines(text: string): Generator<ContentLine> {
  let from = 0;
  let lineFeed = -1;
  let carriageReturn = -1;
  for (let line = 1; from <= text.length; line += 1) {
    if (lineFeed < from) lineFeed = indexOrEnd(text, '\n', from);
    if (carriageReturn < from) carriageReturn = indexOrEnd(text, '\r', from);
    const end = Math.min(lineFeed, carriageReturn);
    yield { line, text: text.slice(from, end) };
    from = end + (carriageReturn + 1 === lineFeed ? CRLF.length : 1);
  }
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}
