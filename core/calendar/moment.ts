/** DATE and DATE-TIME values (RFC 5545 sections 3.3.4 and 3.3.5), checked figure by figure. */
import { Temporal } from 'temporal-polyfill';
import type { FileZones } from './file-zones.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Property, parameter, quote, value } from './property.ts';
import { readTime, writeTime } from './written-times.ts';

/** When something happens, as its author wrote it. */
export type Moment =
  | { readonly type: 'date'; readonly date: Temporal.PlainDate }
  | {
      readonly type: 'date-time';
      readonly zoned: Temporal.ZonedDateTime;
      /** What the author wrote, in our spelling. */
      readonly written: string;
    };

/** What is needed to read a moment. */
export interface MomentReading {
  readonly log: ProblemLog;
  readonly zones: FileZones;
  /** The agency's zone: where floating and UTC times are at home. */
  readonly homeZone: string;
}

const DATE = /^(\d{4})(\d\d)(\d\d)$/;
const DATE_TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)$/;

/** Outside these years a date is a slip of the pen. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

interface Figures {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The moment that DTSTART, DTEND or a like property names; null, with an error, when it names none. */
export function readMoment(given: Property, reading: MomentReading): Moment | null {
  const property = withWholeZone(given);
  const written = value(property).toUpperCase();
  const date = DATE.exec(written);
  if (date) return readDate(property, figuresOf(date), reading.log);
  const dateTime = DATE_TIME.exec(written);
  if (dateTime && property.type !== 'date') return readDateTime(property, dateTime, reading);
  reading.log.error(property.line, notAMoment(property, written, reading.homeZone));
  return null;
}

/** Outlook may leave out the quotes of `TZID=(UTC-08:00) Pacific Time (US & Canada)`, whose colon then seems to begin the value. */
export function withWholeZone(property: Property): Property {
  const tzid = parameter(property, 'tzid');
  const [, rest, written] = /^(.*):(\d{8}T\d{6}Z?)$/i.exec(value(property)) ?? [];
  if (tzid === undefined || rest === undefined || written === undefined) return property;
  return {
    ...property,
    parameters: { ...property.parameters, tzid: `${tzid}:${rest}` },
    values: [written],
  };
}

function readDate(property: Property, figures: Figures, log: ProblemLog): Moment | null {
  const { name, line } = property;
  const fault = faultIn(figures);
  if (fault) {
    log.error(line, `${quote(property)} ${fault}`);
    return null;
  }
  if (property.type !== 'date') {
    log.warning(
      line,
      `${name} is read as a date, the whole day: write ${name};VALUE=DATE:${value(property)}`,
      'a date without VALUE=DATE',
    );
  }
  return { type: 'date', date: Temporal.PlainDate.from(figures) };
}

function readDateTime(property: Property, match: RegExpExecArray, reading: MomentReading): Moment | null {
  const figures = figuresOf(match);
  const fault = faultIn(figures);
  if (fault) {
    reading.log.error(property.line, `${quote(property)} ${fault}`);
    return null;
  }
  const wall = Temporal.PlainDateTime.from(figures);
  const inUtc = Boolean(match[7]);
  const zone = inUtc ? null : zoneOf(property, reading);
  if (zone === null && !inUtc) return null;
  if (inUtc) warnOfSecondZone(property, reading);
  const written = writeTime(wall, zone);
  return { type: 'date-time', zoned: readTime(written, reading.zones.own ?? reading.homeZone), written };
}

/** A time in UTC that also names a zone may have been meant by the clocks there; the standard says that Z counts. */
function warnOfSecondZone(property: Property, { log }: MomentReading): void {
  const tzid = parameter(property, 'tzid');
  if (tzid === undefined) return;
  const { name, line } = property;
  log.warning(
    line,
    `${name} has a Z, which means UTC, beside TZID=${shorten(tzid)}, and is read as UTC: write ${name}:${value(property)}, or remove the Z if the clocks there are meant`,
    'a time in two zones',
  );
}

function zoneOf(property: Property, reading: MomentReading): string | null {
  const tzid = parameter(property, 'tzid') ?? '';
  const zone = reading.zones.named(tzid);
  if (zone !== null) return zone;
  if (tzid.trim() === '') return zoneOfFloating(property, reading);
  const { log, homeZone } = reading;
  const written = `${property.name};TZID=${homeZone}:${value(property)}`;
  log.error(
    property.line,
    `${property.name}: ${whyUnknown(tzid, reading)}: write an IANA name such as America/Los_Angeles (${written})`,
    `zone ${tzid}`,
  );
  return null;
}

/** A time that names no zone is taken for one by the clocks of whoever wrote it: the file may say which, else the agency's. */
function zoneOfFloating(property: Property, { log, zones, homeZone }: MomentReading): string {
  const zone = zones.own ?? homeZone;
  const whose = zones.own === null ? '' : ', the X-WR-TIMEZONE of this file';
  const { name, line } = property;
  log.warning(
    line,
    `${name} names no zone and is read as ${zone}${whose}: write ${name};TZID=${zone}:${value(property)}`,
    'a time without a zone',
  );
  return zone;
}

const OFFSET = /^(?:GMT|UTC)? ?[+-]\d\d?:?\d{0,2}$/i;

function whyUnknown(tzid: string, { zones }: MomentReading): string {
  const called = `"${shorten(tzid)}"`;
  const line = zones.lineOfUntold(tzid);
  if (line !== null)
    return `unknown zone ${called}, and no zone has the clocks of its definition in line ${line}`;
  return OFFSET.test(tzid.trim()) ? `${called} is an offset, not a zone` : `unknown zone ${called}`;
}

function figuresOf([, year, month, day, hour = '0', minute = '0', second = '0']: RegExpExecArray): Figures {
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}

/** What no calendar or clock shows, or null. A leap second (60) is allowed and read as 59. */
function faultIn({ year, month, day, hour, minute, second }: Figures): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return `is in the year ${year}: write a year from ${FIRST_YEAR} to ${LAST_YEAR}`;
  if (month < 1 || month > 12) return `has the month ${month}: write year, month (01 to 12) and day`;
  const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  if (day < 1 || day > days) return `has the day ${day}: ${MONTHS[month - 1]} ${year} has days 1 to ${days}`;
  if (hour > 23) return `has the hour ${hour}: write 00 to 23; midnight is 000000 of the day that begins`;
  if (minute > 59 || second > 60)
    return 'has more than 59 minutes or seconds: write hour, minute and second, such as 133000';
  return null;
}

/** `2027-01-13 10:00`, in which the parts can be told. */
const PUNCTUATED = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d))?/;

function notAMoment(property: Property, written: string, homeZone: string): string {
  const { name, type } = property;
  if (type === 'date' && DATE_TIME.test(written)) {
    return `${name} says VALUE=DATE but has a time of day: write ${name};VALUE=DATE:${written.slice(0, 8)}, or leave VALUE=DATE out`;
  }
  const [, year = '2027', month = '01', day = '11', hour = '10', minute = '00'] =
    PUNCTUATED.exec(written) ?? [];
  const date = `${year}${month}${day}`;
  return `${quote(property)} can't be read: write ${name};TZID=${homeZone}:${date}T${hour}${minute}00, or for a whole day ${name};VALUE=DATE:${date}`;
}
