/** Writes PDFs byte by byte, honest ones and others, so that every test says what is in its file. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** An object's content, as it stands between `obj` and `endobj`. */
export type PdfObject = string | Buffer;

/** A stream with its dictionary; `entries` stand in that beside its length. */
export const streamOf = (data: Buffer | string, entries = ''): Buffer => {
  const bytes = Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
};

export const packed = (data: Buffer | string, entries = ''): Buffer =>
  streamOf(deflateSync(Buffer.from(data)), `${entries}/Filter/FlateDecode`);

/** What is drawn on a page: one line of text. */
const line = (text: string): string => `BT /F1 14 Tf 40 700 Td (${text}) Tj ET`;

export interface PdfOptions {
  /** One for each page; null is a page with nothing on it. */
  readonly pages?: readonly (string | null)[];
  /** Entries of the catalog, such as `/OpenAction 20 0 R`. */
  readonly catalog?: string;
  /** Entries of each page. */
  readonly page?: string;
  /** Further objects, numbered from 100. */
  readonly objects?: readonly PdfObject[];
  readonly tagged?: boolean;
  /** Entries of the trailer. */
  readonly trailer?: string;
  /** How many objects, numbered from 200, lie in the first of the further ones, where a viewer is told to find them. */
  readonly inside?: number;
}

/** Objects of further numbers begin here. */
export const FIRST_MORE = 100;
/** Objects that lie in another. */
export const FIRST_INSIDE = 200;

/** A whole PDF with its table of objects. */
export function pdfOf(options: PdfOptions = {}): Buffer {
  const { pages = ['Community vigil, January 15, 6 pm'], catalog = '', page = '', objects = [] } = options;
  const marked = options.tagged === false ? '' : '/MarkInfo<</Marked true>>/Lang(en)';
  const numbered: [number, PdfObject][] = [
    [1, `<</Type/Catalog/Pages 2 0 R${marked}${catalog}>>`],
    [2, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${10 + at} 0 R`).join(' ')}]>>`],
    [3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    ...pages.map((_, at): [number, PdfObject] => [
      10 + at,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${50 + at} 0 R/Resources<</Font<</F1 3 0 R>>>>${page}>>`,
    ]),
    ...pages.map((text, at): [number, PdfObject] => [50 + at, packed(text === null ? ' ' : line(text))]),
    ...objects.map((object, at): [number, PdfObject] => [FIRST_MORE + at, object]),
  ];
  return written(numbered, options);
}

function written(
  numbered: readonly (readonly [number, PdfObject])[],
  { trailer = '', inside = 0 }: PdfOptions,
): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  for (const [number, object] of numbered) {
    offsets.set(
      number,
      parts.reduce((sum, { length }) => sum + length, 0),
    );
    parts.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  }
  const tableAt = parts.reduce((sum, { length }) => sum + length, 0);
  if (inside > 0) return Buffer.concat([...parts, packedTable({ offsets, inside, tableAt })]);
  const sections = [...offsets].map(
    ([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`,
  );
  const size = Math.max(...offsets.keys()) + 1;
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${sections.join('')}trailer\n<</Root 1 0 R/Size ${size}${trailer}>>\nstartxref\n${tableAt}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

interface Placed {
  readonly offsets: ReadonlyMap<number, number>;
  readonly inside: number;
  readonly tableAt: number;
}

/** The table as a stream, which can say of an object that it lies in another. */
function packedTable({ offsets, inside, tableAt }: Placed): Buffer {
  const row = (kind: number, where: number, which: number) => {
    const bytes = Buffer.alloc(7);
    bytes.writeUInt8(kind);
    bytes.writeUInt32BE(where, 1);
    bytes.writeUInt16BE(which, 5);
    return bytes;
  };
  const own = FIRST_INSIDE + inside;
  const rows: [number, Buffer][] = [
    [0, row(0, 0, 65_535)],
    ...[...offsets].map(([number, at]): [number, Buffer] => [number, row(1, at, 0)]),
    ...Array.from({ length: inside }, (_, at): [number, Buffer] => [
      FIRST_INSIDE + at,
      row(2, FIRST_MORE, at),
    ]),
    [own, row(1, tableAt, 0)],
  ];
  const index = rows.map(([number]) => `${number} 1`).join(' ');
  const entries = `/Type/XRef/Size ${own + 1}/W[1 4 2]/Index[${index}]/Root 1 0 R`;
  return Buffer.concat([
    Buffer.from(`${own} 0 obj\n`),
    packed(Buffer.concat(rows.map(([, bytes]) => bytes)), entries),
    Buffer.from(`\nendobj\nstartxref\n${tableAt}\n%%EOF\n`),
  ]);
}

/** What a stream of objects holds, and the two entries that say how to read it. */
export function contentOf(
  objects: readonly string[],
  first: number,
): { readonly content: string; readonly numbers: string } {
  let offset = 0;
  const head = objects.map((object, at) => {
    const pair = `${first + at} ${offset}`;
    offset += object.length + 1;
    return pair;
  });
  const beginning = `${head.join(' ')} `;
  return {
    content: `${beginning}${objects.join(' ')}`,
    numbers: `/N ${objects.length}/First ${beginning.length}`,
  };
}

/** Objects packed into one stream, as programs pack them since PDF 1.5. */
export function objectStream(objects: readonly string[], first: number, entries = ''): Buffer {
  const { content, numbers } = contentOf(objects, first);
  return packed(content, `/Type/ObjStm${numbers}${entries}`);
}

const MEGABYTE = 1_000_000;

/** What unpacks to that many megabytes of zeros, packed a thousandfold: one packed piece after the other. */
export function bomb(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(MEGABYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const head = Buffer.from([0x78, 0xda]);
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([head, ...Array.from({ length: megabytes }, () => piece), end]);
}
