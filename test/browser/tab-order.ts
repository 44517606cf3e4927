/** Whether the keyboard alone gets everywhere on a page: to every link, button and field, once each, in their order, and in sight. */
import type { Page } from 'playwright-core';
import { UNSEEN } from './keyboard.ts';

/**
 * Numbers all that the keyboard is to stop at, as they stand in the document, and puts the focus before the first; gives how many
 * there are. Of a group of radio buttons it is the chosen one, else the first: arrows lead to the others.
 */
const NUMBER_STOPS = `(() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const isStop = (element) => {
    if (element.tabIndex < 0 || element.disabled || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== 'radio') return true;
    const group = [...element.form.elements].filter(({ type, name }) => type === 'radio' && name === element.name);
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  };
  const stops = [...document.querySelectorAll(all)].filter(isStop);
  stops.forEach((element, index) => { element.dataset.stop = String(index); });
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  return stops.length;
})()`;

const FOCUSED = `({ stop: document.activeElement.dataset.stop ?? null, what: document.activeElement.outerHTML.slice(0, 120), unseen: ${UNSEEN} })`;

interface Focused {
  readonly stop: string | null;
  readonly what: string;
  readonly unseen: string | null;
}

/** What Tab does wrong on the page as it stands: the first stop that is not the one to come, and every one out of sight. */
export async function tabFaults(page: Page): Promise<string[]> {
  const stops = await page.evaluate<number>(NUMBER_STOPS);
  const unseen: string[] = [];
  for (let expected = 0; expected < stops; expected++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<Focused>(FOCUSED);
    if (focused.stop !== String(expected)) return [...unseen, `stop ${expected} of Tab is ${focused.what}`];
    if (focused.unseen !== null) unseen.push(`the focus can't be seen at ${focused.unseen}`);
  }
  return stops === 0 ? ['Tab leads nowhere'] : unseen;
}
