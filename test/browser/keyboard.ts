/** A visitor without a mouse: Tab to what is wanted, then Enter or the space bar. */
import type { Locator, Page } from 'playwright-core';

/** More stops than any page of ours has before what is wanted. */
const MOST_STOPS = 120;

/** Tab never came to what was wanted. */
class OutOfReachError extends Error {
  constructor(wanted: Locator) {
    super(`The keyboard does not reach ${wanted}.`);
    this.name = 'OutOfReachError';
  }
}

/** The focus is somewhere where nobody sees it. */
class UnseenFocusError extends Error {
  constructor(what: string) {
    super(`The focus can't be seen at ${what}.`);
    this.name = 'UnseenFocusError';
  }
}

/** Whether the keyboard is there. */
export const hasFocus = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => element === element.ownerDocument.activeElement);

/** What has the focus, if no outline of it or of what it stands in shows it, or it has no place on the screen; else null. */
export const UNSEEN = `(() => {
  const focused = document.activeElement;
  const isOutlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  const { width, height, bottom, right } = focused.getBoundingClientRect();
  const isSeen = width > 1 && height > 1 && bottom > 0 && right > 0;
  const isShown = isSeen && [focused, focused.parentElement].some((element) => element && isOutlined(element));
  return isShown ? null : focused.outerHTML.slice(0, 120);
})()`;

/** Presses Tab until `wanted` has the focus, which must be seen wherever it stops. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate<string | null>(UNSEEN);
    if (unseen !== null) throw new UnseenFocusError(unseen);
    if (await hasFocus(wanted)) return;
  }
  throw new OutOfReachError(wanted);
}

/** Ticks, with the space bar. */
export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
}

/** Types into a field. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Follows a link or presses a button, and waits for the page that comes of it. */
export async function enter(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}
