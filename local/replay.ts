/** From when a year's month can be lived through again. */
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../core/calendar/event.ts';
import type { EventsData } from '../core/calendar/read-events-data.ts';

/** The years of `calendars` that have a reminder, latest first. */
export function replayYears(calendars: readonly Calendar[]): number[] {
  return [...remindersByYear(calendars).keys()].toSorted((one, other) => other - one);
}

/** The same years, those with the most reminders first. */
export function fullestYears(calendars: readonly Calendar[]): number[] {
  return [...remindersByYear(calendars)].toSorted(([, one], [, other]) => other - one).map(([year]) => year);
}

function remindersByYear(calendars: readonly Calendar[]): Map<number, number> {
  const counts = calendars.map(({ year, events }): [number, number] => [
    year,
    events.reduce((sum, { reminders }) => sum + reminders.length, 0),
  ]);
  return new Map(counts.filter(([, reminders]) => reminders > 0));
}

/** January 5, 09:00 in the agency's zone, or a day before the year's first reminder where that is earlier. */
export function replayStart(year: number, { agency, calendars }: EventsData): Date {
  const reminders = calendars
    .filter((calendar) => calendar.year === year)
    .flatMap(({ events }) => events.flatMap((event) => event.reminders));
  const january = Temporal.ZonedDateTime.from({ year, month: 1, day: 5, hour: 9, timeZone: agency.timeZone });
  const day = 24 * 60 * 60 * 1000;
  return new Date(
    Math.min(january.epochMilliseconds, ...reminders.map(({ dueAt }) => Date.parse(dueAt) - day)),
  );
}
