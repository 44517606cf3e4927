/** Which of a year's events somebody wants, and how they are told: read from an address, and written into one. */
import { createHash } from 'node:crypto';
import type { Agency } from '../agency/agency.ts';
import { STYLES, type Style } from '../agency/style.ts';
import { type Event, KINDS, type Kind } from '../calendar/event.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { offeredFor, offeredLanguages } from '../languages/languages.ts';

/** What a feed is asked for. */
export interface FeedWish {
  /** One that the agency offers. */
  readonly language: string;
  readonly style: Style;
  /** As the calendar spells it; null: all. */
  readonly topic: string | null;
  readonly kind: Kind | null;
}

/** A feed as it is subscribed to: `2027.ics`, `2027.atom`, `2027.json`. */
export type FeedFormat = 'ics' | 'atom' | 'json';

/** The wish, or what of it there is not; `known` is what there is instead. */
export type FeedWishRead =
  | { readonly ok: true; readonly wish: FeedWish }
  | {
      readonly ok: false;
      readonly because: 'language' | 'style' | 'kind' | 'topic';
      readonly known: readonly string[];
    }
  | { readonly ok: false; readonly because: 'unknown-topic' };

/** A query's parameters, each with its values. */
export type FeedQuery = Readonly<Record<string, readonly string[]>>;

/**
 * What is not asked for is the agency's choice: nobody's browser changes what an address means. Parameters that are none of
 * ours are let be, for calendar programs add their own.
 */
export function readFeedWish(query: FeedQuery, events: readonly Event[], agency: Agency): FeedWishRead {
  const languages = offeredLanguages(agency).map(({ tag }) => tag);
  const language = one(query['language'], languages[0] ?? 'en', (text) => offeredFor(text, agency));
  const style = one(query['style'], agency.style, (text) => STYLES.find((each) => each === text));
  const kind = one<Kind | null>(query['kind'], null, (text) =>
    KINDS.find((each) => each === text.toUpperCase()),
  );
  const topic = one<string | null>(query['topic'], null, (text) => findTopic(text, events) ?? null);
  if (language === undefined) return { ok: false, because: 'language', known: languages };
  if (style === undefined) return { ok: false, because: 'style', known: STYLES };
  if (kind === undefined)
    return { ok: false, because: 'kind', known: KINDS.map((each) => each.toLowerCase()) };
  if (topic === undefined) return { ok: false, because: 'topic', known: [] };
  if (topic === null && query['topic']) return { ok: false, because: 'unknown-topic' };
  return { ok: true, wish: { language, style, topic, kind } };
}

/** The parameter's one value, read; `absent` where there is none, undefined where it is repeated or cannot be read. */
function one<T>(
  values: readonly string[] | undefined,
  absent: T,
  read: (text: string) => T | undefined,
): T | undefined {
  const [value, ...more] = values ?? [];
  if (value === undefined) return absent;
  return more.length > 0 ? undefined : read(value);
}

/** The topics of some events as everyone may see them, each once, in the order of the alphabet. */
export const topicsOf = (events: readonly Event[]): string[] =>
  [...new Set(events.flatMap((event) => withoutPrivateJoinLink(event).topics))].toSorted((one, other) =>
    one.localeCompare(other, 'en'),
  );

/** Stands for a topic in addresses, which others may see and which must not name it: eight hex digits. */
export const topicKey = (topic: string): string =>
  createHash('sha256').update(topic.toLowerCase()).digest('hex').slice(0, 8);

/** Asked for by key, or by name in any case. */
const findTopic = (asked: string, events: readonly Event[]): string | undefined =>
  topicsOf(events).find((topic) => topicKey(topic) === asked || topic.toLowerCase() === asked.toLowerCase());

/** The events that the wish is for, the earliest first. */
export function wantedEvents<E extends Event>(events: readonly E[], { topic, kind }: FeedWish): E[] {
  const hasTopic = ({ topics }: Event) =>
    topic === null || topics.some((each) => topicKey(each) === topicKey(topic));
  return events
    .filter((event) => hasTopic(event) && (kind === null || event.kind === kind))
    .toSorted((one, other) =>
      one.startsAt === other.startsAt
        ? order(one.id, other.id)
        : Date.parse(one.startsAt) - Date.parse(other.startsAt),
    );
}

const order = (one: string, other: string): number => (one < other ? -1 : 1);

/** What an address says of a feed. */
export interface FeedAddress {
  readonly year: number;
  readonly format: FeedFormat;
  readonly wish: FeedWish;
}

/** The path of a feed. It says language and style even where they are the agency's choice, which may change. */
export function feedPath({ year, format, wish }: FeedAddress): string {
  const query = new URLSearchParams({ language: wish.language, style: wish.style });
  if (wish.topic !== null) query.set('topic', topicKey(wish.topic));
  if (wish.kind !== null) query.set('kind', wish.kind.toLowerCase());
  return `/${year}.${format}?${query}`;
}

/** An address that a calendar program subscribes to at once, instead of showing it in a browser. */
export const webcal = (address: string): string => address.replace(/^https?:/, 'webcal:');
