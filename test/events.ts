/** Builds events for tests: a webinar on January 13, 2026, but for what a test says. */
import { type Event, eventId } from '../core/calendar/event.ts';

export function makeEvent(differences: Partial<Event> = {}): Event {
  const uid = differences.uid ?? 'webinar@example.org';
  return {
    id: eventId(uid, null),
    source: 'calendar',
    year: 2026,
    uid,
    recurrenceId: null,
    kind: 'WEBINAR',
    topics: [],
    summary: 'A webinar',
    description: 'What it is about.',
    presenters: [],
    audience: null,
    location: null,
    url: null,
    conference: null,
    contact: null,
    attachments: [],
    recording: null,
    capacity: null,
    status: 'CONFIRMED',
    sequence: 0,
    allDay: false,
    start: '2026-01-13T21:00:00Z',
    end: '2026-01-13T22:00:00Z',
    timeZone: 'America/Los_Angeles',
    startsAt: '2026-01-13T21:00:00Z',
    endsAt: '2026-01-13T22:00:00Z',
    written: null,
    zoneData: '2026a',
    reminders: [],
    ...differences,
  };
}
