/** A year's events as a small JSON, for other websites and programs. The shape only grows: what stands in it stays. */
import type { StoredEvent } from '../calendar/changes.ts';
import type { StoredHead } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { calendarIn } from '../calendar/event-in-language.ts';
import { recordingOf } from '../calendar/recording.ts';
import { contactOf } from '../email/event-facts.ts';
import { webAddress } from '../email/web-address.ts';
import { flyersOf } from '../submissions/flyers-of.ts';
import { type FeedInput, feedAddresses, tellingOf } from './calendar-feed.ts';
import { eventAddress, type FeedTelling, publicEventIn } from './feed-entry.ts';
import { wantedEvents } from './feed-wish.ts';

/** What an event does not have is null or empty. */
interface JsonCalendar {
  readonly year: number;
  readonly name: string;
  readonly description: string | null;
  /** The one that was asked for (BCP 47); each event says which its texts are in. */
  readonly language: string;
  /** Address of the calendar's page. */
  readonly page: string;
  readonly agency: string;
  /** The earliest first. */
  readonly events: readonly JsonEvent[];
}

type Told =
  | ('id' | 'status' | 'topics' | 'description' | 'presenters' | 'audience' | 'location')
  | ('allDay' | 'start' | 'end' | 'timeZone' | 'startsAt' | 'endsAt' | 'sequence');

/** `start` and `end` are UTC instants, or the first day and the day after the last; the other instants are UTC always. */
interface JsonEvent extends Pick<Event, Told> {
  readonly title: string;
  /** In lower case: `webinar`, `in-person`, `exhibit`, `on-demand`, `observance`. */
  readonly kind: string;
  readonly language: string;
  /** Whether others hold it, and not the agency. */
  readonly community: boolean;
  /** Address of the event's own page. */
  readonly page: string;
  /** Its registration or information page elsewhere. */
  readonly url: string | null;
  /** Where to join; null where places are limited, and once it is cancelled. */
  readonly joinUrl: string | null;
  readonly contact: string;
  readonly flyers: readonly string[];
  /** Where to watch what is over; null where nobody says, and until the calendar changes for the first time after its end. */
  readonly recordingUrl: string | null;
  readonly changedAt: string;
}

/** Everything that the pages show; styles make no difference to it. */
export function jsonFeed(input: FeedInput): string {
  const { agency, head, wish } = input;
  const telling = tellingOf(input);
  const { name, description } = calendarIn(head, wish.language, agency).calendar;
  const calendar: JsonCalendar = {
    ...{ year: head.year, name, description, language: telling.words.tag },
    ...{ page: feedAddresses(input, 'json').page, agency: agency.name },
    events: wantedEvents(input.events, wish).map((event) => jsonEvent(event, telling, head)),
  };
  return `${JSON.stringify(calendar)}\n`;
}

function jsonEvent(stored: StoredEvent, telling: FeedTelling, head: StoredHead): JsonEvent {
  const { event, language } = publicEventIn(stored, telling);
  const { id, status, topics, description, presenters, audience, location } = event;
  const { allDay, start, end, timeZone, startsAt, endsAt, sequence } = event;
  return {
    ...{ id, title: event.summary, kind: event.kind.toLowerCase(), status, topics, language },
    ...{ allDay, start, end, timeZone, startsAt, endsAt },
    ...{ description, presenters, audience, location },
    community: event.source === 'community',
    page: eventAddress(event, telling.siteUrl),
    url: webAddress(event.url ?? ''),
    joinUrl: status === 'CANCELLED' ? null : webAddress(event.conference ?? ''),
    contact: contactOf(event, telling.agency),
    flyers: flyersOf(event, telling.siteUrl),
    recordingUrl: recordingOf(event, momentOf(head)),
    ...{ sequence, changedAt: stored.changedAt },
  };
}

/**
 * Whether an event is over is told by the calendar's last change, not by a clock: a feed that nobody has changed stays the same,
 * and so do its date and its tag.
 */
const momentOf = ({ changedAt }: StoredHead): Date => new Date(changedAt);
