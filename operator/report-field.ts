/** How a check tells of one file: a head, and below it fields in one column. */
import { wrap } from './wrapped-text.ts';

const LABEL = 12;

/** The name of what a file holds, the file, and a line below them. */
export function headPart(file: string, name: string): string {
  const head = [...wrap(name, '', ''), file];
  return [...head, '─'.repeat(Math.max(...head.map(({ length }) => length)))].join('\n');
}

/** A label and its text, which goes on in its own column. */
export const field = (label: string, text: string): string =>
  wrap(text, `    ${label.padEnd(LABEL)}`, ' '.repeat(4 + LABEL)).join('\n');
