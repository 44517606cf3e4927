/** The same page in the other languages. */
import type { Agency } from '../agency/agency.ts';
import { type Markup, markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { offeredLanguages } from '../languages/languages.ts';

/** Names and values of an address's query, none of which tells anything of a person. */
export type Query = Readonly<Record<string, string>>;

/** What the switch is made from. */
interface Switch {
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly query: Query;
}

/** Relative to the page it stands on, so that it also works where the address is somebody's personal link. */
export function languageSwitch({ agency, words, query }: Switch): Markup | null {
  const others = offeredLanguages(agency).filter(({ tag }) => tag !== words.tag);
  if (others.length === 0) return null;
  const links = others.map(
    ({ tag, name }) =>
      markup`<li><a href="?${String(new URLSearchParams({ ...query, language: tag }))}" lang="${tag}" hreflang="${tag}" rel="nofollow">${name}</a></li>`,
  );
  return markup`<nav aria-label="${words.pages.languages}"><ul>${links}</ul></nav>`;
}
