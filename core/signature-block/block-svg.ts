/** A signature block as SVG: a ribbon in the agency's colours, the words, and below them the agency and the day. */
import { createHash } from 'node:crypto';
import { type Markup, markup } from '../email/markup.ts';
import { FONT_FAMILY, FONT_WEIGHT } from './block-font.ts';
import { BLOCK_HEIGHT, BLOCK_WIDTH, type Line, layOutBlock, TEXT_LEFT } from './block-layout.ts';
import type { SignatureBlock } from './signature-block.ts';

/** Words that do not fit: they are refused when their file is read, so nobody should ever meet this. */
export class BlockTooFullError extends Error {
  constructor(words: string) {
    super(`The signature block has no room for “${words}”: shorten signatureBlock.words.`);
    this.name = 'BlockTooFullError';
  }
}

/** @throws {BlockTooFullError} */
export function blockSvg(block: SignatureBlock): string {
  const layout = layOutBlock(block.words, [block.agency, block.day]);
  if (!layout) throw new BlockTooFullError(block.words);
  const { accent, onAccent } = block;
  return String(markup`<svg xmlns="http://www.w3.org/2000/svg" width="${BLOCK_WIDTH}" height="${BLOCK_HEIGHT}">
<rect width="${BLOCK_WIDTH}" height="${BLOCK_HEIGHT}" fill="${accent}"/>
${ribbon(block)}
<g font-family="${FONT_FAMILY}" font-weight="${FONT_WEIGHT}" fill="${onAccent}">
${layout.headline.map(line)}${layout.foot.map(line)}</g>
</svg>`);
}

/** One end runs below the other: a seam in the ground's colour parts them. */
const ribbon = ({ accent, onAccent }: SignatureBlock): Markup =>
  markup`<g fill="none" stroke="${onAccent}" stroke-width="7.5">
<path d="M57 73 L34.5 36.5 C29 27 33 15 42 15 C51 15 55 27 49.5 36.5"/>
<path d="M38.6 54.3 L48 39" stroke="${accent}" stroke-width="11"/>
<path d="M27 73 L49.5 36.5 C50.8 34.3 51.6 32 51.8 29.8"/>
</g>`;

const line = ({ text, size, baseline }: Line): Markup =>
  markup`<text x="${TEXT_LEFT}" y="${baseline.toFixed(2)}" font-size="${size}">${text}</text>
`;

/** Raised when the same SVG becomes another picture: another font, another way to pack it. */
const DRAWN_BY = 1;

/** Names the picture by all that it is drawn from: known without drawing it. */
export const blockDigest = (block: SignatureBlock): string =>
  createHash('sha256')
    .update(`${DRAWN_BY}\n${blockSvg(block)}`)
    .digest('hex')
    .slice(0, 16);
