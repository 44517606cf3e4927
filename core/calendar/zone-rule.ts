/** The rule by which the clocks of a VTIMEZONE are changed each year, in the few forms in which such rules are met. */

/** A stretch of time, in milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds. */
export const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** A time by the clock, as if it were one in UTC. */
export function readWall(written: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(written)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return utc({ year, month, day }) + ((hour * 60 + minute) * 60 + second) * SECOND;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `Date.UTC` takes a year below 100 for one of the twentieth century. */
const utc = ({ year, month, day }: Day): number => new Date(0).setUTCFullYear(year, month - 1, day);

/** How a rule's yearly day is found. */
interface YearlyRule {
  readonly month: number;
  readonly dayIn: (year: number) => number | null;
  /** An instant, or null: for ever. */
  readonly until: number | null;
}

/** A rule's times by the clock, in the years that matter; none where there is no rule, null where it can't be followed. */
export function ruleOnsets(
  written: string | undefined,
  { first, before, stretch }: { first: number; before: number; stretch: Stretch },
): number[] | null {
  if (written === undefined) return [];
  const rule = readRule(written, { first, before });
  if (!rule) return null;
  const timeOfDay = ((first % DAY) + DAY) % DAY;
  const lastYear = yearOf(Math.min(stretch.to, rule.until ?? stretch.to)) + 1;
  const firstYear = Math.max(yearOf(first), Math.min(yearOf(stretch.from), lastYear) - 2);
  const walls: number[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const day = rule.dayIn(year);
    if (day === null) return null;
    const wall = utc({ year, month: rule.month, day }) + timeOfDay;
    const isPast = rule.until !== null && wall - before * SECOND > rule.until;
    if (wall >= first && !isPast) walls.push(wall);
  }
  return walls;
}

const yearOf = (instant: number): number => new Date(instant).getUTCFullYear();

const PARTS = /^(?:FREQ|INTERVAL|WKST|BYMONTH|BYDAY|BYMONTHDAY|UNTIL)$/;

/** `FREQ=YEARLY;BYMONTH=3;BYDAY=2SU` and its like: one day in each year. */
function readRule(written: string, { first, before }: { first: number; before: number }): YearlyRule | null {
  const parts = new Map(written.split(';').map((part) => part.split('=', 2) as [string, string]));
  if (parts.get('FREQ') !== 'YEARLY' || (parts.get('INTERVAL') ?? '1') !== '1') return null;
  if ([...parts.keys()].some((name) => !PARTS.test(name))) return null;
  const start = new Date(first);
  const month = Number(parts.get('BYMONTH') ?? start.getUTCMonth() + 1);
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) return null;
  const by = {
    weekday: parts.get('BYDAY'),
    days: parts.get('BYMONTHDAY'),
    start,
    hasMonth: parts.has('BYMONTH'),
  };
  const dayIn = dayFinder(month, by);
  const until = readUntil(parts.get('UNTIL'), before);
  return dayIn && !Number.isNaN(until) ? { month, dayIn, until } : null;
}

/** In UTC, as the standard has it, or by the clock before the change; null: for ever. */
function readUntil(written: string | undefined, before: number): number | null {
  if (written === undefined) return null;
  const isDay = /^\d{8}$/.test(written);
  const wall = readWall(isDay ? `${written}T235959` : written.replace(/Z$/, ''));
  if (wall === null) return Number.NaN;
  return written.endsWith('Z') ? wall : wall - before * SECOND;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** What a rule says of the day. */
interface DayRule {
  readonly weekday: string | undefined;
  readonly days: string | undefined;
  readonly start: Date;
  readonly hasMonth: boolean;
}

/** Finds the rule's day of the month in a year; null where the rule is none of those met in VTIMEZONEs. */
function dayFinder(month: number, { weekday, days, start, hasMonth }: DayRule): YearlyRule['dayIn'] | null {
  const listed = days?.split(',').map(Number);
  if (listed?.some((day) => !(Number.isInteger(day) && day >= 1 && day <= 31))) return null;
  if (weekday === undefined) {
    const [day = start.getUTCDate(), another] = listed ?? [];
    return another === undefined ? (year) => (day <= lastDayOf(year, month) ? day : null) : null;
  }
  const [, ordinal, name = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(weekday) ?? [];
  const wanted = WEEKDAYS.indexOf(name);
  if (wanted === -1 || !hasMonth) return null;
  if (ordinal === undefined)
    return listed ? (year) => listed.find((day) => weekdayOf({ year, month, day }) === wanted) ?? null : null;
  return listed ? null : (year) => nthWeekday({ year, month, wanted, nth: Number(ordinal) });
}

const lastDayOf = (year: number, month: number): number =>
  new Date(utc({ year, month: month + 1, day: 0 })).getUTCDate();

const weekdayOf = (day: Day): number => new Date(utc(day)).getUTCDay();

function nthWeekday({
  year,
  month,
  wanted,
  nth,
}: {
  year: number;
  month: number;
  wanted: number;
  nth: number;
}) {
  const last = lastDayOf(year, month);
  const anchor = nth > 0 ? 1 : last - 6;
  const nearest = anchor + ((wanted - weekdayOf({ year, month, day: anchor }) + 7) % 7);
  const day = nearest + (nth > 0 ? nth - 1 : nth + 1) * 7;
  return day >= 1 && day <= last ? day : null;
}
