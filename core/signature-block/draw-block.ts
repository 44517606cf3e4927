/**
 * Draws signature blocks, by resvg: a renderer in WebAssembly with a font of our own, so that the same words give the same
 * picture on every machine. Both are files beside whoever draws; nothing else loads them.
 */
import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { besideUrl } from '../contract/bundling.ts';
import { DRAWING_FILES } from '../contract/functions.ts';
import { FONT_FAMILY } from './block-font.ts';
import { blockSvg } from './block-svg.ts';
import { indexedPng } from './indexed-png.ts';
import type { SignatureBlock } from './signature-block.ts';

/** Draws one block as PNG, twice as large as it is shown. */
export type DrawBlock = (block: SignatureBlock) => Promise<Uint8Array>;

const ZOOM = 2;

let opened: Promise<Uint8Array> | undefined;

/** The renderer is started once in a process, when the first picture is wanted; and tried again where that failed. */
async function openRenderer(): Promise<Uint8Array> {
  const read = (file: string) => readFile(besideUrl(file, import.meta.url));
  const [renderer, font] = await Promise.all([read(DRAWING_FILES.renderer), read(DRAWING_FILES.font)]);
  await initWasm(renderer);
  return font;
}

export const drawBlock: DrawBlock = async (block) => {
  opened ??= openRenderer().catch((error) => {
    opened = undefined;
    throw error;
  });
  const font = { fontBuffers: [await opened], defaultFontFamily: FONT_FAMILY };
  const resvg = new Resvg(blockSvg(block), { font, fitTo: { mode: 'zoom', value: ZOOM } });
  const image = resvg.render();
  const png = indexedPng(image, block);
  image.free();
  resvg.free();
  return png;
};
