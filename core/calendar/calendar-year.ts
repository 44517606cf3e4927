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

/** The years, first and last, in which dates are looked for. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** Says of events whether they touch these years, each where it takes place. */
export function yearsAsked({ first, last }: Years): (event: Omit<YearedEvent, 'summary'>) => boolean {
  const spans = new Map<string, YearSpan>();
  return ({ startsAt, endsAt, timeZone }) => {
    const span = spans.get(timeZone) ?? spanOf({ first, last }, timeZone);
    spans.set(timeZone, span);
    return startsAt < span.endsAt && endsAt > span.startsAt;
  };
}

/** `year` is what the file is named for: an event that does not touch it is probably a slip. */
export function warnOfOtherYears(found: readonly FoundEvent[], year: number, log: ProblemLog): void {
  const isAsked = yearsAsked({ first: year, last: year });
  for (const { line, event } of found) {
    if (isAsked(event)) continue;
    const own = yearOf(event);
    const called = shorten(event.summary);
    log.warning(
      line,
      `"${called}" is in ${own}, but this file is named for ${year}: correct its DTSTART, or move it to ${own}.ics`,
    );
  }
}

type YearSpan = Pick<Event, 'startsAt' | 'endsAt'>;

function spanOf({ first, last }: Years, timeZone: string): YearSpan {
  const newYear = (of: number) =>
    Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  return { startsAt: newYear(first), endsAt: newYear(last + 1) };
}

const yearOf = ({ startsAt, timeZone }: YearedEvent): number =>
  Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).year;
