/** Text in lines of a terminal's width. */

/** Columns of a report. */
export const WIDTH = 96;

/** Breaks text between words, so that no line is wider than the page unless one word is. */
export function wrap(text: string, first: string, others: string): string[] {
  if (first.length + text.length <= WIDTH) return [first + text];
  const lines: string[] = [];
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(first + word);
    else if (last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(others + word);
  }
  return lines;
}
