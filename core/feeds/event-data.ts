/**
 * Events as other programs understand them on a page (schema.org), so that search engines and assistants show the right day.
 * @see https://schema.org/Event
 * @see https://developers.google.com/search/docs/appearance/structured-data/event
 */
import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import type { Event } from '../calendar/event.ts';
import { recordingOf } from '../calendar/recording.ts';
import { saysOnline } from '../calendar/says-online.ts';
import { inZone } from '../calendar/zone-offset.ts';
import { paragraphs, singleLine } from '../email/plain-text.ts';
import { webAddress } from '../email/web-address.ts';
import { lastDay } from '../languages/when.ts';
import { eventAddress, type FeedTelling, publicEventIn } from './feed-entry.ts';

/** Data of schema.org: what stands under `@context`. */
export type StructuredData = Readonly<Record<string, unknown>>;

const CONTEXT = 'https://schema.org';

/** Characters of a description: the page itself has the whole. */
const LONGEST_DESCRIPTION = 300;

/** One event at `now`, without what nobody but the registered may know. */
export function eventData(stored: StoredEvent, telling: FeedTelling, now: Date): StructuredData {
  const { event, language } = publicEventIn(stored, telling);
  const { agency, siteUrl } = telling;
  const page = eventAddress(event, siteUrl);
  return withoutAbsent({
    '@context': CONTEXT,
    '@type': 'Event',
    '@id': page,
    url: page,
    name: event.summary,
    description: beginningOf(event.description),
    inLanguage: language,
    ...times(stored),
    ...whereabouts(stored, { event, page }),
    organizer: event.source === 'community' ? organizers(event) : organizer(agency),
    audience: event.audience && { '@type': 'Audience', audienceType: event.audience },
    keywords: event.topics.length > 0 ? event.topics : null,
    recordedIn: recording(event, now),
    // Where we give the places, we know that nobody pays; of other events the calendar does not say.
    ...(event.capacity !== null && {
      isAccessibleForFree: true,
      maximumAttendeeCapacity: event.capacity,
    }),
  });
}

/** As on the event's page. */
function recording(event: Event, now: Date): StructuredData | null {
  const address = recordingOf(event, now);
  return address === null ? null : { '@type': 'CreativeWork', url: address };
}

/** A moved event says where it was before; moved and then cancelled, it is cancelled. */
function times(event: StoredEvent): StructuredData {
  const { status, previousStart } = event;
  const moved = previousStart !== null && status !== 'CANCELLED';
  return {
    startDate: moment(event.start, event.timeZone),
    endDate: event.allDay ? lastDay(event) : moment(event.end, event.timeZone),
    eventStatus: `${CONTEXT}/${status === 'CANCELLED' ? 'EventCancelled' : moved ? 'EventRescheduled' : 'EventScheduled'}`,
    previousStartDate: moved ? moment(previousStart, event.timeZone) : null,
  };
}

const DATE_LENGTH = '2027-01-11'.length;

/** With the zone's offset; a date stays as it is. */
const moment = (written: string, timeZone: string): string =>
  written.length === DATE_LENGTH ? written : inZone(new Date(written), timeZone);

/**
 * Told from the event as it is stored: a withheld join link is one still, and "Online" is no place in any language. The public
 * join link is where the virtual place is, else the event's page.
 */
function whereabouts(
  stored: StoredEvent,
  { event, page }: { readonly event: Event; readonly page: string },
): StructuredData {
  const place = isSomewhere(stored) && { '@type': 'Place', name: event.location, address: event.location };
  const online = { '@type': 'VirtualLocation', url: webAddress(event.conference ?? '') ?? page };
  if (!place) return { eventAttendanceMode: `${CONTEXT}/OnlineEventAttendanceMode`, location: online };
  if (stored.conference === null) {
    return { eventAttendanceMode: `${CONTEXT}/OfflineEventAttendanceMode`, location: place };
  }
  return { eventAttendanceMode: `${CONTEXT}/MixedEventAttendanceMode`, location: [place, online] };
}

const isSomewhere = ({ kind, location }: Event): boolean =>
  location !== null && kind !== 'WEBINAR' && kind !== 'ON-DEMAND' && !saysOnline(location);

const organizer = ({ name, page }: Agency): StructuredData => ({
  '@type': 'Organization',
  name,
  url: page,
});

const organizers = ({ presenters }: Event): StructuredData[] =>
  presenters.map((name) => ({ '@type': 'Organization', name }));

function beginningOf(description: string): string | null {
  const [first = ''] = paragraphs(description);
  const characters = [...singleLine(first)];
  if (characters.length === 0) return null;
  return characters.length <= LONGEST_DESCRIPTION
    ? characters.join('')
    : `${characters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`;
}

const withoutAbsent = (data: StructuredData): StructuredData =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
