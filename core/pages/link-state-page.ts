/** A letter's link that can't be used, or not any more: why, and what to do. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { markup } from '../email/markup.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { LinkState } from '../letters/pending-request.ts';
import { CONFIRM_DAYS } from '../letters/pending-request.ts';
import { inLanguage, SIGN_UP_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export type ClosedState = Exclude<LinkState['state'], 'open'>;

/** The page and its status; a link that has been used did what it was for, and is no error. */
export function linkStatePage(
  { agency, language }: Reader,
  state: ClosedState,
): { readonly html: string; readonly status: 200 | 404 | 410 } {
  const words = catalogueFor(language, agency);
  const { confirm } = words;
  const title = confirm[`${state}Title`];
  const button = (path: string, label: string) =>
    markup`<p><a class="button" href="${inLanguage(path, words.tag, agency)}">${label}</a></p>`;
  const askAgain = markup`${button(SIGN_UP_PATH, confirm.again)}
<p>${confirm.oneEvent} <a href="${inLanguage('/', words.tag, agency)}">${words.pages.toCalendar}</a></p>`;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${fill(confirm[state], { days: String(CONFIRM_DAYS) })}</p>
${state === 'used' ? button(MANAGE_PATH, confirm.toChoices) : askAgain}</div>`;
  const html = pageFrame({ agency, words, title, main, path: null });
  return { html, status: STATUS[state] };
}

const STATUS = { used: 200, expired: 410, superseded: 410, unknown: 404 } as const;
