/** An event's instants, computed anew from what its author wrote by the zone data of the runtime. */
import type { Event } from './event.ts';
import { remindersOf } from './reminders.ts';
import { daySpanOf, type Span, spanOf } from './written-times.ts';

/**
 * The event as it would be read from its calendar today: start, end and reminders follow `zoneData`, which is the runtime's.
 * An event whose written times are not known keeps what it has, and so does one that would end before it starts (its file would
 * be refused: an operator has to look at it).
 */
export function withZoneData(event: Event, zoneData: string): Event {
  const span = spanToday(event);
  if (!span || span.startsAt >= span.endsAt) return event;
  const { startsAt, endsAt } = span;
  const offsets = event.reminders.map(({ offset }) => offset);
  return {
    ...event,
    ...(!event.allDay && { start: startsAt, end: endsAt }),
    ...{ startsAt, endsAt, zoneData, reminders: remindersOf(span, offsets) },
  };
}

function spanToday(event: Event): Span | null {
  if (event.allDay) return daySpanOf(event, event.timeZone);
  return event.written && spanOf(event.written, event.timeZone);
}
