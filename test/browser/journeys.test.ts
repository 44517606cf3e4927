/** What people come for, from the first page to the last, as they would do it: by keyboard, with a script or without. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIRM_PATH, MANAGE_PATH, UNSUBSCRIBE_PATH } from '../../core/contract/paths.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { newestLink } from '../stories/mail-links.ts';
import { WEBINAR } from '../stories/month.ts';
import { launchBrowser } from './chromium.ts';
import { enter, hasFocus, tabTo, tick, type } from './keyboard.ts';
import { press } from './page-state.ts';
import { openSite, type Site } from './site.ts';
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts';

const PATIENCE_MS = 120_000;
/** Where the agency of the story lets people leave to, for it names no other place. */
const NEUTRAL_PAGE = 'https://www.weather.gov/';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite('2026-01-05T09:00:00-08:00'), launchBrowser()]);
  await site.month.load([WEBINAR]);
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Does something as a new visitor, in whose browser nothing may go wrong. */
async function visit(
  options: Omit<VisitorOptions, 'siteUrl'>,
  what: (page: Page, visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await openVisitor(browser, { siteUrl: site.url, ...options });
  try {
    await what(visitor.page, visitor);
    expect(visitor.faults).toEqual([]);
  } finally {
    await visitor.close();
  }
}

/** Milliseconds that somebody takes to read a form. */
const READING_MS = 5_000;
const takeTime = () => {
  const { clock } = site.month.cloud;
  clock.advanceTo(new Date(clock.now().getTime() + READING_MS));
};

const title = (page: Page) => page.locator('h1').innerText();
const fits = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

/** Every two of language, script and width together. */
const JOURNEYS = [
  { language: 'en', javaScript: true, width: 1280 },
  { language: 'en', javaScript: false, width: 320 },
  { language: 'es', javaScript: true, width: 320 },
  { language: 'es', javaScript: false, width: 1280 },
] as const;

describe.each(JOURNEYS)('in $language, script $javaScript, $width pixels wide, by keyboard alone', (how) => {
  const { language, javaScript, width } = how;
  const words = catalogueFor(language, { languages: ['en', 'es'] });
  const address = `${language}-${javaScript}-${width}@people.example.org`;
  const opened = async (page: Page, expected: string) => {
    expect(await title(page)).toBe(expected);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await fits(page)).toBe(true);
  };

  it(
    'somebody joins, confirms, chooses and leaves',
    async () => {
      await visit(how, async (page) => {
        await page.goto(site.url);
        await enter(page, page.locator('header a[href^="/sign-up"]'));
        await opened(page, words.signUp.title);
        await tick(page, page.locator('input[name=lists][value=month-events]'));
        await type(page, page.locator('#address'), address);
        takeTime();
        await enter(page, page.locator('main form button'));
        await opened(page, words.checkEmail.title);
      });
      await site.month.cloud.settle();

      await visit(how, async (page) => {
        await page.goto(`${site.url}${await newestLink(site.month.cloud, address, CONFIRM_PATH)}`);
        expect(await page.content()).not.toContain(address);
        await enter(page, page.locator('main form button'));
        await opened(page, words.confirmed.subscription.title);
        expect(page.url()).not.toContain(`${CONFIRM_PATH}/`);
      });
      await nextReminder();

      await visit(how, async (page) => {
        await page.goto(`${site.url}${await newestLink(site.month.cloud, address, MANAGE_PATH)}`);
        expect(await page.content()).not.toContain(address);
        await tick(page, page.locator('input[name=lists][value=newsletter]'));
        await enter(page, page.locator('form:has(input[value=save]) button'));
        await page.locator('.done').waitFor();
        expect(await page.locator('input[name=lists][value=newsletter]').isChecked()).toBe(true);
        expect(await fits(page)).toBe(true);
      });

      await visit(how, async (page, { posts }) => {
        await page.goto(`${site.url}${await newestLink(site.month.cloud, address, UNSUBSCRIBE_PATH)}`);
        expect(posts).toEqual([]);
        await enter(page, page.locator('main form button'));
        await opened(page, words.unsubscribe.doneTitle);
      });
    },
    PATIENCE_MS,
  );
});

