/**
 * Each mail as a mailbox in a browser shows it: reminders, change notices, programmes, newsletters, letters and check-ins, each language and
 * style, on a telephone and on a desk.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KEEP_PATH } from '../../core/contract/paths.ts';
import { everyDigest } from '../digest/told.ts';
import { everyNewsletter } from '../newsletters/issue.ts';
import { everyNotice } from '../notices/told.ts';
import { everyProgramme } from '../programme/told.ts';
import { BUSY_MONTH_OPENS, tellBusyMonth } from '../stories/busy-month.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { openVisitor } from './visitor.ts';

const PATIENCE_MS = 240_000;
/** On a desk and on a telephone; letters are as large on either, and no language changes their colours. */
const LOOKS = [
  { width: 640, rules: 'document', inOthers: 'document' },
  { width: 320, rules: 'layout', inOthers: 'sizes' },
] as const;
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let site: Site;
let browser: Browser;
/** One mail of each subject: what else differs is whom it goes to. */
let mails: { readonly subject: string; readonly html: string }[];
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(BUSY_MONTH_OPENS), launchBrowser()]);
  await tellBusyMonth(site.month);
  const { inbox } = site.month.cloud;
  const arrived = await Promise.all(inbox.list().map(({ id }) => inbox.get(id)));
  const bySubject = new Map(arrived.map((mail) => [mail?.subject ?? '', mail?.html ?? '']));
  mails = [...bySubject]
    .map(([subject, html]) => ({ subject, html }))
    .concat(everyNotice(), everyProgramme(), everyDigest(), everyNewsletter());
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The mail that is shown, in one look. */
async function faultsIn(page: Page, look: (typeof LOOKS)[number], isFirst: boolean): Promise<string[]> {
  const { width, rules, inOthers } = look;
  await page.setViewportSize({ width, height: 900 });
  const beyond = await page.evaluate<number>(OVERFLOW);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeViolations(page, isFirst ? rules : inOthers);
  if (isFirst) await page.emulateMedia({ colorScheme: 'dark' });
  const dark = isFirst ? await axeViolations(page, 'colours') : [];
  return [
    ...(beyond > 0 ? [`${beyond} pixels wider than ${width}`] : []),
    ...[...light, ...dark].map((violation) => `${width}: ${violation}`),
  ];
}

it(
  'is whole without anything from elsewhere, fits, and has no fault that axe finds',
  async () => {
    expect(mails.length).toBeGreaterThan(20);
    expect(mails.filter(({ html }) => html.includes(`${KEEP_PATH}/`))).toHaveLength(2);
    expect(mails.filter(({ html }) => html === '')).toEqual([]);
    const visitor = await openVisitor(browser, { siteUrl: site.url });
    const { page } = visitor;
    let shown = '';
    await page.route(`${site.url}/mail`, (route) => route.fulfill({ contentType: 'text/html', body: shown }));
    const faults: string[] = [];
    for (const { subject, html } of mails) {
      shown = html;
      await page.goto(`${site.url}/mail`);
      const isFirst = html.includes('lang="en"');
      for (const look of LOOKS)
        faults.push(...(await faultsIn(page, look, isFirst)).map((fault) => `${subject}, ${fault}`));
    }
    await visitor.close();
    expect([...visitor.faults, ...faults]).toEqual([]);
  },
  PATIENCE_MS,
);
