/** The clock by which a series repeats: that of its DTSTART. What its dates say, however they are written, is read by it. */
import { Temporal } from 'temporal-polyfill';
import type { EventTimes } from './event-times.ts';
import { type Moment, type MomentReading, readMoment } from './moment.ts';
import { type Property, parameter, value } from './property.ts';
import { readTime, writeTime } from './written-times.ts';

export interface SeriesClock {
  readonly allDay: boolean;
  /** IANA name; null where DTSTART is in UTC. */
  readonly zone: string | null;
  /** Where the series is at home: the zone of its local dates. */
  readonly timeZone: string;
}

/** A date that belongs to a series, such as a value of EXDATE. */
export interface SeriesDate {
  /** What the series' clock shows; midnight where only a day is given. */
  readonly wall: Temporal.PlainDateTime;
  /** What was written: a date, or a moment. */
  readonly moment: Moment;
}

/** The clock of the series that begins at these times. */
export const clockOf = ({ allDay, written, timeZone }: EventTimes): SeriesClock => ({
  allDay,
  zone: written?.start.endsWith('Z') ? null : timeZone,
  timeZone,
});

/** That of an event whose series is not there: it is at home where the event is. */
export const clockAlone = (times: EventTimes): SeriesClock => ({ ...clockOf(times), zone: times.timeZone });

/** What that clock shows when the series begins, as its author wrote it: also a time that the clocks skip. */
export const firstWall = ({ start, written }: EventTimes): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.from(written ? figuresOf(written.start) : start);

/** The date that a property of one value gives; null, with an error, when it gives none. A floating time is of this clock. */
export function readSeriesDate(
  property: Property,
  clock: SeriesClock,
  reading: Omit<MomentReading, 'homeZone'>,
): SeriesDate | null {
  const moment = readMoment(asOfClock(property, clock), { ...reading, homeZone: clock.timeZone });
  if (!moment) return null;
  if (moment.type === 'date') return { wall: moment.date.toPlainDateTime(), moment };
  return { wall: clock.allDay ? dayOf(moment, clock) : wallOf(moment, clock), moment };
}

/** The instant at which the series' clock shows `wall`. */
export const instantAt = (wall: Temporal.PlainDateTime, { zone, timeZone }: SeriesClock): string =>
  readTime(writeTime(wall, zone), timeZone).toInstant().toString();

/** The same, as clocks show it where the series is at home. */
export const homeWall = (wall: Temporal.PlainDateTime, clock: SeriesClock): Temporal.PlainDateTime =>
  clock.zone === null && !clock.allDay
    ? readTime(writeTime(wall, null), clock.timeZone).toPlainDateTime()
    : wall;

const FLOATING = /^\d{8}T\d{6}$/;
const DATE = /^\d{8}$/;

/** Neither a missing zone nor a missing VALUE=DATE is in doubt where the series itself says what is meant. */
function asOfClock(property: Property, { zone }: SeriesClock): Property {
  const written = value(property).toUpperCase();
  if (DATE.test(written)) return { ...property, type: 'date' };
  if (!FLOATING.test(written) || parameter(property, 'tzid') !== undefined) return property;
  return { ...property, parameters: { ...property.parameters, tzid: zone ?? 'UTC' } };
}

type Timed = Extract<Moment, { type: 'date-time' }>;

/** A time by the series' own clock stands as written; another is looked up. */
function wallOf({ written, zoned }: Timed, { zone }: SeriesClock): Temporal.PlainDateTime {
  const isOfClock = zone === null ? written.endsWith('Z') : written.endsWith(`[${zone}]`);
  return isOfClock
    ? Temporal.PlainDateTime.from(figuresOf(written))
    : zoned.withTimeZone(zone ?? 'UTC').toPlainDateTime();
}

/**
 * The day that a time means where whole days are meant: the one written, also by midnight in UTC, as Exchange writes it; any other
 * time in UTC is a moment of the day at home.
 */
function dayOf({ written, zoned }: Timed, { timeZone }: SeriesClock): Temporal.PlainDateTime {
  const isMoment = written.endsWith('Z') && !written.endsWith('T00:00:00Z');
  const day = isMoment
    ? zoned.withTimeZone(timeZone).toPlainDate()
    : Temporal.PlainDate.from(figuresOf(written));
  return day.toPlainDateTime();
}

const figuresOf = (written: string): string => written.slice(0, '2027-01-13T10:00:00'.length);
