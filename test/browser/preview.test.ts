/** The page of `preview`: what axe finds, and what does not fit a narrow screen, in the light and in the dark. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { expect, it, onTestFinished } from 'vitest';
import { previewPages } from '../../operator/preview/preview-pages.ts';
import { readPreviews } from '../../operator/preview.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import { AXE_PATH } from './site.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** How wide the page is beyond its window. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

it('axe finds nothing, and nothing is wider than the screen', async () => {
  const previewed = await readPreviews('events-data', {});
  const app = previewPages(async () => previewed);
  app.get(AXE_PATH, (c) => c.body(axe, 200, { 'Content-Type': 'text/javascript' }));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  // The page loads no script, and so takes none: axe is let in by the back door.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const found: string[] = [];
  for (const view of ['phone', 'text', 'files'])
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?view=${view}`);
        const wider = await page.evaluate<number>(OVERFLOW);
        if (wider > 0) found.push(`${view} is ${wider} pixels wider than ${width}`);
        found.push(...(await axeViolations(page)).map((one) => `${view}, ${colorScheme}, ${width}: ${one}`));
      }
  expect(found).toEqual([]);
});
