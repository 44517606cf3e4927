/** A letter's button was pressed for an event that can't be had any more: why, and that nothing was changed. */
import { markup } from '../email/markup.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { Refusal } from '../registrations/offer.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface EventRefusedPageInput extends Reader {
  readonly refused: Refusal;
}

export function eventRefusedPage({ agency, language, refused }: EventRefusedPageInput): string {
  const words = catalogueFor(language, agency);
  const { title, nothing, ...reasons } = words.registration.refused;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${reasons[refused]}</p>
<p>${nothing}</p>
<p><a class="button" href="${inLanguage('/', words.tag, agency)}">${words.pages.toCalendar}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
