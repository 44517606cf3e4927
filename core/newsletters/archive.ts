/** The archive: which issues are out, and which of them somebody looks for. */
import type { Agency } from '../agency/agency.ts';
import { topicKey } from '../feeds/feed-wish.ts';
import { wordsOfBlocks } from '../markdown/markdown.ts';
import { isOut, type Newsletter, type NewsletterTexts, newsletterIn } from './newsletter.ts';

/** An issue for one reader. */
export interface ArchivedIssue {
  readonly newsletter: Newsletter;
  readonly texts: NewsletterTexts;
  /** The language (BCP 47) that the texts really are in. */
  readonly language: string;
}

/** The issues that everybody may read, the newest first, in a reader's language as far as each is translated. */
export function issuesOut(
  newsletters: readonly Newsletter[],
  { language, agency, now }: { readonly language: string; readonly agency: Agency; readonly now: Date },
): ArchivedIssue[] {
  return newsletters
    .filter((newsletter) => isOut(newsletter, now))
    .toSorted(newestFirst)
    .map((newsletter) => ({ newsletter, ...newsletterIn(newsletter, language, agency) }));
}

const newestFirst = (one: Newsletter, other: Newsletter): number =>
  Date.parse(other.issuedAt) - Date.parse(one.issuedAt) || (one.slug < other.slug ? -1 : 1);

/** A tag, and what stands for it in addresses, which others may see. */
export interface Tag {
  readonly name: string;
  readonly key: string;
}

/** The tags of some issues, each once, in the order of the alphabet of `language`. */
export function tagsOf(issues: readonly ArchivedIssue[], language: string): Tag[] {
  const byKey = new Map(
    issues.flatMap(({ texts }) => texts.tags.map((name) => [topicKey(name), name] as const)),
  );
  return [...byKey]
    .map(([key, name]) => ({ key, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
}

/** What somebody looks for: issues with a tag, by its key, and with all of some words. Empty: every issue. */
export interface Wanted {
  readonly tag: string | null;
  readonly search: string;
}

/** Characters of a search that are looked at. */
export const LONGEST_SEARCH = 100;

/** The issues with the tag, and with each word of the search somewhere in what they say. */
export function wantedIssues(issues: readonly ArchivedIssue[], { tag, search }: Wanted): ArchivedIssue[] {
  const words = folded(search.slice(0, LONGEST_SEARCH))
    .split(/\s+/)
    .filter((word) => word !== '');
  return issues.filter(
    ({ texts }) =>
      (tag === null || texts.tags.some((name) => topicKey(name) === tag)) &&
      words.every((word) => saidIn(texts).includes(word)),
  );
}

/** What issues say, for searches: folding a whole archive for each would take longer than all else that a page does. */
const said = new WeakMap<NewsletterTexts, string>();

function saidIn(texts: NewsletterTexts): string {
  const known = said.get(texts);
  if (known !== undefined) return known;
  const all = folded([texts.title, texts.summary, ...texts.tags, wordsOfBlocks(texts.blocks)].join('\n'));
  said.set(texts, all);
  return all;
}

/** Without case and accents: whoever types `trafico` finds `Tráfico`. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
