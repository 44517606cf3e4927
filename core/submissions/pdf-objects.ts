/**
 * Reads the objects that stand in a PDF by themselves, as strictly as programs write them. Viewers differ in what they make of a
 * comment in a dictionary, of a key that is no name, of an object in another one's text; so such a file is refused, and of what is
 * left every viewer sees what we see.
 * @see ISO 32000-1 sections 7.2 (tokens), 7.3 (objects)
 */

/** A name as `/FlateDecode`, a word as it stands, '' for a text, what an array holds; null for a dictionary. */
export type PdfValue = string | readonly PdfValue[] | null;

/** The pairs of a dictionary, in their order; keys as `/Length`. */
export type PdfDictionary = readonly (readonly [key: string, value: PdfValue])[];

/** A name as it is meant: any of its characters may be written as `#` and two hex digits. */
export const meantName = (written: string): string =>
  written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The dictionaries of a file's streams, by the place of their word `stream`; null for a file that is not written strictly. */
export function readStreams(file: Buffer): ReadonlyMap<number, PdfDictionary> | null {
  const text = file.toString('latin1');
  const streams = new Map<number, PdfDictionary>();
  let behind = 0;
  for (const { index } of text.matchAll(/obj/g)) {
    const head = headBefore(text, index);
    if (head === 'none') continue;
    if (head === 'unclear' || index < behind) return null;
    const object = readObject(text, index + 'obj'.length);
    if (object === null) return null;
    behind = object.end;
    if (object.dictionary) streams.set(object.end, object.dictionary);
  }
  return streams;
}

/** Characters before `obj` that are looked at. */
const LONGEST_HEAD = 200;

/** Whether the two numbers of an object stand before `obj`; unclear where a viewer may find them though they are not written plainly. */
function headBefore(text: string, at: number): 'head' | 'none' | 'unclear' {
  const before = text.slice(Math.max(0, at - LONGEST_HEAD), at);
  const next = text[at + 'obj'.length] ?? '';
  if (/[^\0\t\n\f\r \d+\-.]$/.test(before) || /[^\0\t\n\f\r ()<>[\]{}/%\d]/.test(next)) return 'none';
  const numbers = /\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]*$/.exec(before);
  if (numbers)
    return /\d/.test(next) || isInComment(text, at - before.length + numbers.index) ? 'unclear' : 'head';
  const said = before.replace(/[\0\t\n\f\r ]+$/, '');
  if (said === '' || /[\d+\-.]$/.test(said)) return 'unclear';
  return isInComment(text, at - before.length + said.length) ? 'unclear' : 'none';
}

/** Whether a percent sign stands before this place on its line. */
function isInComment(text: string, at: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return text.slice(lineStart, at).includes('%');
}

interface PdfObject {
  /** The place of `endobj` or `stream`. */
  readonly end: number;
  /** Of a stream; null for every other object. */
  readonly dictionary: PdfDictionary | null;
}

/** Null for what is not written strictly. */
function readObject(text: string, from: number): PdfObject | null {
  const tokens = new Tokens(text, from);
  const first = tokens.next();
  if (first === 'endobj') return { end: tokens.start, dictionary: null };
  const value = first === null ? undefined : readValue(first, tokens, 0);
  if (value === undefined) return null;
  let last = tokens.next();
  // A reference to another object is one, too.
  if (typeof value !== 'object' && last !== null && /^\d+$/.test(last) && tokens.next() === 'R')
    last = tokens.next();
  const end = tokens.start;
  if (last === 'endobj') return { end, dictionary: null };
  return last === 'stream' && isDictionary(value) ? { end, dictionary: value.pairs } : null;
}

/** While it is read, a dictionary is told from an array by its pairs. */
interface ReadDictionary {
  readonly pairs: PdfDictionary;
}
type ReadValue = string | readonly PdfValue[] | ReadDictionary;

const isDictionary = (value: ReadValue): value is ReadDictionary =>
  typeof value === 'object' && 'pairs' in value;

/** Dictionaries and arrays in one another. */
const DEEPEST = 60;

/** What begins with a token; undefined for what is not written strictly. */
function readValue(token: string, tokens: Tokens, depth: number): ReadValue | undefined {
  if (token !== '<<' && token !== '[') return isPlain(token) ? token : undefined;
  const items = depth < DEEPEST ? itemsUntil(token === '[' ? ']' : '>>', tokens, depth + 1) : undefined;
  return items && token === '<<' ? pairsOf(items) : items;
}

const isPlain = (token: string): boolean =>
  token === '' || token.startsWith('/') || /^(?:[+\-.\deE]+|true|false|null)$/.test(token);

function itemsUntil(closing: ']' | '>>', tokens: Tokens, depth: number): PdfValue[] | undefined {
  const items: PdfValue[] = [];
  for (;;) {
    const token = tokens.next();
    if (token === null) return undefined;
    if (token === closing) return items;
    if (token === 'R') {
      // `12 0 R` is one thing.
      if (![items.pop(), items.at(-1)].every((item) => typeof item === 'string' && /^\d+$/.test(item)))
        return undefined;
      items[items.length - 1] = 'R';
      continue;
    }
    const value = readValue(token, tokens, depth);
    if (value === undefined) return undefined;
    items.push(isDictionary(value) ? null : value);
  }
}

function pairsOf(items: readonly PdfValue[]): ReadDictionary | undefined {
  if (items.length % 2 !== 0) return undefined;
  const pairs: [string, PdfValue][] = [];
  for (let at = 0; at < items.length; at += 2) {
    const [key, value] = [items[at], items[at + 1]];
    if (typeof key !== 'string' || !key.startsWith('/') || value === undefined) return undefined;
    pairs.push([key, value]);
  }
  return { pairs };
}

/** Blanks, and then a bracket, a text in hex digits, a name or a word. A percent sign is none of them. */
const TOKEN =
  /[\0\t\n\f\r ]*(?:(<<|>>|\[|\]|\()|(<[\dA-Fa-f\0\t\n\f\r ]*>)|\/([^\0\t\n\f\r ()<>[\]{}/%]*)|([^\0\t\n\f\r ()<>[\]{}/%]+))/y;
/** What a text in round brackets is made of. */
const IN_TEXT = /[^()\\]*(?:([()])|\\[\s\S])/y;

class Tokens {
  readonly #text: string;
  #at: number;
  /** Where the last one begins. */
  start = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#at = from;
  }

  /** Null where none is, or one that is not whole. A text is ''. */
  next(): string | null {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#text);
    if (!found) return null;
    const [, bracket, hex, name, word = ''] = found;
    this.#at = TOKEN.lastIndex;
    this.start = this.#at - (bracket ?? word).length;
    if (bracket === '(') return this.#passText() ? '' : null;
    if (hex !== undefined) return '';
    return bracket ?? (name === undefined ? word : `/${meantName(name)}`);
  }

  #passText(): boolean {
    for (let depth = 1; depth > 0; ) {
      IN_TEXT.lastIndex = this.#at;
      const found = IN_TEXT.exec(this.#text);
      if (!found) return false;
      this.#at = IN_TEXT.lastIndex;
      if (found[1]) depth += found[1] === '(' ? 1 : -1;
    }
    return true;
  }
}
