/** Which language a reader gets. A further language is one catalogue file and one line here. */
import type { Agency } from '../agency/agency.ts';
import type { Localized } from '../agency/text-fields.ts';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, es };

/** Characters that a language tag can need (RFC 5646 section 4.4.1); what is longer is no wish for a language. */
const LONGEST_TAG = 35;

/** `es-MX`, then `es`. */
const fromNarrowToWide = (tag: string): string[] => {
  if (tag.length > LONGEST_TAG) return [];
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

const findCatalogue = (tag: string): Catalogue | undefined =>
  fromNarrowToWide(tag)
    .map((wider) => (Object.hasOwn(CATALOGUES, wider) ? CATALOGUES[wider] : undefined))
    .find((catalogue) => catalogue !== undefined);

/** The languages that we have words in. */
export const SPOKEN_LANGUAGES: readonly string[] = Object.keys(CATALOGUES);

/** Whether we have words in a language (BCP 47), or in the wider one it belongs to. */
export const isSpoken = (language: string): boolean => findCatalogue(language) !== undefined;

/**
 * The catalogue for a wanted language (BCP 47). Without one it is that of the agency's first language, and English
 * where we have neither. Its `tag` says which language the reader really gets.
 */
export function catalogueFor(language: string, { languages }: Pick<Agency, 'languages'>): Catalogue {
  return findCatalogue(language) ?? findCatalogue(languages[0] ?? en.tag) ?? en;
}

const offered = new WeakMap<readonly string[], readonly Catalogue[]>();

/** The agency's languages that we can speak, each once, in its order: what a language switch offers. */
export function offeredLanguages({ languages }: Pick<Agency, 'languages'>): readonly Catalogue[] {
  const known = offered.get(languages);
  if (known) return known;
  const found = [...new Set(languages.map(findCatalogue))].filter((catalogue) => catalogue !== undefined);
  offered.set(languages, found);
  return found;
}

/** The offered language in which a wanted one (BCP 47) is answered, itself or a wider one: `es-MX` reads `es`. */
export function offeredFor(language: string, agency: Pick<Agency, 'languages'>): string | undefined {
  const found = findCatalogue(language);
  return offeredLanguages(agency).find((offered) => offered === found)?.tag;
}

/** The words of the agency file in a language; else in the agency's first one, else in whichever there is. */
export const localized = (words: Localized, language: string, agency: Pick<Agency, 'languages'>): string =>
  chosenAmong(words, language, agency) ?? '';

/** The same for whatever is given by language; undefined where nothing is. */
export function chosenAmong<T>(
  given: Readonly<Record<string, T>>,
  language: string,
  { languages }: Pick<Agency, 'languages'>,
): T | undefined {
  const wanted = [language, ...languages].flatMap(fromNarrowToWide);
  const found = wanted.find((tag) => given[tag] !== undefined);
  return found === undefined ? Object.values(given)[0] : given[found];
}
