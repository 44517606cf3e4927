/** Pictures of what only an operator sees: the inbox on one machine, and what became of a mailing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { startService } from '../../local/service.ts';
import { eventful } from '../local/mailings.fixture.ts';
import { openMailingPages } from './local-mailing-pages.ts';
import { take } from './picture.ts';

const WIDTH = 1100;
/** Reminders of January 2026 that have gone out. */
const REMINDERS = 5;

/** The inbox as it is after the first reminders, and the report of a mailing in which something of everything happened. */
export async function takeLocalPages(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  const files = () => readEventsDataFolder('events-data');
  const service = await startService({
    ...{ folder, port: 0, files, at: null, accepted: null, forwarder: null, log: () => undefined },
  });
  const press = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${service.siteUrl}/_local${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  await press('/time/replay', { year: '2026' });
  for (let reminder = 0; reminder < REMINDERS; reminder++) await press('/time/next-reminder');
  await page.goto(`${service.siteUrl}/_local`);
  await take(page, { name: 'inbox', width: WIDTH, tallest: 820 });
  await service.close();
  await rm(folder, { recursive: true });
  const pages = await openMailingPages();
  await page.goto(`${pages.url}/mailings/${eventful().report.id}`);
  await take(page, { name: 'mailing', width: WIDTH, tallest: 1100 });
  pages.close();
  await page.close();
}
