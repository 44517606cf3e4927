/**
 * Looks for what a PDF must not hold by the names with which it would say so. Names are sought in every byte of the file and of every
 * stream in it that can be unpacked, whatever seems to stand there: so no trick with the file's structure (objects in streams, names
 * in another spelling, objects that no table lists) keeps one from being seen.
 * @see ISO 32000-1 sections 7.3.5 (names), 7.5.7 (object streams), 12.6.4 (actions)
 */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** What was found, the gravest first. */
export type PdfFinding = 'tooHeavy' | 'encrypted' | 'active' | 'damaged';

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
  'RichMedia',
  'RichMediaContent',
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

/** A name as it is meant: any of its characters may be written as `#` and two hex digits. */
const meant = (written: string): string =>
  written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** All that a file says it holds which it must not. */
export function findingsIn(file: Buffer): ReadonlySet<PdfFinding> {
  const found = new Set<PdfFinding>();
  lookThrough(file, found);
  let [together, count, position] = [0, 0, 0];
  for (;;) {
    const at = file.indexOf('stream', position, 'latin1');
    if (at < 0) break;
    position = at + 'stream'.length;
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    count += 1;
    const head = headOf(file, at);
    const unpacked = unpack(file, position);
    if (unpacked === 'tooHeavy') return found.add(unpacked);
    together += unpacked?.length ?? 0;
    if (together > LARGEST_TOGETHER || count > MOST_STREAMS) return found.add('tooHeavy');
    if (unpacked) lookThrough(unpacked, found);
    if (canHide(head, unpacked !== null)) found.add('damaged');
  }
  return found;
}

function lookThrough(bytes: Buffer, found: Set<PdfFinding>): void {
  for (let from = 0; from < bytes.length; from += GO - OVERLAP) {
    for (const [, written = ''] of bytes.toString('latin1', from, from + GO).matchAll(NAME)) {
      const name = meant(written);
      if (ACTIVE.has(name)) found.add('active');
      if (name === 'Encrypt') found.add('encrypted');
    }
  }
}

/** The names of the dictionary before a stream. */
function headOf(file: Buffer, at: number): readonly string[] {
  const from = Math.max(file.lastIndexOf('endobj', at), file.lastIndexOf('endstream', at), 0);
  return [...file.toString('latin1', from, at).matchAll(NAME)].map(([, written = '']) => meant(written));
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

const FLATE: ReadonlySet<string> = new Set(['FlateDecode', 'Fl']);
const OTHER_FILTERS =
  /^(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt|DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)$/;

/**
 * Whether something can hide in a stream: packed by Flate as it says, it could not be unpacked. Objects that lie in a stream must be
 * packed as every program packs them, by Flate alone and without a predictor, so that they were seen.
 */
function canHide(head: readonly string[], isUnpacked: boolean): boolean {
  const saysFlate = head.some((name) => FLATE.has(name));
  const saysOther = head.some((name) => OTHER_FILTERS.test(name));
  if (saysFlate && !saysOther && !isUnpacked) return true;
  if (!head.includes('ObjStm')) return false;
  // A filter that is named in an object of its own could be any.
  return saysOther || head.includes('Predictor') || (head.includes('Filter') && !saysFlate);
}
