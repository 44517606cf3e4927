/**
 * Looks for what a PDF must not hold by the names with which it would say so. Names are sought in every byte of the file and of every
 * stream in it that can be unpacked, whatever seems to stand there. Objects that lie in a stream must be packed so that we see all of
 * them, and the file written so that every viewer finds the same streams.
 * @see ISO 32000-1 sections 7.3.5 (names), 7.5.7 (object streams), 12.6.4 (actions)
 */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { meantName, type PdfDictionary, type PdfValue, readStreams } from './pdf-objects.ts';

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
const ADDITIONAL_ACTIONS = /\/(?:A|#41){2}[\0\s]*(?:<<|\d+[\0\s]+\d+[\0\s]+R|%)/;

/** All that a file says it holds which it must not. */
export function findingsIn(file: Buffer): ReadonlySet<PdfFinding> {
  const found = new Set<PdfFinding>();
  lookThrough(file, found);
  const streams = readStreams(file);
  if (streams === null) found.add('damaged');
  let [together, count] = [0, 0];
  for (const at of streamsIn(file)) {
    const unpacked = unpack(file, at + STREAM.length);
    if (unpacked === 'tooHeavy') return found.add(unpacked);
    count += 1;
    together += unpacked?.length ?? 0;
    if (together > LARGEST_TOGETHER || count > MOST_STREAMS) return found.add('tooHeavy');
    if (unpacked) lookThrough(unpacked, found);
    const dictionary = streams?.get(at);
    if (dictionary && canHide(dictionary, unpacked)) found.add('damaged');
  }
  return found;
}

const STREAM = 'stream';

/** Where the word stands, whatever seems to stand around it. */
function* streamsIn(file: Buffer): Generator<number> {
  for (let at = file.indexOf(STREAM); at >= 0; at = file.indexOf(STREAM, at + STREAM.length))
    if (file.toString('latin1', Math.max(0, at - 3), at) !== 'end') yield at;
}

function lookThrough(bytes: Buffer, found: Set<PdfFinding>): void {
  for (let from = 0; from < bytes.length; from += GO - OVERLAP) {
    const text = bytes.toString('latin1', from, from + GO);
    if (ADDITIONAL_ACTIONS.test(text)) found.add('active');
    for (const [, written = ''] of text.matchAll(NAME)) {
      const name = meantName(written);
      if (ACTIVE.has(name)) found.add('active');
      if (name === 'Encrypt') found.add('encrypted');
      if (name === 'OpenAction') found.add('opening');
    }
  }
}

/** What zlib makes of the bytes behind `stream`; null for what it can't unpack. */
function unpack(file: Buffer, behind: number): Buffer | null | 'tooHeavy' {
  const lineEnd = file[behind] === 0x0d && file[behind + 1] === 0x0a ? 2 : 1;
  const packed = file.subarray(behind + lineEnd);
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

/** Entries that only streams have in which other objects lie, some readers ask for one of them alone. */
const OF_OBJECTS: ReadonlySet<string> = new Set(['/N', '/First']);
/** Entries by which such a stream could be packed otherwise, or lie elsewhere; PDF.js takes `F` and `DP` as short for `Filter` and `DecodeParms`. */
const OTHERWISE: ReadonlySet<string> = new Set(['/F', '/DP', '/DecodeParms', '/FFilter', '/FDecodeParms']);

/** A stream in a stream, which no program writes. */
const STREAM_INSIDE = />>[\0\s]*(?:%[^\r\n]*[\r\n][\0\s]*)*stream/;

/**
 * Whether something can hide in a stream: packed by Flate as it says, it could not be unpacked. Objects that lie in a stream must be
 * packed as every program packs them, once, by Flate alone and without a predictor, so that they were seen.
 */
function canHide(dictionary: PdfDictionary, unpacked: Buffer | null): boolean {
  const filters = dictionary.filter(([key]) => key === '/Filter').flatMap(([, value]) => value);
  const isFlate = filters.length > 0 && filters.every((filter) => FLATE.has(filter));
  if (isFlate && unpacked === null) return true;
  const holdsObjects = dictionary.some(([key, value]) => OF_OBJECTS.has(key) || value === '/ObjStm');
  if (!holdsObjects) return false;
  if (dictionary.some(([key]) => OTHERWISE.has(key)) || filters.length > 1) return true;
  return (
    filters.length > 0 && (!isFlate || unpacked === null || STREAM_INSIDE.test(unpacked.toString('latin1')))
  );
}
