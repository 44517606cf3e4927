/** After a letter's button was pressed: what holds from now on. No token in its address, and the same for everyone. */
import { markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** What was confirmed; the last part of the page's path. */
export type ConfirmedWhat = Exclude<keyof Catalogue['confirmed'], 'change'>;

const EVERYTHING = ['subscription', 'reminders', 'place', 'waiting', 'address', 'submission'] as const;

/** Reads the last part of such a path. */
export const confirmedWhat = (text: string): ConfirmedWhat | undefined =>
  EVERYTHING.find((what) => what === text);

export function confirmedPage({ agency, language }: Reader, what: ConfirmedWhat): string {
  const words = catalogueFor(language, agency);
  const { title, text } = words.confirmed[what];
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="done">${text}</p>
${what !== 'submission' && markup`<p>${words.confirmed.change}</p>`}
<p><a class="button" href="${inLanguage('/', words.tag, agency)}">${words.pages.toCalendar}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
