/** Cuts the text of an iCalendar file into its content lines, each with the number of the line it begins in. */

/** One unfolded line: `SUMMARY:Hello`. */
export interface ContentLine {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly text: string;
}

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = /\r\n|\n|\r/g;

/**
 * The content lines of `text` in order. Lines may end in CRLF, LF or CR; a line that begins with a space or a
 * tab continues the one above (RFC 5545 section 3.1); empty lines are passed over, as every calendar program does.
 */
export function* contentLines(text: string): Generator<ContentLine> {
  let open: { line: number; text: string } | null = null;
  for (const { line, text: physical } of physicalLines(text)) {
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

function* physicalLines(text: string): Generator<ContentLine> {
  let from = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  let line = 1;
  for (const end of text.matchAll(LINE_END)) {
    yield { line, text: text.slice(from, end.index) };
    from = end.index + end[0].length;
    line += 1;
  }
  yield { line, text: text.slice(from) };
}
