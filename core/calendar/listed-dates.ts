/** The dates that RDATE adds to a series and EXDATE takes out of it (RFC 5545 sections 3.8.5.1 and 3.8.5.2). */
import type { Temporal } from 'temporal-polyfill';
import { parseDuration, printDuration } from './duration.ts';
import { MOST_DATES_LISTED } from './event-limits.ts';
import type { Moment } from './moment.ts';
import type { ProblemLog } from './problem-log.ts';
import { every, type Properties, type Property, quote, value } from './property.ts';
import type { RuleReading } from './recurrence-rule.ts';
import { readSeriesDate, type SeriesDate } from './series-clock.ts';
import { exactly, type Timing } from './timing.ts';

/** One value of RDATE: a date of its own. */
export interface AddedDate {
  readonly line: number;
  readonly wall: Temporal.PlainDateTime;
  /** That of the series, but for an end of its own. */
  readonly timing: Timing;
  readonly date: SeriesDate;
  readonly written: string;
}

/** One value of EXDATE. */
export interface RemovedDate {
  readonly line: number;
  /** As it is to be shown. */
  readonly written: string;
  readonly date: SeriesDate;
}

/** The values of every EXDATE that can be read. */
export function readRemovedDates(properties: Properties, reading: RuleReading): RemovedDate[] {
  const { clock, log, called } = reading;
  const removed = valuesOf(properties, 'EXDATE', reading).flatMap((property) => {
    const date = readSeriesDate(property, clock, reading);
    return date ? [{ line: property.line, written: quote(property), date }] : [];
  });
  warnOncePerLine(removed, log, ({ date, written }) => {
    const day = date.wall.toPlainDate();
    const isDate = date.moment.type === 'date';
    if (isDate === clock.allDay) return null;
    return isDate
      ? `${written} has no time, and takes ${called} out on the whole of ${day}: write EXDATE as DTSTART is written, with its zone and time`
      : `${written} has a time, but ${called} is of whole days: it is read as ${day}, so write EXDATE;VALUE=DATE:${basic(day)}`;
  });
  return removed;
}

/** What is needed to read added dates. */
export interface AddedReading extends RuleReading {
  readonly start: Temporal.PlainDateTime;
  /** That of the series. */
  readonly timing: Timing;
}

/** The values of every RDATE that can be read: dates, times, and periods. */
export function readAddedDates(properties: Properties, reading: AddedReading): AddedDate[] {
  const { clock, log, called } = reading;
  const added = valuesOf(properties, 'RDATE', reading)
    .map((property) => {
      const isPeriod = property.type === 'period' || value(property).includes('/');
      return isPeriod ? readPeriod(property, reading) : readAdded(property, reading);
    })
    .filter((date) => date !== null);
  warnOncePerLine(added, log, ({ date, wall, written }) => {
    const isDate = date.moment.type === 'date';
    if (isDate === clock.allDay) return null;
    return isDate
      ? `${written} has no time, and is read as ${wall.toPlainTime()} of that day: write RDATE as DTSTART is written, with its zone and time`
      : `${written} has a time, but ${called} is of whole days: it is read as ${wall.toPlainDate()}, so write RDATE;VALUE=DATE:${basic(wall.toPlainDate())}`;
  });
  return added;
}

const basic = (day: Temporal.PlainDate): string => day.toString().replaceAll('-', '');

function warnOncePerLine<D extends { readonly line: number }>(
  dates: readonly D[],
  log: ProblemLog,
  warningOf: (date: D) => string | null,
): void {
  const warned = new Set<number>();
  for (const date of dates) {
    const warning = warned.has(date.line) ? null : warningOf(date);
    if (warning) log.warning(date.line, warning);
    if (warning) warned.add(date.line);
  }
}

/** Each value as a property of one; a line of a thousand is read like a thousand lines. */
function valuesOf(properties: Properties, name: string, { log }: RuleReading): Property[] {
  const values = every(properties, name).flatMap((property) =>
    property.values.filter((text) => text.trim() !== '').map((text) => ({ ...property, values: [text] })),
  );
  const excess = values[MOST_DATES_LISTED];
  if (!excess) return values;
  const [count, most] = [values.length, MOST_DATES_LISTED].map((number) => number.toLocaleString('en-US'));
  log.error(excess.line, `this event has ${count} dates in ${name}: keep at most ${most}`);
  return [];
}

function readAdded(property: Property, { clock, start, timing, ...reading }: AddedReading): AddedDate | null {
  const date = readSeriesDate(property, clock, reading);
  if (!date) return null;
  const isDayOfTimes = date.moment.type === 'date' && !clock.allDay;
  const wall = isDayOfTimes ? date.wall.withPlainTime(start.toPlainTime()) : date.wall;
  return { line: property.line, wall, timing, date, written: quote(property) };
}

/** `20270113T180000Z/20270113T190000Z`, or with a duration after the stroke (RFC 5545 section 3.3.9). */
function readPeriod(property: Property, reading: AddedReading): AddedDate | null {
  const { clock, timing, log } = reading;
  const [from = '', to = ''] = (property.values[0] ?? '').split('/');
  const starts = { ...property, type: 'date-time', values: [from] };
  const date = readSeriesDate(starts, clock, reading);
  if (!date) return null;
  if (date.moment.type === 'date' || timing.allDay) {
    log.error(
      property.line,
      `${quote(property)} gives a period, which whole days don't have: write RDATE;VALUE=DATE:…`,
    );
    return null;
  }
  const duration = parseDuration(to.trim());
  const lasts = duration
    ? printDuration(duration)
    : lastsUntil(date.moment, { ...property, type: 'date-time', values: [to] }, reading);
  if (lasts === null) return null;
  if (lasts.startsWith('-') || lasts === 'PT0S') {
    log.error(
      property.line,
      `${quote(property)} ends before it starts, or at once: write a later end after the /`,
    );
    return null;
  }
  return {
    line: property.line,
    wall: date.wall,
    timing: { ...timing, lasts },
    date,
    written: quote(property),
  };
}

function lastsUntil(
  start: Extract<Moment, { type: 'date-time' }>,
  property: Property,
  reading: AddedReading,
): string | null {
  const end = readSeriesDate(property, reading.clock, reading);
  if (end?.moment.type !== 'date-time') {
    if (end)
      reading.log.error(
        property.line,
        `RDATE ends with ${quote(property)}, which has no time: write a time after the /`,
      );
    return null;
  }
  return exactly(start.zoned.toInstant().toString(), end.moment.zoned.toInstant().toString());
}
