/**
 * Looks for what a PDF must not hold: by the names with which it would say so, sought in every byte of the file and of every stream in it
 * that can be unpacked, whatever seems to stand there; and by what its objects do. Objects that lie in a stream must be packed so that
 * we see all of them, and the file written so that every viewer finds the same objects.
 * @see ISO 32000-1 sections 7.3.5 (names), 7.5.7 (object streams), 12.6.4 (actions)
 */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { isActive } from './pdf-actions.ts';
import { type PdfObject, readInside, readObjects, type StandingObject } from './pdf-objects.ts';
import { isDictionary, meantName, type PdfDictionary, type PdfValue, valuesOf } from './pdf-values.ts';

/** What was found, the gravest first. */
export type PdfFinding =
  | 'tooHeavy'
  | 'encrypted'
  | 'active'
  | 'damaged'
  /** Something happens when it is opened: harmless, where that is to show one of its pages. */
  | 'opening';

/** Bytes that one stream may have unpacked: a picture of a whole page without loss has some 30 MB. */
const LARGEST_STREAM = 48_000_000;
/** Bytes of all of them together. */
const LARGEST_TOGETHER = 120_000_000;
/** Streams of one file: a page of a flyer has some tens of them. */
const MOST_STREAMS = 3_000;

/** A file that runs, opens, sends or brings something. Each is long enough not to stand in compressed data by chance. */
const ACTIVE: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'GoTo3DView',
  'RichMedia',
  'RichMediaContent',
  'RichMediaExecute',
  'Rendition',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'OnInstantiate',
  'XFA',
  'Movie',
  'Sound',
]);

/** Bytes of unpacked data that are looked at in one go, and how far two goes overlap: by the longest spelling of a name. */
const GO = 1_000_000;
const OVERLAP = 200;

/** What PDF's names end at. */
const NAME = /\/((?:(?![\s()<>[\]{}/%])\P{Cc}|[\u0080-\u009f]){2,120})/gu;

