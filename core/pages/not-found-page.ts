/** The page for an address that is none of ours. */
import { markup } from '../email/markup.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export function notFoundPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { notFoundTitle: title, notFound, toCalendar } = words.pages;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${notFound}</p>
<p><a class="button" href="${inLanguage('/', words.tag, agency)}">${toCalendar}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
