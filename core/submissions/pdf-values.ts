/**
 * Reads the values that PDFs are made of, as strictly as programs write them: viewers differ in what they make of a comment in a
 * dictionary, or of a key that is no name.
 * @see ISO 32000-1 sections 7.2 (tokens), 7.3 (objects)
 */

/** A name as `/FlateDecode`, a text as `(it stands`, `<` for a text in hex digits, a word as it stands; or what is made of these. */
export type PdfValue = string | PdfReference | PdfDictionary | readonly PdfValue[];

/** An object that stands elsewhere, as `12 0 R`. */
export interface PdfReference {
  readonly reference: number;
}

export interface PdfDictionary {
  /** In their order, none left out; keys as `/Length`. */
  readonly pairs: readonly (readonly [key: string, value: PdfValue])[];
}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && 'pairs' in value;

export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && 'reference' in value;

/** All that a dictionary says under one key: viewers differ in which of two they take. */
export const valuesOf = ({ pairs }: PdfDictionary, key: string): readonly PdfValue[] =>
  pairs.filter(([other]) => other === key).map(([, value]) => value);

/** A name as it is meant: any of its characters may be written as `#` and two hex digits. */
export const meantName = (written: string): string =>
  written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Dictionaries and arrays in one another. */
const DEEPEST = 60;

/** The next one; undefined where none is that is written strictly. */
export function nextValue(tokens: Tokens): PdfValue | undefined {
  const first = tokens.next();
  const value = first === null ? undefined : readValue(first, tokens, 0);
  return isWhole(value) && tokens.passReference() ? { reference: Number(value) } : value;
}

const isWhole = (value: PdfValue | undefined): value is string =>
  typeof value === 'string' && /^\d+$/.test(value);

/** What begins with a token; undefined for what is not written strictly. */
function readValue(token: string, tokens: Tokens, depth: number): PdfValue | undefined {
  if (token !== '<<' && token !== '[') return isPlain(token) ? token : undefined;
  const items = depth < DEEPEST ? itemsUntil(token === '[' ? ']' : '>>', tokens, depth + 1) : undefined;
  return items && token === '<<' ? pairsOf(items) : items;
}

const isPlain = (token: string): boolean =>
  token === '<' || /^[/(]/.test(token) || /^(?:[+\-.\deE]+|true|false|null)$/.test(token);

function itemsUntil(closing: ']' | '>>', tokens: Tokens, depth: number): PdfValue[] | undefined {
  const items: PdfValue[] = [];
  for (;;) {
    const token = tokens.next();
    if (token === null) return undefined;
    if (token === closing) return items;
    if (token === 'R') {
      // `12 0 R` is one thing.
      const [generation, number] = [items.pop(), items.pop()];
      if (!isWhole(generation) || !isWhole(number)) return undefined;
      items.push({ reference: Number(number) });
      continue;
    }
    const value = readValue(token, tokens, depth);
    if (value === undefined) return undefined;
    items.push(value);
  }
}

function pairsOf(items: readonly PdfValue[]): PdfDictionary | undefined {
  if (items.length % 2 !== 0) return undefined;
  const pairs: [string, PdfValue][] = [];
  for (let at = 0; at < items.length; at += 2) {
    const [key, value] = [items[at], items[at + 1]];
    if (typeof key !== 'string' || !key.startsWith('/') || value === undefined) return undefined;
    pairs.push([key, value]);
  }
  return { pairs };
}

/**
 * Blanks, and then a bracket, a text in hex digits, a name or a word. A percent sign is none of them: of comments there is that of
 * cairo, by which many programs print, a number behind each page.
 */
const TOKEN =
  /[\0\t\n\f\r ]*(?:% \d{1,6}\n[\0\t\n\f\r ]*)*(?:(<<|>>|\[|\]|\()|(<[\dA-Fa-f\0\t\n\f\r ]*>)|\/([^\0\t\n\f\r ()<>[\]{}/%]*)|([^\0\t\n\f\r ()<>[\]{}/%]+))/y;
/** What a text in round brackets is made of. */
const IN_TEXT = /[^()\\]*(?:([()])|\\[\s\S])/y;
/** What stands behind the number of an object to refer to it. */
const REFERENCE = /[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

export const isBlank = (text: string): boolean => /^[\0\t\n\f\r ]*$/.test(text);

/** The tokens of a text, one after the other. */
export class Tokens {
  readonly #text: string;
  #at: number;
  /** Where the last one begins. */
  start = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#at = from;
  }

  /** Null where none is, or one that is not whole. A text is `(` and what stands in its brackets, or `<`. */
  next(): string | null {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#text);
    if (!found) return null;
    const [, bracket, hex, name, word = ''] = found;
    this.#at = TOKEN.lastIndex;
    this.start = this.#at - (bracket ?? word).length;
    if (bracket === '(') {
      const from = this.#at - 1;
      return this.#passText() ? this.#text.slice(from, this.#at - 1) : null;
    }
    if (hex !== undefined) return '<';
    // No name may hold the character of number 0: some viewers end it there.
    if (name?.includes('#00')) return null;
    return bracket ?? (name === undefined ? word : `/${meantName(name)}`);
  }

  /** Whether what follows makes a reference of the number before it; if so, it is passed. */
  passReference(): boolean {
    REFERENCE.lastIndex = this.#at;
    const isOne = REFERENCE.test(this.#text);
    if (isOne) this.#at = REFERENCE.lastIndex;
    return isOne;
  }

  /** Whether nothing but blanks is left. */
  isAtEnd(): boolean {
    return isBlank(this.#text.slice(this.#at));
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