/** What happens when a page or a file is opened, printed or left: too short to be sought alone. */
const ADDITIONAL_ACTIONS = /\/(?:A|#41){2}[\0\s]*(?:<<|[+-]?\d+[\0\s]+[+-]?\d+[\0\s]+R|%)/;

/** All that a file says it holds which it must not. */
export function findingsIn(file: Buffer): ReadonlySet<PdfFinding> {
  const found = new Set<PdfFinding>();
  lookThrough(file, found);
  const standing = readObjects(file);
  if (standing === null) found.add('damaged');
  const inside = lookIntoStreams(file, standing ?? [], found);
  // What is missing may be what is referred to, so it is judged by what hides it.
  if (!found.has('damaged') && isActive([...(standing ?? []), ...inside])) found.add('active');
  return found;
}

/** Adds what the streams hold, and gives the objects that lie in them. */
function lookIntoStreams(
  file: Buffer,
  standing: readonly StandingObject[],
  found: Set<PdfFinding>,
): readonly PdfObject[] {
  const byPlace = new Map(standing.map(({ streamAt, value }) => [streamAt, value]));
  const objects: PdfObject[] = [];
  for (const stream of streamsIn(file)) {
    if (stream.unpacked === 'tooHeavy') {
      found.add('tooHeavy');
      return [];
    }
    if (stream.unpacked) lookThrough(stream.unpacked, found);
    const dictionary = byPlace.get(stream.at);
    const inside = isDictionary(dictionary) ? objectsInside(dictionary, stream.data, stream.unpacked) : [];
    if (inside === null) found.add('damaged');
    for (const object of inside ?? []) objects.push(object);
  }
  return objects;
}

interface PdfStream {
  /** The place of its word `stream`. */
  readonly at: number;
  /** What stands behind the end of that line; how much of it is the stream's is not known. */
  readonly data: Buffer;
  /** Null for what can't be unpacked. */
  readonly unpacked: Buffer | null | 'tooHeavy';
}

/** Whatever begins with the word, whatever seems to stand around it; the last one, where together they are too heavy. */
function* streamsIn(file: Buffer): Generator<PdfStream> {
  let [together, count] = [0, 0];
  for (const at of placesOfStreams(file)) {
    const data = dataBehind(file, at);
    const unpacked = unpack(data);
    count += 1;
    together += unpacked?.length ?? 0;
    const isTooHeavy = together > LARGEST_TOGETHER || count > MOST_STREAMS;
    yield { at, data, unpacked: isTooHeavy ? 'tooHeavy' : unpacked };
  }
}

const STREAM = 'stream';

function* placesOfStreams(file: Buffer): Generator<number> {
  for (let at = file.indexOf(STREAM); at >= 0; at = file.indexOf(STREAM, at + STREAM.length))
    if (file.toString('latin1', Math.max(0, at - 3), at) !== 'end') yield at;
}

function lookThrough(bytes: Buffer, found: Set<PdfFinding>): void {
  for (let from = 0; from < bytes.length; from += GO - OVERLAP) {
    const text = bytes.toString('latin1', from, from + GO);
    if (ADDITIONAL_ACTIONS.test(text)) found.add('active');
    for (const [, written = ''] of text.matchAll(NAME)) {
      // Some viewers end a name at the character of number 0.
      const [name = ''] = meantName(written).split('\0', 1);
      if (ACTIVE.has(name)) found.add('active');
      if (name === 'Encrypt') found.add('encrypted');
      if (name === 'OpenAction') found.add('opening');
    }
  }
}

function dataBehind(file: Buffer, at: number): Buffer {
  const behind = at + STREAM.length;
  return file.subarray(behind + (file[behind] === 0x0d && file[behind + 1] === 0x0a ? 2 : 1));
}

/** What zlib makes of data; null for what it can't unpack. */
function unpack(packed: Buffer): Buffer | null | 'tooHeavy' {
  // What stands behind the data (`endstream`) is passed over. Readers do not mind a wrong sum at its end, so it is read without, too.
  const whole = tryUnpacking(() => inflateSync(packed, { maxOutputLength: LARGEST_STREAM }));
  if (whole !== null || !isZlibHead(packed)) return whole;
  const maxOutputLength = LARGEST_STREAM;
  return tryUnpacking(() =>
    inflateRawSync(packed.subarray(2), { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }),
  );
}

/** RFC 1950 section 2.2. */
const isZlibHead = ([first = 0, second = 0]: Buffer): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;

function tryUnpacking(inflate: () => Buffer): Buffer | null | 'tooHeavy' {
  try {
    return inflate();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooHeavy' : null;
  }
}

const FLATE: ReadonlySet<PdfValue> = new Set(['/FlateDecode', '/Fl']);

/** Entries by which the data of a stream lie elsewhere, or are taken from another file. PDF.js takes `F` as short for `Filter`. */
const ELSEWHERE = ['/F', '/FFilter', '/FDecodeParms', '/Ref'];
/** Entries by which a stream of objects could be packed otherwise; PDF.js takes `DP` as short for `DecodeParms`. */
const OTHERWISE = ['/DP', '/DecodeParms'];

/** Bytes of a stream that are looked at for how it begins. */
const LONGEST_BEGINNING = 2_000;

/** Two numbers, with which a stream of objects begins; or so much between them that it is not seen. */
const NUMBERS = /^[\0\s]*(?:$|%|[+\-.\d]+(?:$|%|[\0\s]+(?:$|%|[+\-.\d])))/;

/**
 * The objects that lie in a stream; null where something can hide in it: packed by Flate as it says, it could not be unpacked. Objects
 * must be packed as every program packs them, once, by Flate alone and without a predictor, so that they were seen.
 */
function objectsInside(
  dictionary: PdfDictionary,
  data: Buffer,
  unpacked: Buffer | null,
): readonly PdfObject[] | null {
  const has = (keys: readonly string[]) => keys.some((key) => valuesOf(dictionary, key).length > 0);
  const filters = valuesOf(dictionary, '/Filter').flat();
  const isFlate = filters.length > 0 && filters.every((filter) => FLATE.has(filter));
  if (has(ELSEWHERE) || (isFlate && unpacked === null)) return null;
  const isOfObjects = has(['/First']) || dictionary.pairs.some(([, value]) => value === '/ObjStm');
  if (!isOfObjects && !has(['/N'])) return [];
  if (has(OTHERWISE) || filters.length > 1 || (filters.length === 1 && !isFlate)) return null;
  const content = isFlate ? unpacked : null;
  if (isOfObjects) return content && readInside(content.toString('latin1'), dictionary);
  // Of a colour profile `N` is the number of colours. But there are viewers that ask for nothing else.
  return NUMBERS.test((content ?? data).toString('latin1', 0, LONGEST_BEGINNING)) ? null : [];
}
