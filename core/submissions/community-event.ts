/** A submitted event as an event of the calendar: of the same shape as one from a file, and of a source of its own. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { type Event, type EventTranslation, eventId } from '../calendar/event.ts';
import { remindersOf } from '../calendar/reminders.ts';
import { daySpanOf, spanOf, type WrittenTimes, writeTime } from '../calendar/written-times.ts';
import { catalogueFor } from '../languages/languages.ts';
import { FLYER_FILES } from './flyer.ts';
import type { Submission, SubmittedEvent } from './submission.ts';

/** The year of whose calendar it is. */
export const yearOfSubmitted = ({ day }: Pick<SubmittedEvent, 'day'>): number => Number(day.slice(0, 4));

/** The event's id, from a UID that no file has: the same however often it is published. */
export const communityEventId = (submission: string): string => eventId(uidOf(submission), null);

const uidOf = (submission: string): string => `submission-${submission}`;

/** The submission that an event from the community was. */
export const submissionOfEvent = ({ uid }: Pick<Event, 'uid'>): string => uid.slice(uidOf('').length);

/** The event's page and, where it has one, its flyer below that. */
export const communityPath = (submission: string, content: SubmittedEvent): string =>
  `/${yearOfSubmitted(content)}/${communityEventId(submission)}`;

export interface MakingOfEvent {
  readonly agency: Pick<Agency, 'timeZone' | 'reminders'>;
  /** Of the runtime, by which its instants are computed. */
  readonly zoneData: string;
}

/** Its reminders are the agency's for its kind. Its flyer is named by its path, which `flyersOf` leads to wherever our pages are. */
export function communityEvent(
  { id, flyer }: Pick<Submission, 'id' | 'flyer'>,
  content: SubmittedEvent,
  { agency, zoneData }: MakingOfEvent,
): Event {
  const times = timesOf(content, agency.timeZone);
  const page = communityPath(id, content);
  return {
    id: communityEventId(id),
    source: 'community',
    year: yearOfSubmitted(content),
    uid: uidOf(id),
    recurrenceId: null,
    kind: content.kind,
    topics: [],
    summary: content.title,
    description: content.about,
    presenters: content.presenters,
    audience: null,
    location: content.location,
    url: content.link,
    conference: content.conference,
    contact: content.contact,
    attachments: flyer ? [`${page}/${FLYER_FILES[flyer.type].name}`] : [],
    recording: null,
    capacity: null,
    status: 'CONFIRMED',
    sequence: 0,
    ...times,
    zoneData,
    reminders: remindersOf(times, agency.reminders[content.kind]),
  };
}

function timesOf(
  { day, lastDay, hours }: Pick<SubmittedEvent, 'day' | 'lastDay' | 'hours'>,
  timeZone: string,
) {
  if (hours === null) {
    const end = Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString();
    const dates = { start: day, end };
    return { allDay: true, ...dates, ...daySpanOf(dates, timeZone), written: null };
  }
  const at = (time: string) => writeTime(Temporal.PlainDateTime.from(`${day}T${time}`), timeZone);
  const written: WrittenTimes = { start: at(hours.from), end: at(hours.to) };
  const span = spanOf(written, timeZone);
  return { allDay: false, start: span.startsAt, end: span.endsAt, ...span, written };
}

/**
 * What is left of one that was taken down: that something of its kind does not take place then. No word of whoever submitted it stays,
 * not even its title, for notices and feeds say that, too.
 */
export function takenDown(event: Event, agency: Pick<Agency, 'languages'>): Event {
  const [own = 'en', ...others] = agency.languages;
  const texts = (language: string) => ({
    summary: catalogueFor(language, agency).submissions.mark.label,
    description: '',
  });
  const translations: Record<string, EventTranslation> = Object.fromEntries(
    others.map((language) => [language, texts(language)]),
  );
  return {
    ...event,
    ...texts(own),
    ...(others.length > 0 && { translations }),
    status: 'CANCELLED',
    ...{ topics: [], presenters: [], attachments: [] },
    ...{ audience: null, location: null, url: null, conference: null, contact: null, recording: null },
  };
}

/** The same event as if nobody had ever been told its place, nor a link: what people know of it is put beside what it is. */
export const withoutToldPlaces = (event: StoredEvent): StoredEvent => ({
  ...event,
  states: event.states.map(({ since, facts }) => ({
    since,
    facts: { ...facts, location: null, conference: null, translatedLocations: {} },
  })),
});
