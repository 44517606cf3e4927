/** A reminder's offset as people say it. */
import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../core/calendar/duration.ts';
import { parseOffset } from '../core/calendar/offset.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TIME = { hour: 'numeric', minute: '2-digit' } as const;

const list = new Intl.ListFormat('en-US');

/**
 * `-P1D` is "1 day before", `RELATED=END:PT1H` "1 hour after the end", an instant "at a set time". What counts from
 * the midnight at which an all-day event starts is a time of day: `PT8H` is "8:00 AM on the day".
 *
 * @param offset as the trigger of a VALARM; what can't be read comes back as it is
 */
export function offsetInWords(offset: string, allDay = false): string {
  const parsed = parseOffset(offset);
  if (parsed === null) return offset;
  if ('at' in parsed) return 'at a set time';
  const { from, duration } = parsed;
  return allDay && from === 'START' ? timeOfDay(duration) : awayFrom(from, duration);
}

function timeOfDay({ weeks, days, seconds }: Duration): string {
  const total = (weeks * 7 + days) * DAY + seconds;
  const day = Math.floor(total / DAY);
  const time = Temporal.PlainTime.from('00:00').add({ seconds: total - day * DAY });
  return `${time.toLocaleString('en-US', TIME).replaceAll('\u202F', ' ')} ${dayWords(day)}`;
}

function dayWords(day: number): string {
  if (day === 0) return 'on the day';
  const side = day < 0 ? 'before' : 'after';
  const distance = Math.abs(day);
  return distance === 1 ? `the day ${side}` : `${distance} days ${side}`;
}

function awayFrom(from: 'START' | 'END', duration: Duration): string {
  const length = list.format(lengthWords(duration));
  const anchor = from === 'END' ? 'the end' : 'the start';
  if (length === '') return `at ${anchor}`;
  const before = Math.min(duration.weeks, duration.days, duration.seconds) < 0;
  if (!before) return `${length} after ${anchor}`;
  return from === 'END' ? `${length} before the end` : `${length} before`;
}

/** Hours stay hours, however many: 24 of them are not a day when the clocks change. */
function lengthWords({ weeks, days, seconds }: Duration): string[] {
  const exact = Math.abs(seconds);
  const parts: [number, string][] = [
    [Math.abs(weeks), 'week'],
    [Math.abs(days), 'day'],
    [Math.floor(exact / HOUR), 'hour'],
    [Math.floor((exact % HOUR) / MINUTE), 'minute'],
    [exact % MINUTE, 'second'],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}${amount === 1 ? '' : 's'}`);
}
