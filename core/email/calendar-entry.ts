/** One event as an entry in a reader's own calendar, which others may see too. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import type { CalendarEntry } from '../calendar/write-calendar.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { mailDomain } from './headers.ts';

export interface EntryInput {
  readonly event: Event;
  readonly agency: Agency;
  readonly style: Style;
  readonly words: Catalogue;
}

/**
 * A discreet entry tells agency, kind and time, and leaves title, place and links to the mail. The UID is ours in every
 * style: the calendar's own may name the topic, and a later entry has to find the earlier one.
 */
export function calendarEntry({ event, agency, style, words }: EntryInput): CalendarEntry {
  const own = { ...event, uid: `${event.id}@${mailDomain(agency)}` };
  return style === 'open' ? openEntry(own) : discreetEntry(own, agency, words);
}

const openEntry = (event: Event): CalendarEntry => ({
  event,
  summary: event.summary,
  description: event.description,
  location: event.location,
  url: event.url,
  conference: event.conference,
});

function discreetEntry(event: Event, agency: Agency, words: Catalogue): CalendarEntry {
  const values = { agency: agency.shortName, kind: words.kinds[event.kind] };
  return {
    event,
    summary: fill(words.calendarEntry.summary, values),
    description: fill(words.calendarEntry.description, values),
  };
}
