/** What people have shared, among the resources that the agency itself names, and how much of it one page shows. */
import type { Agency } from '../agency/agency.ts';
import { beginningOf, goesOn } from '../pages/beginning-of.ts';
import type { Resource, Resources } from '../resources/resources.ts';
import type { CommunityResource } from './community-resource.store.ts';

const NONE: Resources = { topics: [], kinds: {}, resources: [] };

/** Those of the agency first, of each kind; null where there is none at all. */
export function withShared(
  own: Resources | null,
  shared: readonly CommunityResource[],
  { languages: [language = 'en'] }: Pick<Agency, 'languages'>,
): Resources | null {
  if (shared.length === 0) return own;
  const { resources, ...rest } = own ?? NONE;
  return { ...rest, resources: [...resources, ...shared.map((each) => resourceOf(each, language))] };
}

/** Characters of a description that are shown: the resource itself is a link away. What to know before opening it is never cut. */
const LONGEST_ABOUT = 300;

/** Nobody has translated it. */
const resourceOf = (
  { id, content: { kind, title, by, link, about, note } }: CommunityResource,
  language: string,
): Resource => ({
  ...{ id, kind, title, url: link, about: { [language]: excerpt(about) }, topics: [] },
  ...(by !== null && { by }),
  ...(note !== null && { note: { [language]: note } }),
});

function excerpt(text: string): string {
  const beginning = beginningOf(text, LONGEST_ABOUT);
  return beginning === null ? text : `${beginning}${goesOn(beginning)}`;
}

/**
 * Bytes of UTF-8 that what people have shared may take of a page, before it is compressed: a page stays below 30 KB whatever
 * anybody writes, also where no two of their words are alike.
 */
const MOST_BYTES = 12_000;
/** What a resource takes beside its words. */
const MARKUP_BYTES = 150;

/** Cuts them into pages, in their order; at least one page, which may be empty. `wordsOf` gives what is listed of each. */
export function pagesOfShared<Shared>(
  shared: readonly Shared[],
  wordsOf: (one: Shared) => unknown,
): (readonly Shared[])[] {
  const pages: Shared[][] = [[]];
  let left = MOST_BYTES;
  for (const one of shared) {
    const bytes = MARKUP_BYTES + Buffer.byteLength(JSON.stringify(wordsOf(one)));
    const isFull = bytes > left && pages.at(-1)?.length !== 0;
    if (isFull) pages.push([]);
    left = (isFull ? MOST_BYTES : left) - bytes;
    pages.at(-1)?.push(one);
  }
  return pages;
}
