/** What readers want to know of an event, in their language: the same facts for mail and pages. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { saysOnline } from '../calendar/says-online.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { singleLine } from './plain-text.ts';

/** A label and the lines below it; `ownWords` tells that they are the calendar's, in the calendar's language. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
  readonly ownWords: boolean;
}

/** Place, presenters and audience: those that the event has. Each presenter has a line. */
export function factsOf(event: Event, words: Catalogue): Fact[] {
  const place = placeOf(event, words);
  return [
    {
      label: words.event.where,
      lines: place === null ? [] : [place],
      ownWords: place !== words.event.online,
    },
    { label: words.event.presenters, lines: event.presenters, ownWords: true },
    { label: words.event.audience, lines: event.audience === null ? [] : [event.audience], ownWords: true },
  ]
    .map((fact) => ({ ...fact, lines: fact.lines.map(singleLine) }))
    .filter(({ lines }) => lines.length > 0);
}

/** Where the event is, in words; null where nothing is known. */
export function placeOf(
  { kind, location, conference }: Pick<Event, 'kind' | 'location' | 'conference'>,
  words: Catalogue,
): string | null {
  const isOnline = kind === 'WEBINAR' || kind === 'ON-DEMAND';
  if (location === null || (isOnline && saysOnline(location))) return isOnline ? words.event.online : null;
  return kind === 'IN-PERSON' && conference !== null
    ? fill(words.event.alsoOnline, { place: location })
    : location;
}

/** Whom to ask, also for accommodations: the event's own contact, else the agency's first. */
export function contactOf(event: Pick<Event, 'contact'>, { contacts }: Pick<Agency, 'contacts'>): string {
  const [first] = contacts;
  return event.contact ?? (first ? `${first.name}, ${first.email}` : '');
}
