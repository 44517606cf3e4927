/** Pages for requests that no form of ours makes: what happened, that nothing changed, and where to go on. */
import { markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** What was refused, by its HTTP status. */
export type RefusedStatus = 403 | 405 | 413 | 415;

function wording({ forms: { refused } }: Catalogue): Record<RefusedStatus, { title: string; text: string }> {
  return {
    403: { title: refused.elsewhereTitle, text: refused.elsewhere },
    405: { title: refused.methodTitle, text: refused.method },
    413: { title: refused.tooLargeTitle, text: refused.tooLarge },
    415: { title: refused.typeTitle, text: refused.type },
  };
}

/** `formPath` is where the form stands; null when it is behind somebody's personal link, which is not repeated. */
export function refusedPage(
  { agency, language }: Reader,
  status: RefusedStatus,
  formPath: string | null,
): string {
  const words = catalogueFor(language, agency);
  const { title, text } = wording(words)[status];
  const { again } = words.forms.refused;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${text}</p>
<p>${again}</p>
<p><a class="button" href="${inLanguage(formPath ?? '/', words.tag, agency)}">${
    formPath === null ? words.pages.toCalendar : words.forms.refused.toForm
  }</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
