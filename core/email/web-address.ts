/** Addresses found in text: which of them may become links. */

/** The address as it may stand in an `href`, or null: of all that a calendar may hold, only the web is linked. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}

/** A run of text, with where it leads if it is an address. */
export interface Run {
  readonly text: string;
  readonly href: string | null;
}

/**
 * An e-mail address is tried where a word begins and nowhere inside it, and its first part is no longer than RFC 5321
 * section 4.5.3.1.1 allows: so the work grows as the text does, whatever stands in it.
 */
const ADDRESS = /https?:\/\/[^\s<>"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;
/** What ends a sentence or closes a bracket around an address, rather than the address; each run of it is tried once. */
const TRAILING = /(?<![.,;:!?'\u2019\u201d\u00bb)\]}])[.,;:!?'\u2019\u201d\u00bb)\]}]+$/;

/** Cuts text into runs, so that bare web and e-mail addresses can be linked. The runs together are the text. */
export function runs(text: string): Run[] {
  const found: Run[] = [];
  let end = 0;
  for (const { 0: match, index } of text.matchAll(ADDRESS)) {
    const address = match.replace(TRAILING, '');
    found.push({ text: text.slice(end, index), href: null }, { text: address, href: addressOf(address) });
    end = index + address.length;
  }
  return [...found, { text: text.slice(end), href: null }].filter((run) => run.text !== '');
}

const addressOf = (text: string): string | null =>
  /^https?:/i.test(text) ? webAddress(text) : `mailto:${text}`;
