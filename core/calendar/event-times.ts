/** When an event begins and ends: from DTSTART and DTEND or DURATION to dates and instants (RFC 5545 section 3.6.1). */
import { Temporal } from 'temporal-polyfill';
import { after, type Duration, LONGEST, parseDuration, printDuration } from './duration.ts';
import type { Event } from './event.ts';
import { type Moment, type MomentReading, readMoment } from './moment.ts';
import { first, isMissing, type Properties, type Property, quote, value } from './property.ts';
import { daySpanOf } from './written-times.ts';

export type EventTimes = Pick<
  Event,
  'allDay' | 'start' | 'end' | 'timeZone' | 'startsAt' | 'endsAt' | 'written'
>;

/** What is needed to read an event's times. */
export interface EventTimesReading extends MomentReading {
  /** Where the event begins in the file. */
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
}

type Day = Extract<Moment, { type: 'date' }>;
type Timed = Extract<Moment, { type: 'date-time' }>;

/** The times of an event, or null, with an error, where they make no sense. */
export function readEventTimes(properties: Properties, reading: EventTimesReading): EventTimes | null {
  const start = readStart(properties, reading);
  const end = readEnd(start, properties, reading);
  if (!start || !end) return null;
  const line = (first(properties, 'DTEND') ?? first(properties, 'DURATION'))?.line ?? reading.line;
  const times = timesBetween({ start, end }, line, reading);
  if (!times || Date.parse(times.endsAt) - Date.parse(times.startsAt) <= LONGEST * 1000) return times;
  reading.log.error(line, `${reading.called} lasts longer than ten years: correct its DTSTART or its DTEND`);
  return null;
}

function timesBetween(
  { start, end }: { readonly start: Moment; readonly end: Moment },
  line: number,
  reading: EventTimesReading,
): EventTimes | null {
  if (start.type === 'date' && end.type === 'date') {
    if (Temporal.PlainDate.compare(start.date, end.date) < 0) return daysFrom(start, end, reading.homeZone);
    const nextDay = start.date.add({ days: 1 }).toString().replaceAll('-', '');
    reading.log.error(
      line,
      `${reading.called} ends on or before the day it starts: an all-day DTEND is the day after the last, so write DTEND;VALUE=DATE:${nextDay} for one day`,
    );
    return null;
  }
  if (start.type === 'date-time' && end.type === 'date-time') {
    if (Temporal.ZonedDateTime.compare(start.zoned, end.zoned) < 0) return hoursFrom(start, end);
    reading.log.error(
      line,
      `${reading.called} ends before it starts, or at once: write a DTEND after its DTSTART`,
    );
    return null;
  }
  reading.log.error(
    line,
    `${reading.called} mixes a date and a time: give both DTSTART and DTEND a time, or both VALUE=DATE`,
  );
  return null;
}

function readStart(properties: Properties, reading: EventTimesReading): Moment | null {
  const property = first(properties, 'DTSTART');
  if (property) return readMoment(property, reading);
  if (!isMissing(properties, 'DTSTART')) return null;
  reading.log.error(
    reading.line,
    `${reading.called} has no start: write DTSTART;TZID=${reading.homeZone}:20270113T100000`,
  );
  return null;
}

/** Reads the end even where the start could not be read, so that its own faults are told in the same run. */
function readEnd(start: Moment | null, properties: Properties, reading: EventTimesReading): Moment | null {
  const end = first(properties, 'DTEND');
  const duration = first(properties, 'DURATION');
  if (end && duration) {
    reading.log.error(
      duration.line,
      `${reading.called} has a DTEND (line ${end.line}) and a DURATION: keep one of them`,
    );
    return null;
  }
  if (end) return readMoment(end, reading);
  if (duration) return endAfter(start, duration, reading);
  if (!isMissing(properties, 'DTEND') || !isMissing(properties, 'DURATION')) return null;
  if (start?.type !== 'date-time') return start && dayAfter(start.date, ONE_DAY);
  reading.log.error(
    reading.line,
    `${reading.called} has no end: write DTEND;TZID=${reading.homeZone}:…, or how long it takes, such as DURATION:PT1H`,
  );
  return null;
}

function endAfter(start: Moment | null, property: Property, { log }: EventTimesReading): Moment | null {
  const duration = parseDuration(value(property));
  if (!duration) {
    log.error(
      property.line,
      `${quote(property)} can't be read: write PT1H for one hour, PT1H30M, or P2D for two days`,
    );
    return null;
  }
  if (start?.type !== 'date') return start && timeAfter(start, duration);
  if (duration.seconds === 0) return dayAfter(start.date, duration);
  log.error(
    property.line,
    `${quote(property)} gives hours to an all-day event: write days, such as P1D, or give DTSTART a time`,
  );
  return null;
}

const ONE_DAY: Duration = { weeks: 0, days: 1, seconds: 0 };

const dayAfter = (date: Temporal.PlainDate, { weeks, days }: Duration): Day => ({
  type: 'date',
  date: date.add({ weeks, days }),
});

/** The duration stands as it is: an hour stays an hour, whatever the clocks do. */
const timeAfter = ({ zoned }: Timed, duration: Duration): Timed => ({
  type: 'date-time',
  zoned: after(zoned, duration),
  written: printDuration(duration),
});

function daysFrom({ date: start }: Day, { date: end }: Day, timeZone: string): EventTimes {
  const dates = { start: start.toString(), end: end.toString() };
  return { allDay: true, ...dates, ...daySpanOf(dates, timeZone), written: null };
}

function hoursFrom(start: Timed, end: Timed): EventTimes {
  const startsAt = start.zoned.toInstant().toString();
  const endsAt = end.zoned.toInstant().toString();
  const times = { start: startsAt, end: endsAt, timeZone: start.zoned.timeZoneId, startsAt, endsAt };
  return { allDay: false, ...times, written: { start: start.written, end: end.written } };
}
