/** An event as if it had been a week earlier, by its own clock. */
import { Temporal } from 'temporal-polyfill';
import type { Event } from '../../core/calendar/event.ts';

const WEEK = { days: 7 };

/** Only its times differ. */
export function aWeekBefore(event: Event): Event {
  const { allDay, timeZone } = event;
  const earlier = (instant: string): string =>
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO(timeZone)
      .subtract(WEEK)
      .toInstant()
      .toString({ smallestUnit: 'second' });
  const day = (date: string): string => Temporal.PlainDate.from(date).subtract(WEEK).toString();
  const times = { startsAt: earlier(event.startsAt), endsAt: earlier(event.endsAt), written: null };
  return allDay
    ? { ...event, ...times, start: day(event.start), end: day(event.end) }
    : { ...event, ...times, start: times.startsAt, end: times.endsAt };
}
