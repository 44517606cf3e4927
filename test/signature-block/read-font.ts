/** Reads how wide the letters of a TrueType font are. @see https://learn.microsoft.com/en-us/typography/opentype/spec/otff */

export interface Font {
  readonly unitsPerEm: number;
  /** In units of the font; undefined where it has no such letter. */
  readonly advanceOf: (letter: string) => number | undefined;
}

export function readFont(file: Buffer): Font {
  const tables = tablesOf(file);
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`The font has no table ${name}.`);
    return offset;
  };
  const widths = file.readUInt16BE(at('hhea') + 34);
  const glyphs = glyphsOf(file, at('cmap'));
  return {
    unitsPerEm: file.readUInt16BE(at('head') + 18),
    advanceOf: (letter) => {
      const glyph = glyphs.get(letter.codePointAt(0) ?? 0);
      return glyph === undefined
        ? undefined
        : file.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, widths - 1));
    },
  };
}

const tablesOf = (file: Buffer): Map<string, number> =>
  new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index;
      return [file.toString('latin1', entry, entry + 4), file.readUInt32BE(entry + 8)];
    }),
  );

const SEGMENTS = 4;

/** The glyph of each letter, from the first map that is given by segments (format 4). */
function glyphsOf(file: Buffer, cmap: number): Map<number, number> {
  const maps = Array.from(
    { length: file.readUInt16BE(cmap + 2) },
    (_, index) => cmap + file.readUInt32BE(cmap + 8 + 8 * index),
  );
  const map = maps.find((offset) => file.readUInt16BE(offset) === SEGMENTS);
  if (map === undefined) throw new Error('The font has no map by segments.');
  const bytes = file.readUInt16BE(map + 6);
  const found = new Map<number, number>();
  for (let segment = 0; segment < bytes; segment += 2) {
    const [last, first] = [
      file.readUInt16BE(map + 14 + segment),
      file.readUInt16BE(map + 16 + bytes + segment),
    ];
    const delta = file.readInt16BE(map + 16 + 2 * bytes + segment);
    const rangeAt = map + 16 + 3 * bytes + segment;
    const range = file.readUInt16BE(rangeAt);
    for (let letter = first; letter <= last && letter < 0xffff; letter += 1) {
      const listed = range === 0 ? letter : file.readUInt16BE(rangeAt + range + 2 * (letter - first));
      if (range === 0 || listed !== 0) found.set(letter, (listed + delta) & 0xffff);
    }
  }
  return found;
}
