/** Each page in each state: what axe finds, what does not fit a narrow screen, and what a browser complains of. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { web } from '../../functions/web/web.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import { BUSY_MONTH_OPENS, type BusyMonth, tellBusyMonth } from '../stories/busy-month.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import { NOT_PAGES, PAGES_TO_CHECK, type PageState } from './pages-to-check.ts';
import { openSite, type Site } from './site.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const LANGUAGES = ['en', 'es'];
/** 320 pixels are also what is left of 1280 at a zoom of 400 % (WCAG 2.2, 1.4.10); nothing shows there alone. */
const LOOKS = [
  { width: 1280, rules: 'everything' },
  { width: 320, rules: 'layout' },
] as const;

let site: Site;
let story: BusyMonth;
let browser: Browser;
/** One for all pages, so that the browser keeps what they share. */
let visitor: Visitor;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(BUSY_MONTH_OPENS), launchBrowser()]);
  story = await tellBusyMonth(site.month);
  visitor = await openVisitor(browser, { siteUrl: site.url });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}language=${language}`;

/** How wide the page is beyond its window. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function faultsOf(state: PageState, page: Page, language: string): Promise<string[]> {
  const answer = await page.goto(`${site.url}${inLanguage(state.path(story), language)}`);
  expect(answer?.status()).toBe(state.status);
  await state.reach?.({ page, site, story, language });
  if (state.shows) expect(await page.locator(state.shows).count()).toBeGreaterThan(0);
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  const found: string[] = [];
  for (const look of LOOKS) found.push(...(await faultsIn(page, look)));
  return found.map((fault) => `${language}, ${fault}`);
}

/** Light, and the colours in the dark: nothing else differs there. */
async function faultsIn(page: Page, { width, rules }: (typeof LOOKS)[number]): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const beyond = await page.evaluate<number>(OVERFLOW);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeViolations(page, rules);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, 'colours');
  return [
    ...(beyond > 0 ? [`${beyond} pixels wider than a window of ${width}`] : []),
    ...light.map((violation) => `${width} px, light: ${violation}`),
    ...dark.map((violation) => `${width} px, dark: ${violation}`),
  ];
}

it.each(PAGES_TO_CHECK)('$name: no fault in any language, wide or narrow, light or dark', async (state) => {
  const before = visitor.faults.length;
  const page = await visitor.page.context().newPage();
  const found: string[] = [];
  try {
    for (const language of LANGUAGES) found.push(...(await faultsOf(state, page, language)));
  } finally {
    await page.close();
  }
  expect([...visitor.faults.slice(before), ...found]).toEqual([]);
});

describe('the list of pages', () => {
  const routes = web({} as WebDependencies)
    .routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('*'))
    .map(({ path }) => path);
  const listed = [...PAGES_TO_CHECK.map(({ route }) => route), ...Object.keys(NOT_PAGES)];

  it('holds every route of the app', () => {
    expect([...new Set(routes)].filter((route) => !listed.includes(route))).toEqual([]);
  });

  it('holds no route that the app does not have', () => {
    expect(listed.filter((route) => route !== null && !routes.includes(route))).toEqual([]);
  });
});
