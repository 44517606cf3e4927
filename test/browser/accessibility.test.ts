/**
 * Each page in each state: what axe finds, what does not fit a narrow screen, where the keyboard does not get, and what a browser
 * complains of.
 */
import { globSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueFor } from '../../core/languages/languages.ts';
import { web } from '../../functions/web/web.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import { BUSY_MONTH_OPENS, type BusyMonth, tellBusyMonth } from '../stories/busy-month.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './chromium.ts';
import type { PageState } from './page-state.ts';
import { NOT_PAGES, PAGES_TO_CHECK } from './pages-to-check.ts';
import { openSite, type Site } from './site.ts';
import { tabFaults } from './tab-order.ts';
import { openVisitor, type Visitor } from './visitor.ts';
import { missingIn, PAGE_FUNCTIONS, type PageInState, WHAT_PAGES_TELL } from './what-pages-tell.ts';

/** What no language changes is looked at in one: colours in the dark and on a narrow screen, and the order of the keyboard. */
const LANGUAGES = [
  { language: 'en', isFirst: true },
  { language: 'es', isFirst: false },
] as const;
type Language = (typeof LANGUAGES)[number];
/** 320 pixels are also what is left of 1280 at a zoom of 400 % (WCAG 2.2, 1.4.10); nothing shows there alone. */
const LOOKS = [
  { width: 1280, rules: 'everything', inOthers: 'everything' },
  { width: 320, rules: 'layout', inOthers: 'sizes' },
] as const;

/** For a whole month to be told. */
const PATIENCE_MS = 240_000;

let site: Site;
let story: BusyMonth;
let browser: Browser;
/** One for all pages, so that the browser keeps what they share. */
let visitor: Visitor;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(BUSY_MONTH_OPENS), launchBrowser()]);
  story = await tellBusyMonth(site.month);
  visitor = await openVisitor(browser, { siteUrl: site.url });
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}language=${language}`;

/** How wide the page is beyond its window. */
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function faultsOf(state: PageState, page: Page, { language, isFirst }: Language): Promise<string[]> {
  const answer = await page.goto(`${site.url}${inLanguage(state.path(story), language)}`);
  expect(answer?.status()).toBe(state.status);
  await state.reach?.({ page, site, story, language });
  await expectState(state, page, language);
  const found: string[] = [];
  for (const look of LOOKS) found.push(...(await faultsIn(page, look, isFirst)));
  if (isFirst) found.push(...(await tabFaults(page)));
  return found.map((fault) => `${language}, ${fault}`);
}

/** Else something else would be checked in its place. */
async function expectState({ is, shows }: PageState, page: Page, language: string): Promise<void> {
  const told = WHAT_PAGES_TELL[is](catalogueFor(language, { languages: ['en', 'es'] }));
  expect(missingIn((await page.locator('body').textContent()) ?? '', told)).toEqual([]);
  if (shows) expect(await page.locator(shows).count()).toBeGreaterThan(0);
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
}

/** Light, and the colours in the dark: nothing else differs there. */
async function faultsIn(page: Page, look: (typeof LOOKS)[number], isFirst: boolean): Promise<string[]> {
  const { width, rules, inOthers } = look;
  await page.setViewportSize({ width, height: 900 });
  const beyond = await page.evaluate<number>(OVERFLOW);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeViolations(page, isFirst ? rules : inOthers);
  if (isFirst) await page.emulateMedia({ colorScheme: 'dark' });
  const dark = isFirst ? await axeViolations(page, 'colours') : [];
  return [
    ...(beyond > 0 ? [`${beyond} pixels wider than a window of ${width}`] : []),
    ...light.map((violation) => `${width} px, light: ${violation}`),
    ...dark.map((violation) => `${width} px, dark: ${violation}`),
  ];
}

it.each(PAGES_TO_CHECK)(
  '$name: no fault, in any language, wide or narrow, light or dark, by keyboard',
  async (state) => {
    const before = visitor.faults.length;
    const page = await visitor.page.context().newPage();
    const found: string[] = [];
    try {
      for (const language of LANGUAGES) found.push(...(await faultsOf(state, page, language)));
    } finally {
      await page.close();
    }
    expect([...visitor.faults.slice(before), ...found]).toEqual([]);
  },
);

it.each([
  ['out of order', '<a href="/">one</a><a href="/" tabindex="1">two</a>', /^stop 1 of Tab is/],
  [
    'not at all',
    '<button>one</button><div><button onfocus="this.blur()">two</button></div>',
    /^stop 1 of Tab is/,
  ],
  ['out of sight', '<style>:focus { outline: 0 }</style><button>one</button>', /^the focus can't be seen at/],
])('would notice what Tab reaches %s', async (_, html, fault) => {
  const page = await visitor.page.context().newPage();
  await page.setContent(html);
  const faults = await tabFaults(page);
  await page.close();
  expect(faults).toEqual([expect.stringMatching(fault)]);
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

  it('knows every function that makes a page', () => {
    const sources = globSync('core/pages/*.ts').map((file) => readFileSync(file, 'utf8'));
    const made = sources.flatMap((source) => [...source.matchAll(/^export function (\w+)\([\s\S]*?^}$/gm)]);
    const framed = made.filter(([text]) => text.includes('pageFrame({')).map(([, name]) => name);
    expect(framed.toSorted()).toEqual([...PAGE_FUNCTIONS, 'pageFrame'].toSorted());
    const frames = sources.join('').split('pageFrame({').length - 1;
    expect(frames, 'each page is made within an exported function').toBe(framed.length);
  });

  it('checks each of them in every state that it can be in', () => {
    const checked = new Set(PAGES_TO_CHECK.map(({ is }) => is));
    const states = Object.keys(WHAT_PAGES_TELL) as PageInState[];
    expect(states.filter((state) => !checked.has(state))).toEqual([]);
  });
});
