/** What an event tells in somebody's calendar or feed reader, which others may see too. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { CalendarEntry } from '../calendar/write-calendar.ts';
import { discreetTitle, markedText } from '../email/calendar-entry.ts';
import { contactOf, factsOf } from '../email/event-facts.ts';
import { mailDomain } from '../email/headers.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { webAddress } from '../email/web-address.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { eventPath } from '../pages/addresses.ts';

/** Who tells, in which words, and how much. */
export interface FeedTelling {
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly style: Style;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** The page of an event, for those who read about it elsewhere: always in the words they read there. */
export const eventAddress = (event: Pick<Event, 'year' | 'id'>, siteUrl: string): string =>
  `${siteUrl}${eventPath(event)}`;

/** The event as everyone may see it, in a language; and the language that its texts really are in. */
export const publicEventIn = (event: Event, { words, agency }: Pick<FeedTelling, 'words' | 'agency'>) =>
  eventIn(withoutPrivateJoinLink(event), words.tag, agency);

/**
 * A discreet entry tells whose it is, its kind and time, and leaves the rest to the page. The UID is that of every mail's entry, so
 * that a calendar knows them for one event; the calendar file's own may name the topic.
 */
export function feedEntry(stored: StoredEvent, telling: FeedTelling): CalendarEntry {
  const { event } = publicEventIn(stored, telling);
  return {
    event: { ...event, uid: `${event.id}@${mailDomain(telling.agency)}` },
    changedAt: stored.changedAt,
    url: eventAddress(event, telling.siteUrl),
    ...(telling.style === 'open' ? openEntry(event, telling) : discreetEntry(event, telling)),
  };
}

/** Among the CATEGORIES of an event that the agency does not hold. */
const COMMUNITY = 'COMMUNITY';

type EntryTexts = Omit<CalendarEntry, 'event' | 'changedAt' | 'url'>;

function discreetEntry(event: Event, { agency, words, siteUrl }: FeedTelling): EntryTexts {
  const details = fill(words.eventPage.entry.details, { address: eventAddress(event, siteUrl) });
  return {
    summary: titled(discreetTitle(event, agency, words), event, words),
    description: markedText(details, { event, agency, words }),
  };
}

function openEntry(event: Event, telling: FeedTelling): EntryTexts {
  return {
    summary: titled(event.summary, event, telling.words),
    description: openDescription(event, telling),
    location: event.location,
    conference: joinLink(event),
    categories: [event.kind, ...event.topics, ...(event.source === 'community' ? [COMMUNITY] : [])],
  };
}

/** Many calendars show a cancelled event as any other, so its title says it. */
const titled = (title: string, { status }: Event, { eventPage }: Catalogue): string =>
  status === 'CANCELLED' ? fill(eventPage.entry.canceled, { title }) : title;

/** Nobody joins what is cancelled. */
const joinLink = ({ status, conference }: Event): string | null =>
  status === 'CANCELLED' ? null : webAddress(conference ?? '');

function openDescription(event: Event, { agency, words, siteUrl }: FeedTelling): string {
  const { entry } = words.eventPage;
  const join = joinLink(event);
  const facts = factsOf(event, words, agency).filter(({ label }) => label !== words.event.where);
  return [
    event.status === 'CANCELLED' && words.remark.cancelled,
    event.status === 'TENTATIVE' && words.remark.tentative,
    event.description,
    ...facts.map(({ label, lines }) => `${label}: ${lines.join('; ')}`),
    join !== null && fill(entry.join, { address: join }),
    fill(words.event.ask, { contact: contactOf(event, agency) }),
    fill(entry.details, { address: eventAddress(event, siteUrl) }),
  ]
    .filter((part) => part !== false && part !== '')
    .join('\n\n');
}
