/** RECURRENCE-ID: which date of a series a VEVENT takes the place of, and whether of all that follow (RFC 5545 section 3.8.4.4). */
import { Temporal } from 'temporal-polyfill';
import { isFirst } from './identity.ts';
import { type MomentReading, withWholeZone } from './moment.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, type Property, parameter, quote, value } from './property.ts';
import type { EventFacts } from './read-event.ts';
import { readSeriesDate, type SeriesClock, type SeriesDate } from './series-clock.ts';

/** A VEVENT that takes the place of dates of a series. */
export interface Replacement {
  readonly facts: EventFacts;
  readonly line: number;
  /** RECURRENCE-ID, as it is to be shown. */
  readonly written: string;
  readonly date: SeriesDate;
  /** Also of every later date. */
  readonly andFuture: boolean;
}

/** The replacement that a VEVENT with a RECURRENCE-ID is; null, with an error, when that can't be read. */
export function readReplacement(
  facts: EventFacts,
  clock: SeriesClock,
  reading: Omit<MomentReading, 'homeZone'>,
): Replacement | null {
  const property = first(facts.properties, 'RECURRENCE-ID');
  if (!property) return null;
  const range = parameter(property, 'range')?.toUpperCase();
  if (range !== undefined && range !== AND_FUTURE) {
    reading.log.error(
      property.line,
      `RECURRENCE-ID;RANGE=${shorten(range)} is not read: write RANGE=${AND_FUTURE} for this date and all that follow, or one VEVENT for each date`,
    );
    return null;
  }
  const date = readDate(property, clock, reading);
  return (
    date && { facts, line: property.line, written: quote(property), date, andFuture: range !== undefined }
  );
}

const AND_FUTURE = 'THISANDFUTURE';

/** Whether no other replacement of its series stands in that place before it; a second one is an error, however it writes the date. */
export function isFirstAt(
  place: string,
  { facts, written, andFuture }: Replacement,
  seen: { readonly lineOf: Map<string, number>; readonly log: ProblemLog },
): boolean {
  const date = `${written.replace(/^.*?:/, '')}${andFuture ? ' and all that follow' : ''}`;
  return isFirst({ ...facts.uid, id: place, date }, seen);
}

/** The date of a series that a RECURRENCE-ID names; null, with an error, when it names none. */
export function readDate(
  given: Property,
  clock: SeriesClock,
  reading: Omit<MomentReading, 'homeZone'>,
): SeriesDate | null {
  const property = withWholeZone(given);
  if (/^\d{8}(T\d{6}Z?)?$/i.test(value(property))) return readSeriesDate(property, clock, reading);
  reading.log.error(
    property.line,
    `${quote(property)} can't be read: write the date it replaces, such as RECURRENCE-ID:20270113T100000`,
  );
  return null;
}

/** What that date is by its own clock: where the series is not known, nothing else can tell. */
export function ownWall({ wall, moment }: SeriesDate): Temporal.PlainDateTime {
  const isZoned = moment.type === 'date-time' && moment.written.endsWith(']');
  return isZoned ? Temporal.PlainDateTime.from(moment.written.replace(/\[.*$/, '')) : wall;
}
