/**
 * `npm run screenshots`: the main pages and mails as pictures in `docs/images/`, of a month in which much happens. What is
 * taller than a picture may be is cut off at its foot.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { BUSY_MONTH_OPENS, PEOPLE, tellBusyMonth } from '../stories/busy-month.ts';
import { launchBrowser } from './chromium.ts';
import { openSite } from './site.ts';
import { openVisitor } from './visitor.ts';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const WIDTHS = [1280, 320];
const TALLEST = 1800;
/** What links in mails read, instead of a port of this machine. */
const SHOWN_URL = 'https://updates.example.org';
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

/** WebP, which Playwright does not write by itself, is a fifth of PNG here. */
async function take(page: Page, name: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const height = Math.min(TALLEST, await page.evaluate<number>(HEIGHT));
  await page.setViewportSize({ width, height });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  await session.detach();
  const picture = Buffer.from(data, 'base64');
  const file = `${name}-${width}.webp`;
  if (picture.length > LARGEST) throw new TooLargeError(file, picture.length);
  writeFileSync(`${FOLDER}${file}`, picture);
  process.stdout.write(`${file}, ${Math.round(picture.length / 1024)} KB\n`);
}

const [site, browser] = await Promise.all([openSite(BUSY_MONTH_OPENS), launchBrowser()]);
const { links, events } = await tellBusyMonth(site.month);
const { inbox } = site.month.cloud;

/** The newest mail to somebody whose subject says this. */
async function mail(to: string, subject: RegExp): Promise<string> {
  const found = inbox.list().findLast((each) => each.to.includes(to) && subject.test(each.subject));
  const html = (found && (await inbox.get(found.id))?.html) ?? '';
  return html.replaceAll(site.url, SHOWN_URL);
}

const pages: Readonly<Record<string, string>> = {
  calendar: '/',
  event: `/2026/${events.limited.eventId}`,
  'sign-up': '/sign-up',
  'check-your-email': '/check-your-email',
  confirm: links.confirmSubscription,
  manage: links.manage,
  unsubscribe: links.unsubscribe,
  safety: '/safety',
};
const mails: Readonly<Record<string, string>> = {
  'mail-reminder': await mail(PEOPLE.dolores, /Today/),
  'mail-reminder-discreet': await mail(PEOPLE.ana, /awareness day today/),
  'mail-confirmation': await mail(PEOPLE.newcomer, /confirm your email/),
};

mkdirSync(FOLDER, { recursive: true });
const { page, close } = await openVisitor(browser, { siteUrl: site.url });
for (const [name, path] of Object.entries(pages)) {
  await page.goto(`${site.url}${path}`);
  for (const width of WIDTHS) await take(page, name, width);
}
for (const [name, body] of Object.entries(mails)) {
  await page.route(`${site.url}/mail/${name}`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${site.url}/mail/${name}`);
  for (const width of [640, 320]) await take(page, name, width);
}
await close();
await browser.close();
await site.close();
