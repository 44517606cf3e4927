/** Events that people come to on a public holiday. */
import type { Event } from '../calendar/event.ts';
import { en } from '../languages/en.ts';
import { dayName, firstDay, lastDay } from '../languages/when.ts';
import { isLive, type PlanWarning, warningOf } from './plan-warning.ts';

/** The name of the public holiday that a day such as `2027-01-18` is; null for any other day. */
export type HolidayOn = (day: string) => string | null;

const DAY_MS = 86_400_000;

/** Days of one event that are looked at: what takes longer has holidays in it anyhow. */
const MOST_DAYS = 31;

/** A holiday is one where the agency is: its days are counted in the agency's zone. */
export function holidayWarning(
  event: Event,
  { holidayOn, timeZone }: { readonly holidayOn: HolidayOn; readonly timeZone: string },
): PlanWarning | null {
  if (!isLive(event)) return null;
  for (const day of daysOf({ ...event, timeZone })) {
    const holiday = holidayOn(day);
    if (holiday === null) continue;
    return warningOf(
      event,
      'holiday',
      `is on a public holiday: ${dayName(day, en)}, is ${holiday}. Many will be away: move it, or leave it if that is what you want.`,
    );
  }
  return null;
}

function daysOf(event: Event): string[] {
  const first = Date.parse(firstDay(event));
  const count = Math.round((Date.parse(lastDay(event)) - first) / DAY_MS) + 1;
  return Array.from({ length: Math.min(count, MOST_DAYS) }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length),
  );
}
