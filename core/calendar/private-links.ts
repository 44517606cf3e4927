/**
 * The join links of events with limited places, told wherever a file shows them to everybody: two events may share one, and
 * what one of them withholds the other must not say.
 */
import { addressKey } from './address-key.ts';
import type { Calendar, Event, EventTexts } from './event.ts';

/** An event whose join link is for those who have a place, and what messages call it. */
export interface LimitedEvent {
  readonly event: Pick<Event, 'capacity' | 'conference'>;
  readonly called: string;
}

/** What people read of an event, of a calendar, or of a translation. */
export type Shown = Partial<
  EventTexts & Pick<Event, 'topics' | 'capacity' | 'conference'> & Pick<Calendar, 'name'>
>;

/** A property that shows a private link, and whose link that is. */
export interface ShownLink {
  readonly property: string;
  readonly of: string;
}

export class PrivateLinks {
  /** What the event of each link is called, by the link as `keyOf` has it. */
  readonly #called: ReadonlyMap<string, string>;
  readonly #lengths: readonly number[];

  constructor(events: Iterable<LimitedEvent>) {
    const called = new Map<string, string>();
    for (const { event, called: name } of events) {
      if (event.capacity === null || event.conference === null) continue;
      const key = keyOf(event.conference);
      if (!called.has(key)) called.set(key, name);
    }
    this.#called = called;
    this.#lengths = [...new Set([...called.keys()].map(({ length }) => length))];
  }

  /** Every property that shows everybody such a link; CONFERENCE does so where places are not limited. */
  shownBy(shown: Shown): ShownLink[] {
    if (this.#called.size === 0) return [];
    return PUBLIC.flatMap(([property, textsOf]) => {
      const of = this.#firstIn(textsOf(shown));
      return of === null ? [] : [{ property, of }];
    });
  }

  /** What the event is called whose join link stands in a text; null where it holds none. */
  heldBy(text: string): string | null {
    return this.#called.size === 0 ? null : this.#firstIn([text]);
  }

  /** What the event is called whose link stands in one of these texts. */
  #firstIn(texts: readonly (string | null | undefined)[]): string | null {
    for (const text of texts) {
      if (!text) continue;
      const of = this.#called.get(keyOf(text)) ?? this.#among(addressesIn(text));
      if (of !== undefined) return of;
    }
    return null;
  }

  #among(addresses: readonly string[]): string | undefined {
    for (const address of addresses) {
      const key = keyOf(`https://${address}`);
      const of = this.#lengths
        .filter((length) => ENDS_HERE.test(key.slice(length, length + FEW)))
        .map((length) => this.#called.get(key.slice(0, length)))
        .find((called) => called !== undefined);
      if (of !== undefined) return of;
    }
    return undefined;
  }
}

const PUBLIC: readonly [string, (shown: Shown) => readonly (string | null | undefined)[]][] = [
  ['NAME', ({ name }) => [name]],
  ['SUMMARY', ({ summary }) => [summary]],
  ['DESCRIPTION', ({ description }) => [description]],
  ['LOCATION', ({ location }) => [location]],
  ['CATEGORIES', ({ topics = [] }) => topics],
  ['CONTACT', ({ contact }) => [contact]],
  ['X-PRESENTER', ({ presenters = [] }) => presenters],
  ['X-AUDIENCE', ({ audience }) => [audience]],
  ['URL', ({ url }) => [url]],
  ['ATTACH', ({ attachments = [] }) => attachments],
  ['X-RECORDING', ({ recording }) => [recording]],
  ['CONFERENCE', ({ conference, capacity }) => (capacity === null ? [conference] : [])],
];

/** The same for every spelling, letters that stand there as `%41` included. */
const keyOf = (address: string): string => asciiDecoded(addressKey(address)).toLowerCase();

const asciiDecoded = (text: string): string =>
  text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** What may follow where an address ends: more of a query opens the same page, more of a path another. */
const ENDS_HERE = /^[./]*(?:$|[^\p{L}\p{N}\p{M}_\-./=+~%])/u;
/** Characters of that which are looked at. */
const FEW = 10;

/** Behind a scheme everything is part of an address; without one, what has the form `meet.example/…` and is no mail address. */
const ADDRESS =
  /(?<=:\/\/)[^\s<>"]+|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#][^\s<>"]*)?/gu;
/** Beginning in the middle of one, too: an address may lead over another one that holds it. */
const SCHEME = /https?:\/\//gi;
/** Characters: no link is longer. */
const LONGEST = 2500;

function addressesIn(text: string): string[] {
  const plain = text.replace(/\p{Cf}/gu, '');
  return [...new Set([plain, asciiDecoded(plain)])].flatMap((each) =>
    [...each.replace(SCHEME, ' ://').matchAll(ADDRESS)].flatMap(([address]) => {
      const held = address.slice(0, LONGEST);
      return [held, ...held.split(NOT_ASCII, 1)];
    }),
  );
}

/** Where a language writes no spaces, its next word stands right behind an address. */
const NOT_ASCII = /[^\x20-\x7E]/;