/** Each reminder of the story's events is sent once: every journey needs an event of its own that is told of next. */
let told = 0;
async function nextReminder(): Promise<void> {
  told += 1;
  const day = String(told + 6).padStart(2, '0');
  await site.month.load([
    WEBINAR,
    ...Array.from({ length: told }, (_, index) => {
      const on = `202601${String(index + 7).padStart(2, '0')}`;
      return { uid: `told-${index}@example.org`, start: `${on}T130000`, end: `${on}T140000` };
    }),
  ]);
  await site.month.goTo(`2026-01-${day}T13:30:00-08:00`);
}

describe('a form with errors', () => {
  it.each([true, false])(
    'says what is wrong and where, and keeps what was written (script: %s)',
    async (javaScript) => {
      await visit({ javaScript, width: 320 }, async (page) => {
        await page.goto(`${site.url}/sign-up`);
        await page.fill('#address', 'ana(at)example.org');
        await press({ page, site }, 'main form button');
        expect(await page.title()).toMatch(/^Error: /);
        expect(await page.locator('main').locator('h1, .errors').first().getAttribute('class')).toBe(
          'errors',
        );
        expect(await page.inputValue('#address')).toBe('ana(at)example.org');
        const summary = page.locator('.errors');
        if (javaScript) expect(await hasFocus(summary)).toBe(true);
        const lines = summary.locator('a');
        expect(await lines.count()).toBe(2);
        for (const line of await lines.all()) {
          const field = page.locator((await line.getAttribute('href')) ?? '');
          const words = await line.innerText();
          expect(await page.locator(`.error:has-text(${JSON.stringify(words)})`).count()).toBe(1);
          await line.click();
          expect(await hasFocus(field)).toBe(true);
        }
      });
    },
    PATIENCE_MS,
  );
});

describe('the way out', () => {
  const elsewhere = [NEUTRAL_PAGE];
  const isGone = async (page: Page) => {
    await page.waitForURL(NEUTRAL_PAGE);
    await page.goBack();
    expect(page.url()).not.toContain('/safety');
  };

  it('is one click, and Back does not lead to the page again', async () => {
    await visit({ elsewhere, width: 320 }, async (page) => {
      await page.goto(`${site.url}/accessibility`);
      await page.goto(`${site.url}/safety`);
      await page.locator('.exit').click();
      await isGone(page);
    });
  });

  it('is Shift, three times', async () => {
    await visit({ elsewhere }, async (page) => {
      await page.goto(`${site.url}/accessibility`);
      await page.goto(`${site.url}/safety`);
      for (let pressed = 0; pressed < 3; pressed++) await page.keyboard.press('Shift');
      await isGone(page);
    });
  });

  it('is the first stop of the keyboard, and a link where there is no script', async () => {
    await visit({ elsewhere, javaScript: false }, async (page) => {
      await page.goto(`${site.url}/safety`);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/exit');
      await page.keyboard.press('Enter');
      await page.waitForURL(NEUTRAL_PAGE);
    });
  });

  it('stays in sight, however far down somebody has read', async () => {
    await visit({ width: 320 }, async (page) => {
      await page.goto(`${site.url}/privacy`);
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      const box = await page.locator('.exit').boundingBox();
      expect((box?.y ?? -1) >= 0).toBe(true);
    });
  });

  it('is on every page, large enough to hit', async () => {
    await visit({ width: 320 }, async (page) => {
      for (const path of ['/', '/sign-up', '/nowhere', '/manage', '/unsubscribe/of-nobody']) {
        await page.goto(`${site.url}${path}`);
        const box = await page.locator('.exit').boundingBox();
        expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
      }
    });
  });
});

it('the first steps of the keyboard lead past the menu', async () => {
  await visit({}, async (page) => {
    await page.goto(site.url);
    await tabTo(page, page.locator('a[href="#main"]'));
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});
