/** Leaving a list, for people: a page with one button, the page after it, and one for a link that is not whole. */
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface UnsubscribePageInput extends Reader {
  /** The lists that the link leaves, in the reader's language. */
  readonly listNames: readonly string[];
  /** The path of the link itself, to which the button posts. */
  readonly action: string;
}

/** Opening the link changes nothing: mail scanners open every one. The button posts what RFC 8058 has mailboxes post. */
export function unsubscribePage({ agency, language, listNames, action }: UnsubscribePageInput): string {
  const words = catalogueFor(language, agency);
  const { title, which, button, nothingYet } = words.unsubscribe;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${fill(which, { agency: agency.shortName })}</p>
<ul>${listNames.map((name) => markup`<li><strong>${name}</strong></li>`)}</ul>
<p class="quiet">${nothingYet}</p>
<form method="post" action="${inLanguage(action, words.tag, agency)}">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button>${button}</button>
</form></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

/** After leaving, however often, and whether the person was on the list or not: it tells nothing of that. */
export function unsubscribedPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { doneTitle: title, done, doneClose } = words.unsubscribe;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${done}</p>
<p>${doneClose}</p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

/** A link that is not ours as it stands: whoever follows it must not believe that the mail has stopped. */
export function brokenLinkPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { brokenTitle: title, broken, brokenAgain, brokenAsk } = words.unsubscribe;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p><strong>${broken}</strong></p>
<p>${brokenAgain}</p>
<p>${linked(fill(brokenAsk, { contact: agency.senders.mailings.replyTo }))}</p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}
