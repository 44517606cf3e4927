/**
 * `npm run screenshots`: the main pages and mails as pictures in `docs/images/`, of a month in which much happens, and
 * the pages that only an operator sees.
 */
import { BUSY_MONTH_OPENS, PEOPLE, tellBusyMonth } from '../stories/busy-month.ts';
import { launchBrowser } from './chromium.ts';
import { takeLocalPages } from './local-pictures.ts';
import { take } from './picture.ts';
import { takeRebuiltPages } from './rebuilt-pictures.ts';
import { openSite } from './site.ts';
import { openVisitor } from './visitor.ts';

const WIDTHS = [1280, 320];
/** What links in mails read, instead of a port of this machine. */
const SHOWN_URL = 'https://updates.example.org';

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
  'beside-events': '/2026#awareness-day',
  resources: '/resources',
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

const { page, close } = await openVisitor(browser, { siteUrl: site.url });
for (const [name, path] of Object.entries(pages)) {
  for (const width of WIDTHS) {
    // Where a page is opened further down, each width has that place elsewhere.
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${site.url}${path}`);
    await take(page, { name, width });
  }
}
for (const [name, body] of Object.entries(mails)) {
  await page.route(`${site.url}/mail/${name}`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${site.url}/mail/${name}`);
  for (const width of [640, 320]) await take(page, { name, width });
}
await close();
await takeRebuiltPages(browser);
await takeLocalPages(browser);
await browser.close();
await site.close();
