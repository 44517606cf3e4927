/** Days and times as an operator reads them: `Tue, Jan 13, 2026, 1:00 – 2:00 PM PST`. */
import type { Event } from '../core/calendar/event.ts';

const DAY = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
const TIME = { ...DAY, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

/** Building a format takes longer than using it a hundred times, and a calendar has few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function timeFormat(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { ...TIME, timeZone });
  formats.set(timeZone, format);
  return format;
}

const dayFormat = new Intl.DateTimeFormat('en-US', { ...DAY, timeZone: 'UTC' });

/** An instant by the clock of a zone. */
export const instantIn = (timeZone: string, instant: string): string =>
  plainSpaces(timeFormat(timeZone).format(new Date(instant)));

/** From start to end by the clock of the event's zone. */
export const timeRange = ({
  startsAt,
  endsAt,
  timeZone,
}: Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>): string =>
  plainSpaces(timeFormat(timeZone).formatRange(new Date(startsAt), new Date(endsAt)));

/** From the first day to the last; `end` is the day after it. */
export function dayRange(start: string, end: string): string {
  const last = new Date(end);
  last.setUTCDate(last.getUTCDate() - 1);
  return plainSpaces(dayFormat.formatRange(new Date(start), last));
}

/** Intl puts narrow and thin spaces where terminals and searches expect plain ones. */
const plainSpaces = (text: string): string => text.replace(/[\u2009\u202F\u00A0]/g, ' ');
