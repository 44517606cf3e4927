/** Plain words: what may stand in them, on one line or wrapped over several. */

/** C0 and C1 control characters but tab and line feed: no reader needs them, and U+0000 is an error in HTML. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** Text that every format can carry: line ends as `\n`, no control characters, no half surrogate pairs. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .toWellFormed();
}

/** Text on one line, fit for a subject: nothing in it can begin a new header. */
export function singleLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The paragraphs of a text, as separated by empty lines; lines within a paragraph stay. */
export function paragraphs(text: string): string[] {
  return printable(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** How a text begins, up to the end of its first sentence, in a language (BCP 47). */
export function firstSentence(text: string, language: string): string {
  const [first] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(singleLine(text));
  return first?.segment.trim() ?? '';
}

/** Columns of a wrapped line; RFC 3676 section 4.2 asks for fewer than 79. */
const COLUMNS = 76;

/** Wraps text at its spaces, keeping its line ends. A longer word, such as an address, keeps a line of its own. */
export const wrapped = (text: string): string => wrappedAt(text, COLUMNS);

/** The same, in lines of another length. */
export function wrappedAt(text: string, columns: number): string {
  return printable(text)
    .split('\n')
    .map((line) => wrappedLine(line, columns))
    .join('\n');
}

function wrappedLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/\s+/).filter(Boolean)) {
    if (current !== '' && current.length + 1 + word.length > columns) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join('\n');
}
