/** After a form that asks for a letter: what to look for. The same for every address that one form was sent with, none of which it shows. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import {
  CHECK_EMAIL_PATH,
  inLanguage,
  SIGN_UP_PATH,
  SUBMIT_EVENT_PATH,
  SUBMIT_RESOURCE_PATH,
} from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** What a form may have asked for, as the page's address names it. */
export const ASKED = ['link', 'submission'] as const;
type Asked = (typeof ASKED)[number];

export interface CheckEmailPageInput extends Reader {
  /** For how many days the link in a letter works that waits for a button to be pressed. */
  readonly days: number;
  /** What the form asked for, where that is no subscription: the link to one's choices, which has no button and no end; or to have something published. */
  readonly asked?: Asked | undefined;
}

export function checkEmailPage({ agency, language, days, asked }: CheckEmailPageInput): string {
  const words = catalogueFor(language, agency);
  const { title, lead, next, nextLink, nothingTitle, spam, again, ask, same } = words.checkEmail;
  const { replyTo } = agency.senders.letters;
  const links = formsOf(asked, words).map(
    ([path, label], index) =>
      markup`${index > 0 && ', '}<a href="${inLanguage(path, words.tag, agency)}">${label}</a>`,
  );
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${lead}</p>
<p>${asked === 'link' ? nextLink : fill(next, { days: String(days) })}</p>
${whatItLooksLike({ agency, language }, words)}
<h2>${nothingTitle}</h2>
<ul><li>${spam}</li>
<li>${again} ${links}</li>
<li>${linked(fill(ask, { contact: replyTo }))}</li></ul>
<p class="quiet">${same}</p></div>`;
  return pageFrame({
    ...{ agency, words, title, main, path: CHECK_EMAIL_PATH },
    ...(asked && { query: { for: asked } }),
  });
}

/** Where the form may be that was sent. */
const formsOf = (asked: Asked | undefined, { pages, submissions }: Catalogue) =>
  asked === 'submission'
    ? ([
        [SUBMIT_EVENT_PATH, submissions.event.title],
        [SUBMIT_RESOURCE_PATH, submissions.resource.title],
      ] as const)
    : ([
        [SIGN_UP_PATH, pages.signUp],
        [MANAGE_PATH, pages.manage],
      ] as const);

const whatItLooksLike = ({ agency }: Reader, { checkEmail }: Catalogue) => markup`<dl class="facts">
<dt>${checkEmail.from}</dt><dd>${agency.senders.letters.name} &lt;${agency.senders.letters.address}&gt;</dd>
<dt>${checkEmail.subject}</dt><dd>${fill(checkEmail.subjectBegins, { agency: agency.shortName })}</dd>
</dl>`;
