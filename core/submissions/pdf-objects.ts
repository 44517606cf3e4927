/**
 * Reads the objects of a PDF, those that stand by themselves and those in a stream, as strictly as programs write them. Viewers mend
 * what is written badly, each in its own way; so such a file is refused, and of what is left every viewer sees what we see.
 * @see ISO 32000-1 sections 7.3.10 (objects), 7.5.7 (streams of objects)
 */
import {
  isBlank,
  isDictionary,
  nextValue,
  type PdfDictionary,
  type PdfValue,
  Tokens,
  valuesOf,
} from './pdf-values.ts';

export interface PdfObject {
  /** By which others refer to it; null for the end of a file (`trailer`), to which none does. */
  readonly number: number | null;
  readonly value: PdfValue;
}

/** An object that stands by itself. */
export interface StandingObject extends PdfObject {
  /** The place of the word `stream`; null for one that is no stream. */
  readonly streamAt: number | null;
}

/** All objects that stand in a file by themselves, and what its ends say; null for a file that is not written strictly. */
export function readObjects(file: Buffer): readonly StandingObject[] | null {
  const text = file.toString('latin1');
  const objects: StandingObject[] = [];
  let behind = 0;
  for (const { index } of text.matchAll(/obj/g)) {
    const head = headBefore(text, index);
    if (head === 'none') continue;
    if (head === 'unclear' || index < behind) return null;
    const object = readObject(text, index + 'obj'.length);
    if (object === null) return null;
    behind = object.end;
    objects.push({ number: head, value: object.value, streamAt: object.isStream ? object.end : null });
  }
  const ends = readEnds(text);
  return ends && [...objects, ...ends];
}

/** Characters before `obj` that are looked at. */
const LONGEST_HEAD = 200;

/** The first of the two numbers of an object that stand before `obj`; unclear where a viewer may find them though they are not written plainly. */
function headBefore(text: string, at: number): number | 'none' | 'unclear' {
  const before = text.slice(Math.max(0, at - LONGEST_HEAD), at);
  const next = text[at + 'obj'.length] ?? '';
  if (/[^\0\t\n\f\r \d+\-.]$/.test(before) || /[^\0\t\n\f\r ()<>[\]{}/%\d]/.test(next)) return 'none';
  const numbers = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]*$/.exec(before);
  if (numbers)
    return /\d/.test(next) || isInComment(text, at - before.length + numbers.index)
      ? 'unclear'
      : Number(numbers[1]);
  const said = before.replace(/[\0\t\n\f\r ]+$/, '');
  if (said === '' || /[\d+\-.]$/.test(said)) return 'unclear';
  return isInComment(text, at - before.length + said.length) ? 'unclear' : 'none';
}

/** Whether a percent sign stands before this place on its line. */
function isInComment(text: string, at: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return text.slice(lineStart, at).includes('%');
}

interface ReadObject {
  readonly value: PdfValue;
  readonly isStream: boolean;
  /** The place of `endobj` or `stream`. */
  readonly end: number;
}

/** Null for what is not written strictly. */
function readObject(text: string, from: number): ReadObject | null {
  const tokens = new Tokens(text, from);
  const value = isEmpty(text, from) ? 'null' : nextValue(tokens);
  const last = value === undefined ? null : tokens.next();
  if (value === undefined || last === null) return null;
  const end = tokens.start;
  if (last === 'endobj') return { value, isStream: false, end };
  // Behind anything but the end of the line viewers differ in where the data begin.
  const isStream = last === 'stream' && isDictionary(value) && /^\r?\n/.test(text.slice(end + 6, end + 8));
  return isStream ? { value, isStream, end } : null;
}

/** Some programs write an object of nothing for one that they have taken out. */
const isEmpty = (text: string, from: number): boolean => new Tokens(text, from).next() === 'endobj';

/** The end of a file, also with comments between, which is not strict, but viewers find it. */
const END = /trailer(?=(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*<<)/g;

function readEnds(text: string): StandingObject[] | null {
  const ends: StandingObject[] = [];
  for (const { index } of text.matchAll(END)) {
    const value = nextValue(new Tokens(text, index + 'trailer'.length));
    if (value === undefined) return null;
    ends.push({ number: null, value, streamAt: null });
  }
  return ends;
}

/**
 * The objects in a stream of them, unpacked: first their numbers and places, then they themselves in this order, with nothing between.
 * Null for a stream that is not so.
 */
export function readInside(content: string, dictionary: PdfDictionary): readonly PdfObject[] | null {
  const [count, first] = [wholeNumber(dictionary, '/N'), wholeNumber(dictionary, '/First')];
  if (count === null || first === null || first > content.length) return null;
  const head = content
    .slice(0, first)
    .split(/[\0\t\n\f\r ]+/)
    .filter(Boolean);
  if (head.length !== count * 2 || !head.every((word) => WHOLE.test(word))) return null;
  const places = head.filter((_, at) => at % 2 === 1).map((word) => first + Number(word));
  if (!isBlank(content.slice(first, places[0]))) return null;
  const objects: PdfObject[] = [];
  for (const [at, place] of places.entries()) {
    // Where the next one begins before this one, nothing is left to be read.
    const tokens = new Tokens(content.slice(place, places[at + 1]), 0);
    const value = nextValue(tokens);
    if (value === undefined || !tokens.isAtEnd()) return null;
    objects.push({ number: Number(head[2 * at]), value });
  }
  return objects;
}

const WHOLE = /^\d{1,10}$/;

/** A number that stands in the dictionary itself, and once. */
function wholeNumber(dictionary: PdfDictionary, key: string): number | null {
  const [value, another] = valuesOf(dictionary, key);
  return typeof value === 'string' && WHOLE.test(value) && another === undefined ? Number(value) : null;
}
