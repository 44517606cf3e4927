/** Which lists there are, and how to join one: for now by writing to the agency. */
import type { Agency } from '../agency/agency.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export function signUpPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { title, intro, safetyTitle, safety, leaving } = words.signUp;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${fill(intro, { agency: agency.shortName })}</p>
${lists(agency, words)}
<section class="note"><h2>${safetyTitle}</h2>
<p>${safety}</p></section>
${howToJoin(agency, words)}
<p>${leaving}</p></div>`;
  return pageFrame({ agency, words, title, main, path: '/sign-up' });
}

const lists = (agency: Agency, words: Catalogue): Markup => markup`<dl class="lists">${agency.lists.map(
  ({ name, description }) => markup`
<div><dt>${localized(name, words.tag, agency)}</dt>
<dd>${linked(localized(description, words.tag, agency))}</dd></div>`,
)}
</dl>`;

const howToJoin = (agency: Agency, words: Catalogue): Markup => markup`<h2>${words.signUp.how}</h2>
<p>${words.signUp.howByMail}</p>
<ul class="contacts">${agency.contacts.map(
  ({ name, email, about }) => markup`
<li><strong>${name}</strong><br>${linked(email)}<br><span class="quiet">${localized(about, words.tag, agency)}</span></li>`,
)}
</ul>
<p>${words.signUp.howByPage} <a href="${agency.page}">${agency.page}</a></p>`;
