/** What is kept of a person, for how long, who answers for it, and how to see, change or erase it. */
import type { Agency } from '../agency/agency.ts';
import { MANAGE_PATH } from '../contract/paths.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { takesSubmissions } from '../submissions/takes-submissions.ts';
import { inLanguage, PRIVACY_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export function privacyPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { privacy } = words.information;
  const main = markup`<div class="narrow"><h1>${privacy.title}</h1>
<p class="lead">${localized(agency.privacy.notice, words.tag, agency)}</p>
${officer(agency, words)}
${part(privacy.keepTitle, list(privacy.keep))}
${part(privacy.notTitle, list(privacy.not))}
${part(privacy.cookiesTitle, markup`<p>${privacy.cookies}</p>`)}
${part(privacy.longTitle, list([...privacy.long, ...checkIn(agency, words)]))}
${takesSubmissions(agency) && submitting(agency, words)}
${part(privacy.rightsTitle, markup`<p>${privacy.rights} <a href="${inLanguage(MANAGE_PATH, words.tag, agency)}">${words.pages.manage}</a></p>`)}
${part(privacy.afterTitle, markup`<p>${privacy.after}</p>`)}
</div>`;
  return pageFrame({ agency, words, title: privacy.title, main, path: PRIVACY_PATH });
}

const part = (heading: string, content: Markup): Markup => markup`<h2>${heading}</h2>
${content}`;

const list = (lines: readonly string[]): Markup =>
  markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;

function officer(agency: Agency, words: Catalogue): Markup {
  const { officer: who, policy } = agency.privacy;
  const { officer: heading, policy: policyOf } = words.information.privacy;
  const lines = [who.address, who.phone, who.email].filter((line) => line !== undefined);
  return markup`<section class="panel"><h2>${heading}</h2>
<p><strong>${localized(who.title, words.tag, agency)}</strong>${lines.map((line) => markup`<br>${linked(line)}`)}</p>
${policy !== undefined && markup`<p><a href="${policy}">${fill(policyOf, { agency: agency.shortName })}</a></p>`}</section>`;
}

/** What is kept of whoever submits something, which is more than of whoever signs up. */
function submitting(agency: Agency, words: Catalogue): Markup {
  const { title, says, ask } = words.moderation.privacy;
  const period = inWords(agency.retention.mailings, words);
  const contact = agency.senders.letters.replyTo;
  return part(title, list([...says.map((line) => fill(line, { period })), fill(ask, { contact })]));
}

const UNITS: Readonly<Record<string, string>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/** "13 months", of `P13M`. */
function inWords(period: string, { locale }: Catalogue): string {
  const [, count, letter = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const unit = UNITS[letter] ?? 'year';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count));
}

/** What the agency file says of the yearly question. */
function checkIn({ checkIn: rule }: Agency, { information }: Catalogue): string[] {
  if (rule === null) return [];
  return [rule.eraseUnanswered ? information.privacy.checkInErases : information.privacy.checkIn];
}
