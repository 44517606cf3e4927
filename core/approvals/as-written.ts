/** Events and publications as their files have them: without what zone data give, and without what the table gives. */
import { type StoredEvent, withoutChanges } from '../calendar/changes.ts';
import type { Calendar, Event } from '../calendar/event.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import type { Publication } from '../publications/publication.ts';

/** An event without instants, ids, what is remembered of its changes, and a SEQUENCE that a load may have raised. Of reminders the offsets stand. */
export function eventAsWritten(event: Event | StoredEvent): object {
  const { id: _, zoneData: __, startsAt: ___, endsAt: ____, ...written } = withoutChanges(event);
  const { sequence: _____, reminders, ...said } = written;
  const { start, end, ...timeless } = said;
  return {
    ...timeless,
    ...(event.written === null ? { start, end } : {}),
    reminders: reminders.map(({ offset }) => offset),
  };
}

export const calendarAsWritten = (calendar: Calendar) => ({
  ...calendar,
  events: calendar.events.map(eventAsWritten),
});

/** An issue by its date and hour as written. */
export function issueAsWritten(issue: Newsletter): object {
  const { zoneData: _, sendAt: __, issuedAt: ___, ...said } = issue;
  return said;
}

export const publicationAsWritten = (publication: Publication): object =>
  publication.kind === 'newsletter' ? issueAsWritten(publication.content) : publication.content;
