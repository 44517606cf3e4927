/**
 * The times of an event as its author wrote them: what outlives the zone data, for wall clocks are what an agency promises, and
 * instants follow from them. A time by the clock of a zone is `2026-01-13T13:00:00[America/Los_Angeles]` (RFC 9557), one in
 * UTC `2026-01-13T21:00:00Z`, and an end may be a duration after the start, such as `PT1H`.
 */
import { Temporal } from 'temporal-polyfill';
import { after, parseDuration } from './duration.ts';
import type { Event } from './event.ts';

export interface WrittenTimes {
  readonly start: string;
  readonly end: string;
}

/** One time of a calendar: by the clock of `timeZone`, or in UTC where that is null. */
export const writeTime = (wall: Temporal.PlainDateTime, timeZone: string | null): string =>
  timeZone === null ? `${wall.toString()}Z` : `${wall.toString()}[${timeZone}]`;

/**
 * The moment that a written time means by the zone data of the runtime; one in UTC is at home in `homeZone`. Of a time that
 * the clocks skip or repeat, Temporal takes the reading that RFC 5545 section 3.3.5 prescribes.
 */
export const readTime = (written: string, homeZone: string): Temporal.ZonedDateTime =>
  written.endsWith('Z')
    ? Temporal.Instant.from(written).toZonedDateTimeISO(homeZone)
    : Temporal.ZonedDateTime.from(written);

/** How often the clocks of a zone show a time: not at all where they are set forward past it, twice where they are set back. */
export function timesShown(wall: Temporal.PlainDateTime, timeZone: string): 0 | 1 | 2 {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!earlier || !later || earlier.equals(later)) return 1;
  return earlier.toPlainDateTime().equals(wall) ? 2 : 0;
}

/** When an event begins and ends, as instants, and in which zone. */
export type Span = Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>;

/** What written times mean by the zone data of the runtime. */
export function spanOf({ start, end }: WrittenTimes, homeZone: string): Span {
  const begins = readTime(start, homeZone);
  const duration = parseDuration(end);
  const ends = duration ? after(begins, duration) : readTime(end, homeZone);
  return { startsAt: instantOf(begins), endsAt: instantOf(ends), timeZone: begins.timeZoneId };
}

/** What dates mean by it: an all-day event lasts from midnight to midnight. */
export const daySpanOf = ({ start, end }: WrittenTimes, timeZone: string): Span => ({
  startsAt: instantOf(Temporal.PlainDate.from(start).toZonedDateTime(timeZone)),
  endsAt: instantOf(Temporal.PlainDate.from(end).toZonedDateTime(timeZone)),
  timeZone,
});

/** As it is stored: `2026-01-12T21:00:00Z`. */
export const instantOf = (zoned: Temporal.ZonedDateTime): string => zoned.toInstant().toString();
