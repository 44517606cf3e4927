/** The posts of Awareness Day in a browser: copied by one press where there is a script, and marked whole without one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../core/languages/en.ts';
import { launchBrowser } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { openVisitor } from './visitor.ts';

const PATIENCE_MS = 120_000;

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite('2026-01-05T09:00:00-08:00'), launchBrowser()]);
  await site.month.load([
    {
      uid: 'awareness-day@example.org',
      start: '20260111T000000',
      end: '20260112T000000',
      summary: 'Awareness Day',
      more: ['CATEGORIES:OBSERVANCE'],
    },
  ]);
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function visit(javaScript: boolean, what: (page: Page) => Promise<void>): Promise<void> {
  const visitor = await openVisitor(browser, { siteUrl: site.url, javaScript, language: 'en', width: 320 });
  try {
    await visitor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.page.goto(`${site.url}/2026/awareness-day?language=en`);
    await what(visitor.page);
    expect(visitor.faults).toEqual([]);
  } finally {
    await visitor.close();
  }
}

it(
  'a post is copied by its button, which says so, and the picture is there at its size',
  () =>
    visit(true, async (page) => {
      await page.getByRole('button', { name: en.awarenessDay.copy }).nth(1).click();
      await page.getByText(en.awarenessDay.copied, { exact: true }).waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(copied).toBe(await page.locator('#post-2').innerText());
      const size = await page.evaluate<number[]>(
        '(({ naturalWidth, naturalHeight, clientWidth }) => [naturalWidth, naturalHeight, clientWidth])(document.images[0])',
      );
      expect(size.slice(0, 2)).toEqual([720, 176]);
      expect(size[2]).toBeLessThanOrEqual(288);
    }),
  PATIENCE_MS,
);

it(
  'without a script there is no button, and one press marks the whole post',
  () =>
    visit(false, async (page) => {
      expect(await page.getByRole('button', { name: en.awarenessDay.copy }).count()).toBe(0);
      const post = page.locator('#post-1');
      await post.click();
      expect((await page.evaluate<string>('String(getSelection())')).trim()).toBe(await post.innerText());
    }),
  PATIENCE_MS,
);
