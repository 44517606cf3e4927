/** "Never again": a page with one button, and the page after it. Neither shows the address. */
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** `action` is the path of the link itself, to which the button posts. */
export function stopPage({ agency, language, action }: Reader & { readonly action: string }): string {
  const words = catalogueFor(language, agency);
  const { title, what, less, places, nothingYet, button } = words.stop;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${fill(what, { agency: agency.name })}</p>
<p>${places}</p>
<p>${less}</p>
<form method="post" action="${inLanguage(action, words.tag, agency)}"><p><button>${button}</button></p></form>
<p class="quiet">${nothingYet}</p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

/** After it, however often, and whether anything was ever sent there or not. */
export function stoppedPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { doneTitle: title, done, undo } = words.stop;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="done">${done}</p>
<p>${linked(fill(undo, { contact: agency.senders.letters.replyTo }))}</p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
