/**
 * A picture of two colours and their blends as PNG, a third as large as one with every colour: sixteen steps from the one to the other,
 * which no eye tells from the smooth edge. It says that its dots are half as large as usual, so that programs that listen show it at
 * its right size.
 *
 * @see https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync } from 'node:zlib';

/** A drawn picture: four bytes to a pixel, row by row. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Four bits to a pixel. */
const STEPS = 16;
/** 192 dots to the inch. */
const DOTS_PER_METRE = 7559;

type Rgb = readonly [number, number, number];

/** @param colours as `#17507f`: of the ground, and of what stands on it; every pixel is a blend of the two */
export function indexedPng(
  drawn: Drawn,
  colours: { readonly accent: string; readonly onAccent: string },
): Buffer {
  const [from, to] = [rgbOf(colours.accent), rgbOf(colours.onAccent)];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(drawn.width, 0);
  header.writeUInt32BE(drawn.height, 4);
  header.writeUInt8(4, 8);
  header.writeUInt8(INDEXED, 9);
  const size = Buffer.alloc(9);
  size.writeUInt32BE(DOTS_PER_METRE, 0);
  size.writeUInt32BE(DOTS_PER_METRE, 4);
  size.writeUInt8(PER_METRE, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('pHYs', size),
    chunk('PLTE', palette(from, to)),
    chunk('IDAT', deflateSync(rows(drawn, from, to), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const INDEXED = 3;
const PER_METRE = 1;

function rgbOf(colour: string): Rgb {
  const digits = Number.parseInt(colour.slice(1), 16);
  return [(digits >> 16) & 255, (digits >> 8) & 255, digits & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

const palette = (from: Rgb, to: Rgb): Buffer =>
  Buffer.from(
    Array.from({ length: STEPS }, (_, step) =>
      from.map((part, index) => Math.round(part + (((to[index] ?? 0) - part) * step) / (STEPS - 1))),
    ).flat(),
  );

/** Each row begins with its filter, which is none; two pixels share a byte. */
function rows({ width, height, pixels }: Drawn, from: Rgb, to: Rgb): Buffer {
  const way = to.map((part, index) => part - (from[index] ?? 0));
  const length = way.reduce((sum, part) => sum + part * part, 0);
  const bytesPerRow = 1 + Math.ceil(width / 2);
  const packed = Buffer.alloc(bytesPerRow * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    let along = 0;
    for (let part = 0; part < 3; part++)
      along += ((pixels[4 * pixel + part] ?? 0) - (from[part] ?? 0)) * (way[part] ?? 0);
    const step = Math.min(STEPS - 1, Math.max(0, Math.round((along / length) * (STEPS - 1))));
    const x = pixel % width;
    const place = Math.floor(pixel / width) * bytesPerRow + 1 + (x >> 1);
    packed.writeUInt8(packed.readUInt8(place) | (x % 2 === 0 ? step << 4 : step), place);
  }
  return packed;
}
