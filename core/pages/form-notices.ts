/** What stands beside a form that asks for an address: who may see the mail, and what is done with the data. */
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import { inLanguage, PRIVACY_PATH, SAFETY_PATH } from './addresses.ts';
import type { Reader } from './page-frame.ts';

/** "Who can see your email?": stands above every field that asks for an address. */
export const safetyNote = ({ agency }: Reader, { tag, forms }: Catalogue): Markup =>
  markup`<section class="note"><h2>${forms.safety.title}</h2>
<p>${forms.safety.text} <a href="${inLanguage(SAFETY_PATH, tag, agency)}">${forms.safety.link}</a></p></section>`;

/** The agency's notice, which stands at every form that asks for an address (Cal. Civ. Code 1798.17). */
export const privacyNotice = (reader: Reader, words: Catalogue): Markup =>
  markup`<section class="privacy"><h2>${words.forms.privacy.title}</h2>
${noticeText(reader, words)}</section>`;

/** Of what is submitted something else is kept than of who gets mail. */
export function submissionNotice(reader: Reader, words: Catalogue): Markup {
  const { agency } = reader;
  const contact = agency.senders.letters.replyTo;
  const notice = fill(words.moderation.privacy.notice, { agency: agency.shortName, contact });
  return markup`<section class="privacy"><h2>${words.forms.privacy.title}</h2>
${noticeText(reader, words, notice)}</section>`;
}

const PRIVACY_ID = 'privacy';

/** The same notice on a page of somebody's own choices, who has seen it before: to be opened, so that the button is not far. */
export const foldedPrivacyNotice = (reader: Reader, words: Catalogue): Markup =>
  markup`<details class="panel" id="${PRIVACY_ID}"><summary>${words.forms.privacy.title}</summary>
<div class="quiet">${noticeText(reader, words)}</div></details>`;

/** The way to it from another form of that page. */
export const toPrivacyNotice = ({ forms }: Catalogue): Markup =>
  markup`<p><a href="#${PRIVACY_ID}">${forms.privacy.title}</a></p>`;

function noticeText({ agency }: Reader, { tag, forms }: Catalogue, own?: string): Markup {
  const { notice, officer, policy } = agency.privacy;
  const reach = [officer.address, officer.phone, officer.email].filter(Boolean).join(', ');
  return markup`<p>${own ? linked(own) : localized(notice, tag, agency)}</p>
<p>${forms.privacy.officer} ${localized(officer.title, tag, agency)}, ${reach}</p>
<p><a href="${inLanguage(PRIVACY_PATH, tag, agency)}">${forms.privacy.more}</a>${
    policy && markup`<br><a href="${policy}">${fill(forms.privacy.policy, { agency: agency.shortName })}</a>`
  }</p>`;
}
