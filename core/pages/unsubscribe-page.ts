/** Leaving, for people: a page with one button, the page after it, and one for a link that is not whole. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { type Audience, isList } from '../subscribers/audience.ts';
import { inLanguage, SIGN_UP_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface LeavingInput extends Reader {
  /** What the link leaves. */
  readonly audiences: readonly Audience[];
}

export interface UnsubscribePageInput extends LeavingInput {
  /** The path of the link itself, to which the button posts. */
  readonly action: string;
}

/** Opening the link changes nothing: mail scanners open every one. The button posts what RFC 8058 has mailboxes post. */
export function unsubscribePage({ agency, language, audiences, action }: UnsubscribePageInput): string {
  const words = catalogueFor(language, agency);
  const { title, which, button, nothingYet, ratherLess } = words.unsubscribe;
  const names = namesOf(audiences, { agency, language: words.tag });
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${fill(which, { agency: agency.shortName })}</p>
<ul>${names.map((name) => markup`<li><strong>${name}</strong></li>`)}</ul>
<p class="quiet">${nothingYet}</p>
<form method="post" action="${inLanguage(action, words.tag, agency)}">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<p><button>${button}</button></p>
</form>
<p>${ratherLess} ${toAllChoices(words, agency)}</p></div>`;
  return pageFrame({ agency, words, title, main, path: null });
}

/** After leaving, however often, and whether the person was in the audience or not: it tells nothing of that. */
export function unsubscribedPage({ agency, language, audiences }: LeavingInput): string {
  const words = catalogueFor(language, agency);
  const { doneTitle: title, done, placeStays, back, signUpAgain, other, doneClose } = words.unsubscribe;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p>${done}</p>
${!audiences.every(isList) && markup`<p>${placeStays}</p>`}
<p>${back} <a href="${inLanguage(SIGN_UP_PATH, words.tag, agency)}">${signUpAgain}</a></p>
<p>${other} ${toAllChoices(words, agency)}</p>
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

/** Where the link to one's choices is asked for: whoever may leave for somebody may not see and change all they chose. */
const toAllChoices = (words: Catalogue, agency: Reader['agency']): Markup =>
  markup`<a href="${inLanguage(MANAGE_PATH, words.tag, agency)}">${words.unsubscribe.manage}</a>`;

/** Lists by name; an event without one, for the link may be opened by others. */
function namesOf(audiences: readonly Audience[], { agency, language }: Reader): string[] {
  const { oneEvent, earlierList } = catalogueFor(language, agency).unsubscribe;
  const known = agency.lists.filter(({ id }) => audiences.includes(id));
  const isGone = (audience: Audience) => isList(audience) && !known.some(({ id }) => id === audience);
  return [
    ...known.map(({ name }) => localized(name, language, agency)),
    ...(audiences.some(isGone) ? [earlierList] : []),
    ...(audiences.every(isList) ? [] : [oneEvent]),
  ];
}
