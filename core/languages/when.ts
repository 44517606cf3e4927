/** When an event is, in words: in the event's own zone, with the zone named. Spaces may be no-break spaces. */
import type { Event } from '../calendar/event.ts';
import { type Catalogue, fill } from './catalogue.ts';
import { type RememberedFormat, rememberedFormat } from './remembered-format.ts';

type Times = Pick<Event, 'allDay' | 'start' | 'end' | 'startsAt' | 'endsAt' | 'timeZone'>;

const LONG_DAY = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' } as const;
const SHORT_DAY = { weekday: 'short', month: 'short', day: 'numeric' } as const;
const SHORT_RANGE = { month: 'short', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** Intl's thin spaces around a dash and its narrow ones before "PM" are missing in many mail fonts. */
const plainSpaces = (text: string): string => text.replaceAll('\u2009', ' ').replaceAll('\u202f', '\u00a0');

/** First and last day as moments of `zone`; the end of the data is exclusive. */
function days(times: Times): { first: Date; last: Date; zone: string } {
  const first = new Date(times.allDay ? `${times.start}T00:00:00Z` : times.startsAt);
  const end = new Date(times.allDay ? `${times.end}T00:00:00Z` : times.endsAt);
  const last = new Date(Math.max(first.getTime(), end.getTime() - 1));
  return { first, last, zone: times.allDay ? 'UTC' : times.timeZone };
}

/** The first day of an event as `2026-01-13`, on the calendars of the place where it is held. */
export function firstDay(times: Times): string {
  const { first, zone } = days(times);
  return dateIn(first, zone);
}

/** The last day on which the event still is. */
export function lastDay(times: Times): string {
  const { last, zone } = days(times);
  return dateIn(last, zone);
}

/** An instant's date in a zone, as `2026-01-13`. */
export function dateIn(instant: Date, timeZone: string): string {
  return rememberedFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    instant,
  );
}

/** "Tuesday, January 13, 2026", or the first and the last day. */
export function dayOf(times: Times, { locale }: Catalogue): string {
  const { first, last, zone } = days(times);
  return plainSpaces(rememberedFormat(locale, { ...LONG_DAY, timeZone: zone }).formatRange(first, last));
}

const zoneOf = (times: Times, { locale, zoneName }: Catalogue): string =>
  rememberedFormat(locale, { hour: 'numeric', timeZone: times.timeZone, timeZoneName: zoneName }).part(
    'timeZoneName',
    new Date(times.startsAt),
  ) || times.timeZone;

/** "Pacific Time", of a zone's IANA name. */
export function zoneInWords(timeZone: string, { locale }: Catalogue): string {
  const named = rememberedFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  return named.part('timeZoneName', new Date(0)) || timeZone;
}

/** "1:00 – 2:00 PM PST"; null for an event of whole days. */
export function hoursOf(times: Times, catalogue: Catalogue): string | null {
  if (times.allDay) return null;
  const time = rememberedFormat(catalogue.locale, { ...TIME, timeZone: times.timeZone });
  const [start, end] = [new Date(times.startsAt), new Date(times.endsAt)];
  const zone = zoneOf(times, catalogue);
  const words =
    firstDay(times) === lastDay(times)
      ? fill(catalogue.when.hours, { hours: hoursWithinADay(time, start, end), zone })
      : fill(catalogue.when.hoursAcrossDays, { start: time.format(start), end: time.format(end), zone });
  return plainSpaces(words);
}

/** An end at midnight belongs to the next day, and Intl's range over two days would repeat both dates. */
function hoursWithinADay(time: RememberedFormat, start: Date, end: Date): string {
  const { timeZone } = time;
  return dateIn(start, timeZone) === dateIn(end, timeZone)
    ? time.formatRange(start, end)
    : `${time.format(start)} – ${time.format(end)}`;
}

/** "1:00 PM PST"; null for an event of whole days. */
export function startTimeOf(times: Times, catalogue: Catalogue): string | null {
  if (times.allDay) return null;
  const time = rememberedFormat(catalogue.locale, { ...TIME, timeZone: times.timeZone });
  const hours = time.format(new Date(times.startsAt));
  return plainSpaces(fill(catalogue.when.hours, { hours, zone: zoneOf(times, catalogue) }));
}

