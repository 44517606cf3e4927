/** When an event takes place apart from its date, so that the same can take place on another. */
import { Temporal } from 'temporal-polyfill';
import { parseDuration, printDuration } from './duration.ts';
import type { EventTimes } from './event-times.ts';
import { daySpanOf, spanOf, writeTime } from './written-times.ts';

/** How an event lasts, and by which clock it begins. */
export type Timing =
  | { readonly allDay: true; readonly timeZone: string; readonly days: number }
  | {
      readonly allDay: false;
      /** Where it is at home. */
      readonly timeZone: string;
      /** IANA name; null: it begins by the clock of UTC. */
      readonly zone: string | null;
      /** As `written.end`: days keep the wall clock, hours are exact. */
      readonly lasts: string;
    };

/**
 * The timing of an event. What ends at a DTEND lasts the same exact time on every other date, what has a DURATION lasts that
 * (RFC 5545 section 3.8.5.3).
 */
export function timingOf({ allDay, start, end, timeZone, startsAt, endsAt, written }: EventTimes): Timing {
  if (allDay || !written) {
    const { days } = Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end), {
      largestUnit: 'days',
    });
    return { allDay: true, timeZone, days };
  }
  const zone = written.start.endsWith('Z') ? null : timeZone;
  const lasts = parseDuration(written.end) ? written.end : exactly(startsAt, endsAt);
  return { allDay: false, timeZone, zone, lasts };
}

/** The exact time between two instants, as a duration. */
export const exactly = (from: string, to: string): string =>
  printDuration({ weeks: 0, days: 0, seconds: (Date.parse(to) - Date.parse(from)) / 1000 });

/** The times of an event of that timing that begins when its clock shows `wall`. */
export function timesAt(timing: Timing, wall: Temporal.PlainDateTime): EventTimes {
  if (timing.allDay) {
    const date = wall.toPlainDate();
    const dates = { start: date.toString(), end: date.add({ days: timing.days }).toString() };
    return { allDay: true, ...dates, ...daySpanOf(dates, timing.timeZone), written: null };
  }
  const written = { start: writeTime(wall, timing.zone), end: timing.lasts };
  const span = spanOf(written, timing.timeZone);
  return { allDay: false, start: span.startsAt, end: span.endsAt, ...span, written };
}

const DAY_SECONDS = 24 * 60 * 60;

/** Days that an event of that timing touches at most. */
export function mostDays(timing: Timing): number {
  if (timing.allDay) return timing.days;
  const { weeks = 0, days = 0, seconds = 0 } = parseDuration(timing.lasts) ?? {};
  return weeks * 7 + days + Math.ceil(seconds / DAY_SECONDS) + 1;
}
