/** Reads a PNG of indexed colours, as the standard says it is read. @see https://www.w3.org/TR/png-3/ */
import { crc32, inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly dotsPerMetre: number;
  /** As `#17507f`, at a place. */
  readonly colourAt: (x: number, y: number) => string;
  /** Every colour that stands in it. */
  readonly colours: ReadonlySet<string>;
}

function chunksOf(png: Buffer): Map<string, Buffer> {
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('This is no PNG.');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    if (png.readUInt32BE(at + 8 + length) !== crc32(named)) throw new Error('A chunk is damaged.');
    chunks.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += length + 12;
  }
  if ([...chunks.keys()].at(-1) !== 'IEND') throw new Error('The end is missing.');
  return chunks;
}

const part = (chunks: Map<string, Buffer>, name: string): Buffer => {
  const found = chunks.get(name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};

/** @throws {Error} for what is no whole PNG of four bits to a pixel, or has filtered rows */
export function readPng(bytes: Uint8Array): Picture {
  const chunks = chunksOf(Buffer.from(bytes));
  const header = part(chunks, 'IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header.readUInt8(8) !== 4 || header.readUInt8(9) !== 3)
    throw new Error('Four bits, indexed, are meant.');
  const palette = part(chunks, 'PLTE');
  const rows = inflateSync(part(chunks, 'IDAT'));
  const bytesPerRow = 1 + Math.ceil(width / 2);
  if (rows.length !== bytesPerRow * height) throw new Error('Rows are missing.');
  const colourAt = (x: number, y: number): string => {
    if (rows.readUInt8(y * bytesPerRow) !== 0) throw new Error('This row is filtered.');
    const pair = rows.readUInt8(y * bytesPerRow + 1 + (x >> 1));
    const index = x % 2 === 0 ? pair >> 4 : pair & 15;
    return `#${palette.toString('hex', 3 * index, 3 * index + 3)}`;
  };
  const colours = new Set<string>();
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) colours.add(colourAt(x, y));
  return { width, height, dotsPerMetre: part(chunks, 'pHYs').readUInt32BE(0), colourAt, colours };
}
