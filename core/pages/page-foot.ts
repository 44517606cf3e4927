/** What stands below every page: who can help, where else to go, and what leaving does not do. */
import type { Agency } from '../agency/agency.ts';
import { MANAGE_PATH } from '../contract/paths.ts';
import { helpLines } from '../email/hotlines.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { addressLink } from './address-link.ts';
import {
  ACCESSIBILITY_PATH,
  inLanguage,
  NEWSLETTERS_PATH,
  PRIVACY_PATH,
  RESOURCES_PATH,
  SAFETY_PATH,
  SIGN_UP_PATH,
  STATUS_PATH,
} from './addresses.ts';

export function pageFoot(agency: Agency, words: Catalogue): Markup {
  const { home, signUp, manage, safety, privacy, accessibility, footNavigation, quickExitHint } = words.pages;
  const link = (path: string, label: string) =>
    markup`<li><a href="${inLanguage(path, words.tag, agency)}">${label}</a></li>
`;
  return markup`${help(agency, words)}
<footer class="foot"><div class="wide">
<nav aria-label="${footNavigation}"><ul>
${link('/', home)}${link(RESOURCES_PATH, words.resources.title)}${link(SIGN_UP_PATH, signUp)}${link(NEWSLETTERS_PATH, words.newsletter.archive.title)}${link(MANAGE_PATH, manage)}${link(SAFETY_PATH, safety)}${link(PRIVACY_PATH, privacy)}${link(ACCESSIBILITY_PATH, accessibility)}${link(STATUS_PATH, words.serviceLevels.title)}</ul></nav>
<p>${quickExitHint}</p>
<p>${agency.name}<br>${agency.postalAddress}<br>${addressLink(agency.page, agency.page)}</p>
</div></footer>`;
}

/** Verified lines only; none of them, and there is no such part. */
function help(agency: Agency, words: Catalogue): Markup | null {
  const lines = helpLines(agency, words);
  if (lines.length === 0) return null;
  return markup`<aside class="help" aria-labelledby="help"><div class="wide"><h2 id="help">${words.help.title}</h2>
<ul>${lines.map(({ name, ways }) => markup`<li><strong>${name}</strong>${ways.map((way) => markup`<span>${linked(way, addressLink)}</span>`)}</li>`)}</ul></div></aside>`;
}
