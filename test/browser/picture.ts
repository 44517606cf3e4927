/** Takes a picture of a page for `docs/images/`. What is taller than a picture may be is cut off at its foot. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const TALLEST = 1800;
/** Bytes. */
const LARGEST = 200 * 1024;

/** A picture became too large for the repository. */
class TooLargeError extends Error {
  constructor(name: string, bytes: number) {
    super(`${name} has ${bytes} bytes, more than ${LARGEST}: make it less tall.`);
    this.name = 'TooLargeError';
  }
}

const HEIGHT = 'document.documentElement.scrollHeight';

export interface Picture {
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  /** The same, where it is not as tall as a picture may be. */
  readonly tallest?: number;
}

/** WebP, which Playwright does not write by itself, is a fifth of PNG here. */
export async function take(page: Page, { name, width, tallest = TALLEST }: Picture): Promise<void> {
  await page.setViewportSize({ width, height: Math.min(900, tallest) });
  const height = Math.min(tallest, await page.evaluate<number>(HEIGHT));
  await page.setViewportSize({ width, height });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  await session.detach();
  const picture = Buffer.from(data, 'base64');
  const file = `${name}-${width}.webp`;
  if (picture.length > LARGEST) throw new TooLargeError(file, picture.length);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}${file}`, picture);
  process.stdout.write(`${file}, ${Math.round(picture.length / 1024)} KB\n`);
}
