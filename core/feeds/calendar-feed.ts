/** A year's events, or one of them, as iCalendar: for a program that reads it again and again, or once. */

import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import type { StoredHead } from '../calendar/event.store.ts';
import { calendarIn } from '../calendar/event-in-language.ts';
import { writeCalendar } from '../calendar/write-calendar.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inLanguage } from '../pages/addresses.ts';
import { type FeedTelling, feedEntry } from './feed-entry.ts';
import { type FeedFormat, type FeedWish, feedPath, wantedEvents } from './feed-wish.ts';

/** What a feed is made from. The same input always gives the same text, at any time. */
export interface FeedInput {
  readonly agency: Agency;
  readonly siteUrl: string;
  readonly head: StoredHead;
  /** All events of the year. */
  readonly events: readonly StoredEvent[];
  readonly wish: FeedWish;
}

/** Google reads about twice a day and Outlook every three hours, whatever is said here; others listen to it. */
const REFRESH_EVERY = 'PT4H';

export const tellingOf = ({ agency, siteUrl, wish }: Omit<FeedInput, 'head' | 'events'>): FeedTelling => ({
  ...{ agency, siteUrl, style: wish.style },
  words: catalogueFor(wish.language, agency),
});

/** A feed's own name and description: what a discreet one is called tells no topic. */
export function feedHead({ agency, head, wish }: FeedInput): { name: string; description: string | null } {
  const { feed } = catalogueFor(wish.language, agency).eventPage;
  if (wish.style === 'discreet') {
    const values = { agency: agency.shortName, year: String(head.year) };
    return { name: fill(feed.name, values), description: fill(feed.description, values) };
  }
  const { name, description } = calendarIn(head, wish.language, agency).calendar;
  return {
    name: wish.topic === null ? name : fill(feed.nameOfTopic, { name, topic: wish.topic }),
    description,
  };
}

/** Where a feed is read, and the page that shows the same. */
export const feedAddresses = (
  { agency, siteUrl, head: { year }, wish }: FeedInput,
  format: FeedFormat,
): { source: string; page: string } => ({
  source: `${siteUrl}${feedPath({ year, format, wish })}`,
  page: `${siteUrl}${inLanguage(`/${year}`, wish.language, agency)}`,
});

/** `<year>.ics`: no people, no alarms, and cancelled events as such. */
export function calendarFeed(input: FeedInput): string {
  const { name, description } = feedHead(input);
  const { source, page } = feedAddresses(input, 'ics');
  const telling = tellingOf(input);
  return writeCalendar({
    name,
    feed: { description, url: page, source, refreshEvery: REFRESH_EVERY },
    method: 'PUBLISH',
    stampedAt: input.head.changedAt,
    entries: wantedEvents(input.events, input.wish).map((event) => feedEntry(event, telling)),
  });
}

/** `<event id>.ics`: one event, to be added once. */
export function eventFile(event: StoredEvent, telling: FeedTelling): string {
  const entries = [feedEntry(event, telling)];
  return writeCalendar({ method: 'PUBLISH', stampedAt: event.changedAt, entries });
}
