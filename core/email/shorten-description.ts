/** Long descriptions are cut at a paragraph: Gmail hides what comes after 102 KB, and that would be the way to unsubscribe. */
import type { Markup } from './markup.ts';
import { paragraphs } from './plain-text.ts';

/** Bytes that a description's HTML may take in a message; with all else it stays below 80 KB, even in base64. */
export const DESCRIPTION_BYTES = 32_000;

/** A description's paragraphs, and whether something was left out. */
export interface Shortened {
  readonly paragraphs: readonly string[];
  readonly isCut: boolean;
}

/** Keeps whole paragraphs as long as their HTML, as `render` makes it, fits; of a first one that does not, its beginning. */
export function shortenDescription(description: string, render: (paragraph: string) => Markup): Shortened {
  const all = paragraphs(description);
  const size = (text: string) => Buffer.byteLength(String(render(text)));
  let left = DESCRIPTION_BYTES;
  const kept = all.filter((paragraph) => {
    left = left < 0 ? left : left - size(paragraph);
    return left >= 0;
  });
  const [first = ''] = all;
  const isCut = kept.length < all.length;
  return isCut && kept.length === 0
    ? { paragraphs: [beginningOf(first, (text) => size(text) <= DESCRIPTION_BYTES)], isCut }
    : { paragraphs: kept, isCut };
}

/** Halved until it fits, then cut back to a whole word. */
function beginningOf(text: string, fits: (text: string) => boolean): string {
  const half = text.slice(0, Math.ceil(text.length / 2));
  if (!fits(`${half} …`)) return beginningOf(half, fits);
  return `${half.replace(/\s\S*$/, '')} …`;
}
