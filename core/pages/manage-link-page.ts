/** Links to somebody's choices that lead nowhere: nothing is kept for one, or not any more, and the other is not whole. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { markup } from '../email/markup.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage, SIGN_UP_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** How the address of a page says that everything was deleted a moment ago. */
export const ERASED = 'erased';

/** The same for somebody who was erased, who moved to another address, and of whom nothing was ever kept. */
export function nothingKeptPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { noneTitle: title, none, noneDone, noneBack } = words.manage;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${none}</p>
<p>${noneDone}</p>
<p>${noneBack} <a href="${inLanguage(SIGN_UP_PATH, words.tag, agency)}">${words.pages.signUp}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

/** Right after somebody had everything deleted; whoever opens the link later sees the page above. */
export function erasedPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { erasedTitle: title, erased, noneBack } = words.manage;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="done" role="status">${erased}</p>
<p>${noneBack} <a href="${inLanguage(SIGN_UP_PATH, words.tag, agency)}">${words.pages.signUp}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null, query: { done: ERASED } });
}

export function brokenManageLinkPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { brokenTitle: title, broken, brokenAgain, brokenNew } = words.manage;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p><strong>${broken}</strong></p>
<p>${brokenAgain}</p>
<p><a class="button" href="${inLanguage(MANAGE_PATH, words.tag, agency)}">${brokenNew}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
