/** A series as the events that it is made of in its calendar's year: one for each date, with what takes the place of dates. */
import { Temporal } from 'temporal-polyfill';
import { instantOf } from './alarms.ts';
import { type FoundEvent, type Years, yearsAsked } from './calendar-year.ts';
import { MOST_DATES } from './event-limits.ts';
import type { RuleWork, Stretch } from './expand-rule.ts';
import { occurrencesOf, type Series, shiftOf } from './occurrences.ts';
import { onceOnly } from './once-only.ts';
import { first } from './property.ts';
import { type EventFacts, type EventReading, eventAt, type UndatedEvent } from './read-event.ts';
import type { Replacement } from './replaced-date.ts';
import { firstWall } from './series-clock.ts';
import { readSeriesDates, type SeriesDates } from './series-dates.ts';
import { mostDays, timingOf } from './timing.ts';

/** What is needed to read a series. */
export interface SeriesReading extends EventReading {
  /** The year that the file is named for; null where it has none. */
  readonly year: number | null;
  readonly work: RuleWork;
}

/** The events of a series that touch the calendar's year; none, with an error, when its dates can't be told. */
export function eventsOf(series: Series, reading: SeriesReading): readonly FoundEvent<UndatedEvent>[] {
  const { master } = series;
  const far = series.replacements.find((each) => daysMoved(each) > YEAR_DAYS);
  if (far) {
    reading.log.error(
      far.line,
      `${far.written} moves its date and all that follow by more than a year: correct its DTSTART, or end the series with UNTIL and begin another`,
    );
    return [];
  }
  const years = yearsOf(master, reading);
  const stretch = stretchOf(series, years);
  const dates = readSeriesDates(master, { ...reading, stretch });
  if (!dates) return [];
  const { occurrences, outside } = occurrencesOf(series, dates, { stretch, log: reading.log });
  const isAsked = yearsAsked(years);
  const found = onceOnly(occurrences, isLastIn(stretch, dates)).filter(({ occurrence }) =>
    isAsked(occurrence.times),
  );
  if (found.length > MOST_DATES) {
    reading.log.error(lineOfRule(master), tooMany(master, found.length));
    return [];
  }
  const passedOver = occurrences.length + outside - found.length;
  warnOfOthers(master, { dates, years, read: found.length, passedOver }, reading);
  return found.map(({ occurrence: { facts, times, recurrenceId }, alarms }) => ({
    line: facts.line,
    event: eventAt(facts, times, { ...reading, recurrenceId, alarms }),
  }));
}

const lineOfRule = ({ properties, line }: EventFacts): number =>
  (first(properties, 'RRULE') ?? first(properties, 'RDATE'))?.line ?? line;

const tooMany = ({ called }: EventFacts, count: number): string =>
  `${called} has ${count} dates in one calendar: at most ${MOST_DATES} are read, so let it repeat less often, write UNTIL, or make it one event of many days`;

/** That of the file; where it has none, that of DTSTART and the one after it. */
function yearsOf({ times }: EventFacts, { year }: SeriesReading): Years {
  const { year: begins } = firstWall(times);
  return year === null ? { first: begins, last: begins + 1 } : { first: year, last: year };
}

/** An alarm at an instant may belong to a date of the year before, or after. */
const YEAR_DAYS = 366;

/** Where dates must be looked for, so that none is missed that touches these years, however long it lasts and far it is moved. */
function stretchOf({ master, replacements }: Series, { first: from, last }: Years): Stretch {
  const everyFacts = [master, ...replacements.map(({ facts }) => facts)];
  const longest = most(everyFacts.map(({ times }) => mostDays(timingOf(times))));
  const farthest = most(replacements.map(daysMoved));
  const isTimed = everyFacts.some(({ alarms }) => alarms?.some((alarm) => instantOf(alarm) !== null));
  const margin = 2 + farthest + (isTimed ? YEAR_DAYS : 0);
  const newYear = (year: number) => Temporal.PlainDateTime.from({ year, month: 1, day: 1 });
  return {
    from: newYear(from).subtract({ days: margin + longest }),
    to: newYear(last + 1).add({ days: margin }),
  };
}

const most = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.max(one, other), 0);

/** By how many days a replacement moves the dates that follow it. */
const daysMoved = ({ facts, date, andFuture }: Replacement): number =>
  andFuture ? Math.abs(shiftOf(facts, date.wall).days) : 0;

/** Whether no date of the series comes after the stretch. */
const isLastIn = ({ to }: Stretch, { dates, isWhole }: SeriesDates): boolean =>
  isWhole && dates.every(({ wall }) => Temporal.PlainDateTime.compare(wall, to) <= 0);

interface Others {
  readonly dates: SeriesDates;
  readonly years: Years;
  /** Dates that became events. */
  readonly read: number;
  /** Dates that did not; of use where all are known. */
  readonly passedOver: number;
}

/** One warning for whatever of a series is not in its calendar. */
function warnOfOthers(master: EventFacts, others: Others, { log }: SeriesReading): void {
  const warning = warningOf(master, others);
  if (warning) log.warning(lineOfRule(master), warning);
}

function warningOf({ called, times }: EventFacts, others: Others): string | null {
  const { dates, years, read, passedOver } = others;
  const { first: from, last } = years;
  const when = from === last ? `${from}` : `${from} and ${last}`;
  const elsewhere = 'copy the event into the calendar of each year in which it takes place';
  if (dates.dates.length === 0 && read === 0)
    return `EXDATE takes out every date of ${called}: remove the event, or an EXDATE`;
  if (read === 0)
    return `none of the dates of ${called} is in ${when}, and it is passed over: correct its DTSTART, or move it to another year's calendar`;
  if (dates.isEndless) {
    const until = `UNTIL=${last}1231${times.allDay ? '' : 'T235959Z'}`;
    return `${called} repeats without an end, and its dates in ${when} (${read}) are read, up to December 31: add ;${until} to its RRULE, and ${elsewhere}`;
  }
  if (!dates.isWhole)
    return `${called} has many dates outside ${when}, which are passed over (${read} are read): ${elsewhere}`;
  if (passedOver === 0) return null;
  const all = read + passedOver;
  return `${passedOver} of ${all} dates of ${called} lie outside ${when} and are passed over: ${elsewhere}`;
}
