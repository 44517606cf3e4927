/** After a form that asks for a letter: what to look for. The same for every address that one form was sent with, none of which it shows. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { CHECK_EMAIL_PATH, inLanguage, SIGN_UP_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface CheckEmailPageInput extends Reader {
  /** For how many days the link in a letter works that waits for a button to be pressed. */
  readonly days: number;
  /** Whether the link to one's choices was asked for, which has no button and no end. */
  readonly forLink?: boolean;
}

export function checkEmailPage({ agency, language, days, forLink = false }: CheckEmailPageInput): string {
  const words = catalogueFor(language, agency);
  const { title, lead, next, nextLink, nothingTitle, spam, again, ask, same } = words.checkEmail;
  const { replyTo } = agency.senders.letters;
  const link = (path: string, label: string) =>
    markup`<a href="${inLanguage(path, words.tag, agency)}">${label}</a>`;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${lead}</p>
<p>${forLink ? nextLink : fill(next, { days: String(days) })}</p>
${whatItLooksLike({ agency, language }, words)}
<h2>${nothingTitle}</h2>
<ul><li>${spam}</li>
<li>${again} ${link(SIGN_UP_PATH, words.pages.signUp)}, ${link(MANAGE_PATH, words.pages.manage)}</li>
<li>${linked(fill(ask, { contact: replyTo }))}</li></ul>
<p class="quiet">${same}</p></div>`;
  return pageFrame({
    ...{ agency, words, title, main, path: CHECK_EMAIL_PATH },
    ...(forLink && { query: { for: 'link' } }),
  });
}

const whatItLooksLike = ({ agency }: Reader, { checkEmail }: Catalogue) => markup`<dl class="facts">
<dt>${checkEmail.from}</dt><dd>${agency.senders.letters.name} &lt;${agency.senders.letters.address}&gt;</dd>
<dt>${checkEmail.subject}</dt><dd>${fill(checkEmail.subjectBegins, { agency: agency.shortName })}</dd>
</dl>`;
