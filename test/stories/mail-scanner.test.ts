/**
 * A mail scanner opens every link of every mail, as programs do and as a browser with scripts does, before anybody has seen
 * the mail. Nothing may change by that, and nothing may be sent. A script that presses buttons is excepted (decision 0030).
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CONFIRM_PATH,
  KEEP_PATH,
  MANAGE_PATH,
  STOP_PATH,
  UNSUBSCRIBE_PATH,
} from '../../core/contract/paths.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { openSite, type Site } from '../browser/site.ts';
import { openVisitor } from '../browser/visitor.ts';
import { BUSY_MONTH_OPENS, type BusyMonth, tellBusyMonth } from './busy-month.ts';
import { linksOf } from './mail-links.ts';
import { tableSnapshot } from './table-snapshot.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Where the forms of a page that send nothing but a question lead, with what stands in them. */
const ASKED_BY_FORMS = `[...document.forms].filter(({ method }) => method === 'get').map((form) => {
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form));
  return url.href;
})`;

/** Whatever a script does once a page has been shown, it has done by then. */
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

let site: Site;
let story: BusyMonth;
let browser: Browser;
/** Paths of all links to us that the mails hold. */
let paths: string[];
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(BUSY_MONTH_OPENS), launchBrowser()]);
  story = await tellBusyMonth(site.month);
  const { inbox } = site.month.cloud;
  const mails = await Promise.all(inbox.list().map(({ id }) => inbox.get(id)));
  const links = new Set(mails.flatMap((mail) => (mail ? linksOf(mail) : [])));
  const ours = [...links].filter((link) => link.startsWith(`${site.url}/`));
  paths = ours.map((link) => link.slice(site.url.length));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What is stored, and what has been sent or waits to be. */
async function everything() {
  const { cloud } = site.month;
  await cloud.settle();
  return {
    table: await tableSnapshot(cloud),
    mails: cloud.inbox.list().length,
    waiting: cloud.queues.unfinished(),
  };
}

/** Time passes, without any schedule that is due: whatever changes after that was changed by the scanner. */
function pass(milliseconds: number): void {
  const { clock } = site.month.cloud;
  clock.advanceTo(new Date(clock.now().getTime() + milliseconds));
}

it('has links of every kind to try', () => {
  for (const below of [CONFIRM_PATH, STOP_PATH, MANAGE_PATH, UNSUBSCRIBE_PATH, KEEP_PATH, '/2026'])
    expect(paths.filter((path) => path.startsWith(`${below}/`)).length, below).toBeGreaterThan(1);
});

/** What answers a link, fresh or months old: only a letter's question is over one day, answered, asked anew or too old. */
function statusesOf(path: string, { fresh }: { readonly fresh: boolean }): readonly number[] {
  const [bare = ''] = path.split('?');
  if ([story.links.expired, story.links.superseded].includes(bare)) return fresh ? [410] : [410, 404];
  return !fresh && bare.startsWith(`${CONFIRM_PATH}/`) ? [200, 410, 404] : [200];
}

it('nothing changes by GET, HEAD or a prefetch of any link in any mail, whenever that happens', async () => {
  const before = await everything();
  for (const later of [0, HOUR_MS, 30 * 24 * HOUR_MS]) {
    pass(later);
    for (const path of paths) {
      const looks: RequestInit[] = [
        { method: 'HEAD' },
        {},
        { headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } },
        { headers: { 'sec-purpose': 'prefetch;prerender' } },
      ];
      const statuses = [];
      for (const look of looks) {
        const answer = await site.month.ask(path, look);
        await answer.arrayBuffer();
        statuses.push(answer.status);
      }
      expect(new Set(statuses).size, 'each look is answered alike').toBe(1);
      expect(statusesOf(path, { fresh: later === 0 }), path).toContain(statuses[0]);
    }
    expect(await everything()).toEqual(before);
  }
});

it('no page submits a form by itself in a browser that runs scripts, and forms that only ask change nothing', async () => {
  const before = await everything();
  const visitor = await openVisitor(browser, { siteUrl: site.url });
  const asked = new Set<string>();
  for (const path of paths.filter((each) => !each.endsWith('.ics'))) {
    await visitor.page.goto(`${site.url}${path}`);
    await visitor.page.evaluate(TWO_FRAMES);
    for (const url of await visitor.page.evaluate<string[]>(ASKED_BY_FORMS)) asked.add(url);
  }
  expect(asked.size).toBeGreaterThan(0);
  for (const url of asked) await visitor.page.goto(url);
  expect(visitor.posts).toEqual([]);
  expect(visitor.faults).toEqual([]);
  await visitor.close();
  expect(await everything()).toEqual(before);
});

it('but a person’s button changes something', async () => {
  const before = await everything();
  const answer = await site.month.ask(story.links.unsubscribe, { method: 'POST' });
  expect(answer.status).toBe(200);
  expect(await everything()).not.toEqual(before);
});
