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
  earliest ? yearsOf(earliest.event).first : 0;

/** `year` is what the file is named for: an event that does not touch it is probably a slip. */
export function warnOfOtherYears(found: readonly FoundEvent[], year: number, log: ProblemLog): void {
  for (const { line, event } of found) {
    const { first: from, last: until } = yearsOf(event);
    if (from <= year && year <= until) continue;
    log.warning(
      line,
      `"${shorten(event.summary)}" is in ${from}, but this file is named for ${year}: correct its DTSTART, or move it to ${from}.ics`,
    );
  }
}

function yearsOf({ startsAt, endsAt, timeZone }: YearedEvent): { first: number; last: number } {
  const year = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).year;
  const lastMoment = Temporal.Instant.from(endsAt).subtract({ seconds: 1 });
  return { first: year(Temporal.Instant.from(startsAt)), last: year(lastMoment) };
}
