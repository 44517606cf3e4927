/** Pictures of the real pages for the month as they are rebuilt from their files, each as it was early in its January. */
import type { Browser } from 'playwright-core';
import { deployFolder } from '../events-data/walk-site.ts';
import { take } from './picture.ts';
import { openSite } from './site.ts';

const WIDTH = 1280;

const REBUILT = [
  { name: 'rebuilt-cdss-2026', folder: 'events-data', year: 2026, at: '2026-01-05T09:00:00-08:00' },
  { name: 'rebuilt-cdss-2025', folder: 'events-data', year: 2025, at: '2025-01-03T09:00:00-08:00' },
  {
    name: 'rebuilt-placer-county-2022',
    folder: 'events-data/examples/placer-county',
    year: 2022,
    at: '2022-01-06T09:00:00-08:00',
  },
];

export async function takeRebuiltPages(browser: Browser): Promise<void> {
  const page = await browser.newPage({ locale: 'en-US' });
  for (const { name, folder, year, at } of REBUILT) {
    const site = await openSite(at);
    await deployFolder(site.month, { folder, at });
    await page.goto(`${site.url}/${year}?language=en`);
    await take(page, { name, width: WIDTH });
    await site.close();
  }
  await page.close();
}
