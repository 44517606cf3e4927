/** Who can see what on whose screen, how to leave in a hurry, and what none of it hides. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { helpLines } from '../email/hotlines.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { addressLink } from './address-link.ts';
import { inLanguage, SAFETY_PATH, SIGN_UP_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import { styleExamples } from './style-example.ts';

export function safetyPage(reader: Reader): string {
  const { agency } = reader;
  const words = catalogueFor(reader.language, agency);
  const { title, lead } = words.information.safety;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${lead}</p>
${help(reader, words)}
${mail(reader, words)}
${leaving(reader, words)}
</div>`;
  return pageFrame({ agency, words, title, main, path: SAFETY_PATH });
}

const items = (lines: readonly string[]): Markup =>
  markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;

/** Verified lines first. The foot of the page has them too, but whoever looks for help must not have to scroll for it. */
function help({ agency }: Reader, words: Catalogue): Markup {
  const { helpTitle, helpOther, helpAsk } = words.information.safety;
  const lines = helpLines(agency, words).map(
    ({ name, ways }) =>
      markup`<li><strong>${name}</strong>${ways.map((way) => markup`<br>${linked(way, addressLink)}`)}</li>`,
  );
  const contact = agency.senders.letters.replyTo;
  return markup`<section class="panel"><h2>${helpTitle}</h2>
${lines.length > 0 && markup`<ul>${lines}</ul>`}
<p>${helpOther}</p>
<p>${linked(fill(helpAsk, { agency: agency.shortName, contact }))}</p></section>`;
}

function mail({ agency }: Reader, words: Catalogue): Markup {
  const safety = words.information.safety;
  const to = (path: string) => inLanguage(path, words.tag, agency);
  return markup`<h2>${safety.mailTitle}</h2>
<p>${safety.mailLead}</p>
${items(safety.mailWho)}
<p>${safety.mailInstead}</p>
<p>${safety.mailLinks} <a href="${to(MANAGE_PATH)}">${words.pages.manage}</a></p>
<h2>${safety.showsTitle}</h2>
<p>${agency.style === 'open' ? safety.showsOpen : safety.showsDiscreet}</p>
<p class="note"><strong>${agency.senders.mailings.name}</strong><br>${styleExamples(agency, words)[agency.style]}</p>
<p>${safety.showsInside}</p>
<p>${safety.showsChoose} <a href="${to(SIGN_UP_PATH)}">${words.pages.signUp}</a>, <a href="${to(MANAGE_PATH)}">${words.pages.manage}</a></p>
<h2>${safety.calendarTitle}</h2>
<p>${safety.calendar}</p>`;
}

function leaving({ agency }: Reader, words: Catalogue): Markup {
  const safety = words.information.safety;
  const site = new URL(agency.quickExit).hostname;
  return markup`<h2>${safety.exitTitle}</h2>
<p>${fill(safety.exit, { quickExit: words.pages.quickExit, site })}</p>
<p><strong>${safety.exitLimits}</strong></p>
${items(safety.exitLimit)}
<h2>${safety.historyTitle}</h2>
<p>${safety.history}</p>
<h2>${safety.spywareTitle}</h2>
<p>${safety.spyware}</p>`;
}
