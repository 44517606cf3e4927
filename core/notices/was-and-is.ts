/** Time and place of an event as they were and as they are, side by side where they differ. */
import type { Event } from '../calendar/event.ts';
import { saysOnline } from '../calendar/says-online.ts';
import { placeOf } from '../email/event-facts.ts';
import { singleLine } from '../email/plain-text.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { fill } from '../languages/catalogue.ts';
import { dayOf, hoursOf, zoneInWords } from '../languages/when.ts';
import { isOfTime } from './notice-changes.ts';
import type { NoticeTelling } from './notice-wording.ts';

/** One side: a line, and perhaps a second one below it. */
export interface Side {
  readonly lines: readonly string[];
  /** The language of the lines, where it is not that of the message. */
  readonly language: string | null;
}

/** Without a change there is nothing that it was; of what is cancelled, there is nothing that it is. */
export interface WasAndIs {
  readonly label: string;
  readonly was: Side | null;
  readonly is: Side | null;
}

/** When the event was to be and is. */
export function timesOf({ event, former, changes, words }: NoticeTelling): WasAndIs {
  const isCancelled = event.status === 'CANCELLED';
  const side = (times: Event, other: Event): Side => ({
    lines: timeLines(times, other, words),
    language: null,
  });
  return {
    label: isCancelled ? words.notice.wouldHaveBeen : words.event.when,
    was: isCancelled || isOfTime(changes) ? side(former, isCancelled ? former : event) : null,
    is: isCancelled ? null : side(event, isOfTime(changes) ? former : event),
  };
}

/** Beside an event with hours, or in another zone, a whole day says that it is one, and by whose clocks. */
function timeLines(times: Event, other: Event, words: Catalogue): string[] {
  const isPlain = other.allDay && other.timeZone === times.timeZone;
  const hours =
    times.allDay && !isPlain
      ? fill(words.notice.allDay, { zone: zoneInWords(times.timeZone, words) })
      : hoursOf(times, words);
  return [dayOf(times, words), ...(hours === null ? [] : [hours])];
}

/** Where; null for what has no place, or does not take place. `eventLanguage` is that of the event's own words. */
export function placesOf(telling: NoticeTelling, eventLanguage: string | null): WasAndIs | null {
  const { event, former, formerLanguage, changes, words } = telling;
  if (event.status === 'CANCELLED') return null;
  const label = words.event.where;
  const is = placeSide(event, eventLanguage, words);
  if (!changes.includes('place')) return is && { label, was: null, is };
  const none = { lines: [words.notice.noPlace], language: null };
  const was = placeSide(former, formerLanguage === words.tag ? null : formerLanguage, words);
  return { label, was: was ?? none, is: is ?? none };
}

/** Of what was, the kind is not known: "Online" is no place for any, nor is a place unknown where there is a link to join. */
function placeSide(event: Event, language: string | null, words: Catalogue): Side | null {
  const { online } = words.event;
  const place = singleLine(placeOf(event, words) ?? '');
  const isOnline = place === '' ? event.conference !== null : saysOnline(event.location);
  if (isOnline || place === online) return { lines: [online], language: null };
  return place === '' ? null : { lines: [place], language };
}

/** What is said where the place stands further down, for it may tell the topic. */
export const discreetly = ({ says, places, words }: DiscreetOpening): readonly string[] =>
  places === null || places.was === null ? says : [...says, words.notice.placeBelow];

interface DiscreetOpening {
  readonly says: readonly string[];
  readonly places: WasAndIs | null;
  readonly words: Catalogue;
}

/** The same as lines of plain text. */
export function wasAndIsLines({ label, was, is }: WasAndIs, { notice }: Catalogue): string[] {
  const inOneLine = ({ lines }: Side) => lines.join(', ');
  return was !== null && is !== null
    ? [`${label}:`, `${notice.was}: ${inOneLine(was)}`, `${notice.now}: ${inOneLine(is)}`]
    : [was, is].filter((side) => side !== null).map((side) => `${label}: ${inOneLine(side)}`);
}
