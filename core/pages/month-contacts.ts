/** Whom to ask about what, and the lists that bring news by e-mail. */
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { localized } from '../languages/languages.ts';
import { inLanguage, SIGN_UP_PATH } from './addresses.ts';
import type { Scene } from './calendar-page.ts';
import type { PagePart } from './page-parts.ts';

export function contactsPart(scene: Scene): PagePart {
  const { agency, words } = scene;
  const { contacts: title, ask, lists } = words.monthPage;
  const body = markup`<div class="two"><div><p>${ask}</p>
<dl>${agency.contacts.map((contact) => contactLine(contact, scene))}</dl></div>
<div><p>${lists}</p>
<ul>${agency.lists.map((list) => listLine(list, scene))}</ul></div></div>`;
  return { id: 'contacts', title, body };
}

const contactLine = (
  { name, email, about }: Scene['agency']['contacts'][number],
  { agency, words }: Scene,
): Markup => markup`
<dt>${localized(about, words.tag, agency)}</dt><dd>${name}<br>${linked(email)}</dd>`;

const listLine = (
  { id, name, description }: Scene['agency']['lists'][number],
  { agency, words }: Scene,
): Markup => markup`
<li><a href="${inLanguage(`${SIGN_UP_PATH}?list=${id}`, words.tag, agency)}">${localized(name, words.tag, agency)}</a><br>${localized(description, words.tag, agency)}</li>`;
