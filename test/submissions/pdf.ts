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
}

/** Objects of further numbers begin here. */
export const FIRST_MORE = 100;

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
  return written(numbered, options.trailer ?? '');
}

function written(numbered: readonly (readonly [number, PdfObject])[], trailer: string): Buffer {
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

/** Objects packed into one stream, as programs pack them since PDF 1.5. */
export function objectStream(objects: readonly string[], first: number, entries = ''): Buffer {
  let offset = 0;
  const head = objects.map((object, at) => {
    const pair = `${first + at} ${offset}`;
    offset += object.length + 1;
    return pair;
  });
  const numbers = `${head.join(' ')} `;
  return packed(
    `${numbers}${objects.join(' ')}`,
    `/Type/ObjStm/N ${objects.length}/First ${numbers.length}${entries}`,
  );
}

const MEGABYTE = 1_000_000;

/** What unpacks to that many megabytes of zeros, packed a thousandfold: one packed piece after the other. */
export function bomb(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(MEGABYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const head = Buffer.from([0x78, 0xda]);
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([head, ...Array.from({ length: megabytes }, () => piece), end]);
}
