/** The local pages of mailings: what axe finds, and what does not fit a narrow screen, in the light and in the dark. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { eventful, NOW, oversee, running, uneventful } from '../local/mailings.fixture.ts';
import { openPages } from '../local/pages.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import { AXE_PATH } from './site.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** How wide the page is beyond its window. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const SINCE = '2026-01-13T11:40:00Z';

/** The pages with as much on them as there can be. */
async function openSite(): Promise<string> {
  const { oversight } = oversee([running(), eventful(), uneventful()], {
    alarms: [{ kind: 'quota-spent', subject: running().report.id, says: 'Some ranges wait.', since: SINCE }],
    brakes: { everything: { since: SINCE, because: 'bounces' }, mailings: [], resumedAt: null },
  });
  const app = new Hono().route('/_local', openPages({ now: NOW.toISOString(), oversight }).pages);
  app.get(AXE_PATH, (c) => c.body(axe, 200, { 'Content-Type': 'text/javascript' }));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/_local`;
}

it('axe finds nothing, and nothing is wider than the screen', async () => {
  const [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  onTestFinished(() => browser.close());
  // These pages load no script, and so take none: axe is let in by the back door.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const found: string[] = [];
  const paths = ['', '/mailings', ...[eventful(), running()].map(({ report }) => `/mailings/${report.id}`)];
  for (const path of paths)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${site}${path}`);
        const wider = await page.evaluate<number>(OVERFLOW);
        if (wider > 0) found.push(`${path} is ${wider} pixels wider than ${width}`);
        found.push(...(await axeViolations(page)).map((one) => `${path}, ${colorScheme}, ${width}: ${one}`));
      }
  expect(found).toEqual([]);
});
