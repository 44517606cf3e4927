/** The accessibility statement: what is aimed for, how it was tested, and whom to tell of a barrier. */
import type { Agency } from '../agency/agency.ts';
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dayName } from '../languages/when.ts';
import { ACCESSIBILITY_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export function accessibilityPage({ agency, language }: Reader): string {
  const words = catalogueFor(language, agency);
  const { title, ...says } = words.information.accessibility;
  const { contact } = agency.accessibility;
  const main = markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${fill(says.lead, { agency: agency.name })}</p>
<h2>${says.aimTitle}</h2>
<p>${says.aim}</p>
<h2>${says.testedTitle}</h2>
<p>${says.tested}</p>
<p>${testedByPeople(agency, words)}</p>
<h2>${says.knownTitle}</h2>
<p>${says.known}</p>
<section class="panel"><h2>${says.contactTitle}</h2>
<p>${linked(fill(says.contact, { contact }))}</p>
<p>${says.event}</p></section></div>`;
  return pageFrame({ agency, words, title, main, path: ACCESSIBILITY_PATH });
}

function testedByPeople({ accessibility: { testedOn } }: Agency, words: Catalogue): string {
  const { testedByPeople: tested, notTestedByPeople } = words.information.accessibility;
  return testedOn === null ? notTestedByPeople : fill(tested, { day: dayName(testedOn, words) });
}