/** "Tuesday, January 13, 2026, 1:00 – 2:00 PM PST". */
export function whenOf(times: Times, catalogue: Catalogue): string {
  const hours = hoursOf(times, catalogue);
  const day = dayOf(times, catalogue);
  return hours === null ? day : fill(catalogue.when.full, { day, hours });
}

/** What fits a subject line: "Tue, Jan 13, 1:00 PM PST", "Sun, Jan 11", "Jan 7 – 31". */
export function shortWhenOf(times: Times, catalogue: Catalogue): string {
  return shortDayWith(startTimeOf(times, catalogue), times, catalogue);
}

/** The same with the end: "Tue, Jan 13, 1:00 – 2:00 PM PST". */
export function shortSpanOf(times: Times, catalogue: Catalogue): string {
  return shortDayWith(hoursOf(times, catalogue), times, catalogue);
}

function shortDayWith(hours: string | null, times: Times, catalogue: Catalogue): string {
  const { first, last, zone } = days(times);
  const oneDay = firstDay(times) === lastDay(times);
  const options = { ...(oneDay || !times.allDay ? SHORT_DAY : SHORT_RANGE), timeZone: zone };
  const dayFormat = rememberedFormat(catalogue.locale, options);
  const day = times.allDay ? dayFormat.formatRange(first, last) : dayFormat.format(first);
  return plainSpaces(hours === null ? day : fill(catalogue.when.full, { day, hours }));
}

/** The first day in three short words, for a calendar leaf: "Tue", "13", "Jan". */
export function dateParts(
  times: Times,
  { locale }: Catalogue,
): { weekday: string; day: string; month: string } {
  const { first, zone } = days(times);
  const part = (options: Intl.DateTimeFormatOptions) =>
    rememberedFormat(locale, { ...options, timeZone: zone }).format(first);
  return {
    weekday: part({ weekday: 'short' }),
    day: part({ day: 'numeric' }),
    month: part({ month: 'short' }),
  };
}

/** "January 2026", of a day such as `2026-01-01`. */
export function monthName(day: string, { locale }: Catalogue): string {
  return rememberedFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** "Saturday, November 21, 2026", of a day such as `2026-11-21`. */
export function dayName(day: string, { locale }: Catalogue): string {
  return rememberedFormat(locale, { ...LONG_DAY, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** "January 6, 2027", of a day such as `2027-01-06`, or "January 2027", of a month such as `2027-01`. */
export function dateName(date: string, catalogue: Catalogue): string {
  if (date.length === 'yyyy-mm'.length) return monthName(`${date}-01`, catalogue);
  const format = { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;
  return rememberedFormat(catalogue.locale, format).format(new Date(`${date}T00:00:00Z`));
}

/** "January 11 at 4:00 PM PST", of an instant in a zone. */
export function momentName(instant: Date, timeZone: string, { locale, zoneName }: Catalogue): string {
  const format = { month: 'long', day: 'numeric', ...TIME, timeZone, timeZoneName: zoneName } as const;
  return plainSpaces(rememberedFormat(locale, format).format(instant));
}

/** "Sat, Nov 21", of a day such as `2026-11-21`. */
export function shortDayName(day: string, { locale }: Catalogue): string {
  const format = rememberedFormat(locale, { ...SHORT_DAY, timeZone: 'UTC' });
  return plainSpaces(format.format(new Date(`${day}T00:00:00Z`)));
}

/** The days of a week from Sunday on, in full and short. */
export function weekdays({ locale }: Catalogue): { long: string; short: string }[] {
  const sunday = Date.UTC(2023, 0, 1);
  return Array.from({ length: 7 }, (_, day) => {
    const date = new Date(sunday + day * 86_400_000);
    const name = (weekday: 'long' | 'short') =>
      rememberedFormat(locale, { weekday, timeZone: 'UTC' }).format(date);
    return { long: name('long'), short: name('short') };
  });
}

/** "2020", "January 2026" or "January 7, 2026", of a date such as `2020`, `2026-01` or `2026-01-07`. */
export function partialDate(date: string, words: Catalogue): string {
  if (date.length === 4) return date;
  if (date.length === 7) return monthName(`${date}-01`, words);
  return rememberedFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
