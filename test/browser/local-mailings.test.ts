/** The local pages of mailings: what axe finds, and what does not fit a narrow screen, in the light and in the dark. */

import { expect, it, onTestFinished } from 'vitest';
import { eventful, running } from '../local/mailings.fixture.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import { openMailingPages } from './local-mailing-pages.ts';

/** How wide the page is beyond its window. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

it('axe finds nothing, and nothing is wider than the screen', async () => {
  const [site, browser] = await Promise.all([openMailingPages(), launchBrowser()]);
  onTestFinished(site.close);
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
        await page.goto(`${site.url}${path}`);
        const wider = await page.evaluate<number>(OVERFLOW);
        if (wider > 0) found.push(`${path} is ${wider} pixels wider than ${width}`);
        found.push(...(await axeViolations(page)).map((one) => `${path}, ${colorScheme}, ${width}: ${one}`));
      }
  expect(found).toEqual([]);
});
