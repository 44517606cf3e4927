/**
 * Judges what the objects of a PDF do, by a list of what is harmless: links, bookmarks and buttons show a page of the file, or lead to
 * the web, to a mailbox or a telephone, one thing each; on opening a page is shown. Whatever else stands where an action is looked for
 * is refused, and what could bring a file from elsewhere.
 * @see ISO 32000-1 sections 12.6 (actions), 7.11 (files)
 */
import type { PdfObject } from './pdf-objects.ts';
import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
  valuesOf,
} from './pdf-values.ts';

type ByNumber = ReadonlyMap<number, readonly PdfValue[]>;

/** Whether any of these objects does something, or could, that is not on the list. */
export function isActive(objects: readonly PdfObject[]): boolean {
  const byNumber = numbered(objects);
  const dictionaries = objects.flatMap(({ value }) => [...dictionariesIn(value)]);
  if (dictionaries.some((dictionary) => dictionary.pairs.some((pair) => isUnsafe(pair, dictionary))))
    return true;
  const addresses = dictionaries.flatMap((dictionary) => valuesOf(dictionary, '/URI'));
  if (!addresses.every((value) => meant(value, byNumber).every(isAddress))) return true;
  const opening = dictionaries.flatMap((dictionary) => valuesOf(dictionary, '/OpenAction'));
  if (!opening.every((value) => meant(value, byNumber).every(showsPage))) return true;
  const named = dictionaries.flatMap((dictionary) => ACTS.flatMap((key) => valuesOf(dictionary, key)));
  const actions = [...reached(named, byNumber), ...dictionaries.filter(isAction)];
  return !actions.every(isHarmless);
}

/** What each number may stand for: later writings of an object, too. */
function numbered(objects: readonly PdfObject[]): ByNumber {
  const byNumber = new Map<number, PdfValue[]>();
  for (const { number, value } of objects) {
    if (number === null) continue;
    const before = byNumber.get(number);
    if (before) before.push(value);
    else byNumber.set(number, [value]);
  }
  return byNumber;
}

function* dictionariesIn(value: PdfValue): Generator<PdfDictionary> {
  if (typeof value === 'string' || isReference(value)) return;
  if (isDictionary(value)) yield value;
  for (const item of isDictionary(value) ? value.pairs.map(([, one]) => one) : value)
    yield* dictionariesIn(item);
}

/** Where a link goes, written out: nothing of how it begins may stand for another character, or be left to where the file lies. */
const isAddress = (value: PdfValue): boolean =>
  typeof value === 'string' && /^\((?:https?|mailto|tel):/i.test(value);

const isName = (value: PdfValue): value is string => typeof value === 'string' && value.startsWith('/');
const isText = (value: PdfValue): value is string => typeof value === 'string' && /^[(<]/.test(value);

/** Entries that no dictionary may have, whatever it is. */
function isUnsafe([key, value]: PdfDictionary['pairs'][number], dictionary: PdfDictionary): boolean {
  switch (key) {
    // What happens when a page or a field is opened, left, touched or printed.
    case '/AA':
      return true;
    // What addresses are relative to; a name is a kind of headline.
    case '/Base':
      return !isName(value);
    // A file elsewhere; of annotations F tells how they look, by a number, and of fonts it is a name of their own.
    case '/F':
      return isText(value) || isDictionary(value);
    case '/FS':
      return isName(value);
    // What follows an action; of bookmarks it is the next one.
    case '/Next':
      return valuesOf(dictionary, '/S').length > 0;
    default:
      return false;
  }
}

/** Keys whose value is an action, of whatever has them; `A` of the structure of a page are its attributes. */
const ACTS = ['/A', '/PA', '/NA', '/Next'];

const isAction = (dictionary: PdfDictionary): boolean => valuesOf(dictionary, '/Type').includes('/Action');

/** All dictionaries that these values are, or that stand where they point. */
function reached(values: readonly PdfValue[], byNumber: ByNumber): readonly PdfDictionary[] {
  const found: PdfDictionary[] = [];
  const seen = new Set<number>();
  const waiting = [...values];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') continue;
    if (isDictionary(value)) found.push(value);
    else for (const item of isReference(value) ? pointedAt(value, seen, byNumber) : value) waiting.push(item);
  }
  return found;
}

/** What stands where a reference points; nothing where that was asked before. */
function pointedAt({ reference }: PdfReference, seen: Set<number>, byNumber: ByNumber): readonly PdfValue[] {
  if (seen.has(reference)) return [];
  seen.add(reference);
  return byNumber.get(reference) ?? [];
}

const HARMLESS: ReadonlySet<PdfValue> = new Set(['/URI', '/GoTo', '/Named']);
const TURNS_PAGE: ReadonlySet<PdfValue> = new Set(['/NextPage', '/PrevPage', '/FirstPage', '/LastPage']);

/** Where no kind of action is named nothing is done. */
function isHarmless(action: PdfDictionary): boolean {
  const kinds = valuesOf(action, '/S');
  if (kinds.length === 0) return true;
  const isNamed = kinds.includes('/Named');
  return (
    kinds.every((kind) => HARMLESS.has(kind)) &&
    (!isNamed || valuesOf(action, '/N').every((what) => TURNS_PAGE.has(what)))
  );
}

/** What a value stands for: itself, or all that stands where it points, `null` where nothing does. */
function meant(value: PdfValue, byNumber: ByNumber): readonly PdfValue[] {
  return isReference(value) ? (byNumber.get(value.reference) ?? ['null']) : [value];
}

/** A page and how it is shown, or an action that says no more than that. */
const showsPage = (value: PdfValue): boolean => isPlace(value) || isGoTo(value);

/** `[10 0 R/Fit]`. */
const isPlace = (value: PdfValue): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' || isReference(item));

function isGoTo(value: PdfValue): boolean {
  if (!isDictionary(value) || valuesOf(value, '/Next').length > 0) return false;
  const kinds = valuesOf(value, '/S');
  return kinds.length > 0 && kinds.every((kind) => kind === '/GoTo');
}
