/** One event as an entry in a reader's own calendar, which others may see too. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import type { CalendarEntry } from '../calendar/write-calendar.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { discreetMark } from '../submissions/community-mark.ts';
import { mailDomain } from './headers.ts';
import { isOwnTitle } from './subject-style.ts';

export interface EntryInput {
  readonly event: Event;
  readonly agency: Agency;
  readonly style: Style;
  readonly words: Catalogue;
}

/**
 * A discreet entry tells whose it is, its kind and time, and leaves title, place and links to the mail. The UID is ours in every
 * style: the calendar's own may name the topic, and a later entry has to find the earlier one.
 */
export function calendarEntry({ event, agency, style, words }: EntryInput): CalendarEntry {
  const own = { ...event, uid: `${event.id}@${mailDomain(agency)}` };
  return style === 'open' ? openEntry(own, agency, words) : discreetEntry(own, agency, words);
}

/** What a discreet entry is called: it says whose the event is, or that others hold it. */
export function discreetTitle(
  event: Pick<Event, 'kind' | 'source'>,
  { shortName }: Pick<Agency, 'shortName'>,
  { calendarEntry: { summary, community }, kinds }: Catalogue,
): string {
  return fill(isOwnTitle(event) ? summary : community, { agency: shortName, kind: kinds[event.kind] });
}

/** Whose it is stands first where it is not the agency's. */
export const markedText = (
  text: string,
  { event, agency, words }: Pick<EntryInput, 'agency' | 'words'> & { readonly event: Pick<Event, 'source'> },
): string =>
  [discreetMark(event, agency, words), text].filter((part) => part !== null && part !== '').join('\n\n');

const openEntry = (event: Event, agency: Agency, words: Catalogue): CalendarEntry => ({
  event,
  summary: event.summary,
  description: markedText(event.description, { event, agency, words }),
  location: event.location,
  url: event.url,
  conference: event.conference,
});

function discreetEntry(event: Event, agency: Agency, words: Catalogue): CalendarEntry {
  const details = fill(words.calendarEntry.description, { agency: agency.shortName });
  return {
    event,
    summary: discreetTitle(event, agency, words),
    description: markedText(details, { event, agency, words }),
  };
}
