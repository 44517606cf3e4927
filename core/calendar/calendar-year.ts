/** Which year a calendar is of, and which of its events seem to be in the wrong one. */
import { Temporal } from 'temporal-polyfill';
import type { Event } from './event.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';

/** An event, and the line in which it begins. */
export interface FoundEvent<E extends YearedEvent = YearedEvent> {
  readonly line: number;
  readonly event: E;
}

type YearedEvent = Pick<Event, 'summary' | 'startsAt' | 'endsAt' | 'timeZone'>;

/** Of the earliest event, where it takes place; 0 for a calendar without events. */
export const earliestYear = ([earliest]: readonly FoundEvent[]): number =>
  earliest ? yearOf(earliest.event) : 0;

/** `year` is what the file is named for: an event that does not touch it is probably a slip. */
export function warnOfOtherYears(found: readonly FoundEvent[], year: number, log: ProblemLog): void {
  const spans = new Map<string, YearSpan>();
  for (const { line, event } of found) {
    const span = spans.get(event.timeZone) ?? spanOf(year, event.timeZone);
    spans.set(event.timeZone, span);
    if (event.startsAt < span.endsAt && event.endsAt > span.startsAt) continue;
    const own = yearOf(event);
    const called = shorten(event.summary);
    log.warning(
      line,
      `"${called}" is in ${own}, but this file is named for ${year}: correct its DTSTART, or move it to ${own}.ics`,
    );
  }
}

type YearSpan = Pick<Event, 'startsAt' | 'endsAt'>;

function spanOf(year: number, timeZone: string): YearSpan {
  const newYear = (of: number) =>
    Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  return { startsAt: newYear(year), endsAt: newYear(year + 1) };
}

const yearOf = ({ startsAt, timeZone }: YearedEvent): number =>
  Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).year;
