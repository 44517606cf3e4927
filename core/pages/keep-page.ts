/** The answer to a check-in, for people: a page with one button, and the page after it. */
import { markup } from '../email/markup.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** @param input `action`: the path of the link itself, to which the button posts */
export function keepPage({ agency, language, action }: Reader & { readonly action: string }): string {
  const words = catalogueFor(language, agency);
  const { pageTitle: title, pageIntro, pageNothingYet, yes } = words.checkIn;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${fill(pageIntro, { agency: agency.shortName })}</p>
<p class="quiet">${pageNothingYet}</p>
<form method="post" action="${inLanguage(action, words.tag, agency)}"><button>${yes}</button></form></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

/** After the button, however often, and whether anything is kept of the person or not. */
export function keptPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { doneTitle: title, done } = words.checkIn;
  return pageFrame({
    agency,
    words,
    title,
    main: markup`<div class="narrow"><h1>${title}</h1>\n<p>${done}</p></div>`,
    path: null,
  });
}
