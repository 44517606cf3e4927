/**
 * Finds a second file in a first: what some programs would open as an archive, a page or a disk, though it begins as a PDF. Such
 * files have no honest use, so whatever looks like one is refused.
 */

/** Where a format is recognized by its first bytes, anywhere, or at one place. */
interface Signature {
  readonly bytes: Buffer;
  /** Bytes from the beginning; null: anywhere. */
  readonly at: number | null;
}

const anywhere = (...bytes: readonly number[]): Signature => ({ bytes: Buffer.from(bytes), at: null });

/** Long enough not to stand in compressed data by chance; formats with shorter ones begin a file, as this one does not. */
const SIGNATURES: readonly Signature[] = [
  // RAR and 7-Zip are found behind anything, as in archives that unpack themselves.
  anywhere(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07),
  anywhere(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c),
  { bytes: Buffer.from('ustar'), at: 257 },
  { bytes: Buffer.from('CD001'), at: 0x8001 },
];

/** Programs look for the end of a ZIP (a JAR, a DOCM) in this many last bytes of a file. @see APPNOTE.TXT section 4.3.16 */
const ZIP_TAIL = 22 + 0xffff;
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** Markup that browsers run when they take a file for a page. */
const PAGE = /<(?:!doctype|html|script|iframe|object|embed)[\s>/]|<\?php/i;

/** Whether `file`, which begins as something else, can be opened as another kind of file. */
export function holdsOtherFormat(file: Buffer): boolean {
  if (file.subarray(Math.max(0, file.length - ZIP_TAIL)).includes(ZIP_END)) return true;
  if (PAGE.test(file.toString('latin1'))) return true;
  return SIGNATURES.some(({ bytes, at }) =>
    at === null ? file.includes(bytes) : file.subarray(at, at + bytes.length).equals(bytes),
  );
}
