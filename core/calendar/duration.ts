/** Durations as iCalendar has them (RFC 5545 section 3.3.6): days keep the wall clock, hours are exact. */
import type { Temporal } from 'temporal-polyfill';

/** All three have the same sign, or are zero. */
export interface Duration {
  /** Nominal: the same time of day, so many weeks later. */
  readonly weeks: number;
  /** Nominal: the same time of day, so many days later. */
  readonly days: number;
  /** Exact: whatever the clocks do meanwhile. */
  readonly seconds: number;
}

const DURATION =
  /^([+-]?)P(?:(\d{1,9})W|(?=\d|T\d)(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?)$/i;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds. Longer than anything a calendar of one year can mean: ten years. */
export const LONGEST = 3660 * DAY;

/** The duration that `text` writes, such as `-P1D` or `PT1H30M`; null when it is none, or longer than ten years. */
export function parseDuration(text: string): Duration | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  const direction = sign === '-' ? -1 : 1;
  const signed = (amount: number): number => (amount === 0 ? 0 : direction * amount);
  const duration = {
    weeks: signed(Number(weeks)),
    days: signed(Number(days)),
    seconds: signed(Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds)),
  };
  return Math.abs(roughSeconds(duration)) <= LONGEST ? duration : null;
}

/** The one spelling of a duration: `PT90M` and `+PT1H30M` are both `PT1H30M`; nothing at all is `PT0S`. */
export function printDuration({ weeks, days, seconds }: Duration): string {
  const sign = weeks < 0 || days < 0 || seconds < 0 ? '-' : '';
  if (weeks !== 0 && days === 0 && seconds === 0) return `${sign}P${Math.abs(weeks)}W`;
  const date = unit(Math.abs(weeks * 7 + days), 'D');
  const exact = Math.abs(seconds);
  const hours = unit(Math.floor(exact / HOUR), 'H');
  const minutes = unit(Math.floor((exact % HOUR) / MINUTE), 'M');
  const time = `${hours}${minutes}${unit(exact % MINUTE, 'S')}`;
  if (date === '' && time === '') return 'PT0S';
  return `${sign}P${date}${time === '' ? '' : `T${time}`}`;
}

const unit = (amount: number, letter: string): string => (amount === 0 ? '' : `${amount}${letter}`);

/** The two together; null when that has no spelling because days and hours point opposite ways. */
export function addDurations(one: Duration, other: Duration): Duration | null {
  const days = (one.weeks + other.weeks) * 7 + one.days + other.days;
  const seconds = one.seconds + other.seconds;
  return days * seconds < 0 ? null : { weeks: 0, days, seconds };
}

/** The moment a duration away: first the days, at the same time of day, then the exact rest (RFC 5545 section 3.3.6). */
export const after = (moment: Temporal.ZonedDateTime, duration: Duration): Temporal.ZonedDateTime =>
  moment.add(duration);

const roughSeconds = ({ weeks, days, seconds }: Duration): number => (weeks * 7 + days) * DAY + seconds;
