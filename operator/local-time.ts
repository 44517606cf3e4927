/** Days and times as an operator reads them: `Tue, Jan 13, 2026, 1:00 PM – 2:00 PM PST`. */
import type { Event } from '../core/calendar/event.ts';

const DAY = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** How a zone shows a day, a time of day, and its own name at that time. */
interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly timeAndZone: Intl.DateTimeFormat;
}

/** Building a format takes longer than using it a hundred times, and a calendar has few zones. */
const formats = new Map<string, Formats>();

function formatsOf(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  const made = {
    day: format(DAY),
    time: format(TIME),
    timeAndZone: format({ ...TIME, timeZoneName: 'short' }),
  };
  formats.set(timeZone, made);
  return made;
}

/** An instant by the clock of a zone. */
export function instantIn(timeZone: string, instant: string): string {
  const { day, timeAndZone } = formatsOf(timeZone);
  const date = new Date(instant);
  return plainSpaces(`${day.format(date)}, ${timeAndZone.format(date)}`);
}

/** A time of day by the clock of a zone, which it names. */
export const timeOfDayIn = (timeZone: string, instant: string): string =>
  plainSpaces(formatsOf(timeZone).timeAndZone.format(new Date(instant)));

/** From start to end by the clock of the event's zone; the day is said twice only where it is another. */
function timeRange({ startsAt, endsAt, timeZone }: Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>): string {
  const { day, time, timeAndZone } = formatsOf(timeZone);
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  if (day.format(start) !== day.format(end))
    return `${instantIn(timeZone, startsAt)} – ${instantIn(timeZone, endsAt)}`;
  return plainSpaces(`${day.format(start)}, ${time.format(start)} – ${timeAndZone.format(end)}`);
}

/** From the first day to the last; `end` is the day after it. */
function dayRange(start: string, end: string): string {
  const { day } = formatsOf('UTC');
  const last = new Date(end);
  last.setUTCDate(last.getUTCDate() - 1);
  const [from, until] = [day.format(new Date(start)), day.format(last)];
  return from === until ? from : `${from} – ${until}`;
}

/** When an event is: its days, or from start to end. */
export const whenOf = (
  event: Pick<Event, 'allDay' | 'start' | 'end' | 'startsAt' | 'endsAt' | 'timeZone'>,
): string => (event.allDay ? `${dayRange(event.start, event.end)}, all day` : timeRange(event));

/** Intl puts a narrow space before AM and PM, where terminals and searches expect a plain one. */
const plainSpaces = (text: string): string => text.replaceAll('\u202F', ' ');
