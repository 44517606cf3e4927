/** Where the lines of a signature block stand: as large as they fit, and never too small to be read. */
import { brokenInto } from './text-width.ts';

/** Pixels at which the picture is shown; it is drawn twice as large, for screens that show two dots to the pixel. */
export const BLOCK_WIDTH = 360;
export const BLOCK_HEIGHT = 88;

/** Where its lines begin, beside the ribbon. */
export const TEXT_LEFT = 76;
const TEXT_WIDTH = BLOCK_WIDTH - TEXT_LEFT - 14;
/** What lines may take of the height; the rest is the edge. */
const TEXT_HEIGHT = BLOCK_HEIGHT - 12;

/** How the words may stand, from the best to the smallest that is still read easily. */
const HEADLINES = [
  { size: 15.5, mostLines: 2 },
  { size: 14, mostLines: 2 },
  { size: 12.5, mostLines: 3 },
  { size: 11.5, mostLines: 3 },
] as const;
/** The line below, and as two lines where one is too short for it. */
const FOOT_SIZES = [12, 11] as const;

/** Heights in sizes of the type: of a line, of what stands above its letters' foot, of the space between the two parts. */
const LINE = 1.22;
const ASCENT = 0.93;
const GAP = 5;

/** One line: its text, its size, and where its letters stand. */
export interface Line {
  readonly text: string;
  readonly size: number;
  readonly baseline: number;
}

export interface BlockLayout {
  readonly headline: readonly Line[];
  readonly foot: readonly Line[];
}

interface Sized {
  readonly texts: readonly string[];
  readonly size: number;
}

/** The lines in the middle of the height; null where the words do not fit. */
export function layOutBlock(words: string, foot: readonly string[]): BlockLayout | null {
  const below = sizedFoot(foot);
  if (!below) return null;
  for (const headline of sizedHeadlines(words)) {
    const layout = placed(headline, below);
    if (layout) return layout;
  }
  return null;
}

/** The words at each size at which they fit, the largest first; at the smallest there is room for any foot. */
export const sizedHeadlines = (words: string): Sized[] =>
  HEADLINES.flatMap(({ size, mostLines }) => {
    const texts = brokenInto(words, size, TEXT_WIDTH);
    return texts && texts.length <= mostLines ? [{ texts, size }] : [];
  });

/** The parts in one line where that is wide enough, else each in its own; null where one is too wide for a line. */
export function sizedFoot(parts: readonly string[]): Sized | null {
  const together = parts.join(BETWEEN);
  for (const size of FOOT_SIZES) {
    if (brokenInto(together, size, TEXT_WIDTH)?.length === 1) return { texts: [together], size };
  }
  const [size] = FOOT_SIZES.slice(-1);
  const isNarrow = (part: string) => brokenInto(part, size ?? 0, TEXT_WIDTH)?.length === 1;
  return size !== undefined && parts.every(isNarrow) ? { texts: parts, size } : null;
}

const BETWEEN = ' · ';

function placed(headline: Sized, foot: Sized): BlockLayout | null {
  const heightOf = ({ texts, size }: Sized) => texts.length * size * LINE;
  const height = heightOf(headline) + GAP + heightOf(foot);
  if (height > TEXT_HEIGHT) return null;
  const top = (BLOCK_HEIGHT - height) / 2;
  const linesFrom = ({ texts, size }: Sized, from: number): Line[] =>
    texts.map((text, index) => ({ text, size, baseline: from + size * (ASCENT + index * LINE) }));
  return { headline: linesFrom(headline, top), foot: linesFrom(foot, top + heightOf(headline) + GAP) };
}
