/** A letter's button was pressed for something submitted that can't be taken, or not now: nothing was changed. */
import { markup } from '../email/markup.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** It is forgotten, or nobody decides any more; or too much waits. */
export type SubmissionRefused = 'gone' | 'full';

export function submissionRefusedPage({ agency, language }: Reader, because: SubmissionRefused): string {
  const words = catalogueFor(language, agency);
  const { title, text } = words.submissions[because];
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${text}</p>
<p><a class="button" href="${inLanguage('/', words.tag, agency)}">${words.pages.toCalendar}</a></p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
