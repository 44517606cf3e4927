/** The page for what went wrong on our side. It tells nothing of what it was. */
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export function failedPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { title, text, again } = words.information.failed;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${text}</p>
<p>${linked(fill(again, { contact: agency.senders.letters.replyTo }))}</p>
<p><a class="button" href="${inLanguage('/', words.tag, agency)}">${words.pages.toCalendar}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
