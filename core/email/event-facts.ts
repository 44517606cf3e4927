/** What readers want to know of an event, in their language: the same facts for mail and pages. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { saysOnline } from '../calendar/says-online.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { communityMark } from '../submissions/community-mark.ts';
import { singleLine } from './plain-text.ts';

/** A label and the lines below it; `ownWords` tells that they are the calendar's, in the calendar's language. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
  readonly ownWords: boolean;
}

/**
 * Whose it is where it is not the agency's, place, presenters and audience: those that the event has. Each presenter has a line; of
 * an event from the community the first fact names them.
 */
export function factsOf(event: Event, words: Catalogue, agency: Pick<Agency, 'shortName'>): Fact[] {
  const place = placeOf(event, words);
  const mark = communityMark(event, agency, words);
  return [
    { label: mark?.label ?? '', lines: mark ? [mark.line] : [], ownWords: false },
    {
      label: words.event.where,
      lines: place === null ? [] : [place],
      ownWords: place !== words.event.online,
    },
    { label: words.event.presenters, lines: mark ? [] : event.presenters, ownWords: true },
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
