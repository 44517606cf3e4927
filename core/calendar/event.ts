/** What a calendar entry is once it has been read, checked and its instants computed. */
import { createHash } from 'node:crypto';
import type { WrittenTimes } from './written-times.ts';

/** The kinds of event; one of them stands among an event's CATEGORIES, else it is inferred. */
export const KINDS = ['WEBINAR', 'IN-PERSON', 'EXHIBIT', 'ON-DEMAND', 'OBSERVANCE'] as const;
export type Kind = (typeof KINDS)[number];

/** Where an event comes from; loading one source leaves the others alone. */
export type EventSource = 'calendar' | 'community';

/** One moment at which people are told about an event. Instants are UTC, `2026-01-12T21:00:00Z`. */
export interface Reminder {
  /** As the trigger of a VALARM: `-P1D`, `PT8H`, `RELATED=END:PT1H`, or an instant `20260110T160000Z`. */
  readonly offset: string;
  readonly dueAt: string;
  /** From this moment on, sending is worse than silence. */
  readonly useUntil: string;
}

/** One VEVENT, or one occurrence of a recurring one. */
export interface Event {
  readonly id: string;
  readonly source: EventSource;
  /** The calendar's year: the name of its file. */
  readonly year: number;
  readonly uid: string;
  /** Of a date of a series: the local day it was first for, `20270113`, or day and time (see decision 0037); else null. */
  readonly recurrenceId: string | null;
  readonly kind: Kind;
  /** CATEGORIES other than the kind. */
  readonly topics: readonly string[];
  readonly summary: string;
  readonly description: string;
  /** X-PRESENTER, one per presenter. */
  readonly presenters: readonly string[];
  /** X-AUDIENCE: whom it is for, where the calendar says so. */
  readonly audience: string | null;
  readonly location: string | null;
  /** URL: the registration or information page. */
  readonly url: string | null;
  /** CONFERENCE: the join link. */
  readonly conference: string | null;
  /** CONTACT: whom to ask, also for captions, sign language and other accommodations. */
  readonly contact: string | null;
  /** ATTACH given as addresses: flyers. */
  readonly attachments: readonly string[];
  /** X-RECORDING: where a recording of the event is, to be shown once it is over. */
  readonly recording: string | null;
  /** X-CAPACITY: the limit when the agency registers people itself. */
  readonly capacity: number | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly sequence: number;
  readonly allDay: boolean;
  /** As the calendar has it: a UTC instant, or for all-day events a date. */
  readonly start: string;
  /** As `start`; the date of an all-day event is exclusive. */
  readonly end: string;
  /** IANA name of the zone the event is held in. */
  readonly timeZone: string;
  /** `start` as an instant (an all-day event's local midnight): also the event's revision. */
  readonly startsAt: string;
  readonly endsAt: string;
  /**
   * Start and end of a timed event as its calendar has them, so that its instants can follow newer zone data; null for an
   * all-day event, whose dates say all, and for what was stored before this was kept. Nobody is shown it.
   */
  readonly written: WrittenTimes | null;
  /** Version of the zone data with which the instants were computed, such as `2026b`; a later one may give the same. */
  readonly zoneData: string;
  /** In order of `dueAt`. */
  readonly reminders: readonly Reminder[];
  /**
   * By language (a tag of the agency's languages), from `<year>.<language>.ics`; not there where nothing is translated.
   * Read it with `eventIn`.
   */
  readonly translations?: Readonly<Record<string, EventTranslation>>;
}

/** What is said of an event, and can be said in another language; everything else is a fact. */
export type EventTexts = Pick<
  Event,
  | ('summary' | 'description' | 'presenters' | 'audience' | 'location' | 'contact')
  | ('url' | 'attachments' | 'recording')
>;

/** An event's texts in another language: those that its translation gives. Facts are the calendar's alone. */
export type EventTranslation = Pick<EventTexts, 'summary'> & Partial<EventTexts>;

/** One calendar: a year's file, with its translations. */
export interface Calendar {
  readonly year: number;
  /** NAME (RFC 7986) or X-WR-CALNAME: the month's title, never an event. */
  readonly name: string;
  readonly description: string | null;
  /** Name and description by language, as far as they are translated; read it with `calendarIn`. */
  readonly translations?: Readonly<Record<string, CalendarTranslation>>;
  readonly events: readonly Event[];
}

/** What a calendar's translation says of the month. */
export type CalendarTranslation = Partial<{ readonly name: string; readonly description: string }>;

/** The id of an event: stable as long as its UID (and RECURRENCE-ID) is; 16 hex digits, fit for any name or address. */
export function eventId(uid: string, recurrenceId: string | null): string {
  return createHash('sha256')
    .update(recurrenceId === null ? uid : `${uid}\n${recurrenceId}`)
    .digest('hex')
    .slice(0, 16);
}
