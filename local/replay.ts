/** From when a year's month can be lived through again. */
import { Temporal } from 'temporal-polyfill';
import { readEventsData } from '../core/calendar/read-events-data.ts';
import type { DeployFile } from './upload-files.ts';

/** The years of the calendars among `files` that have a reminder, latest first. */
export function replayYears(files: readonly DeployFile[]): number[] {
  return [...remindersByYear(files).keys()].toSorted((one, other) => other - one);
}

/** The same years, those with the most reminders first. */
export function fullestYears(files: readonly DeployFile[]): number[] {
  return [...remindersByYear(files)].toSorted(([, one], [, other]) => other - one).map(([year]) => year);
}

function remindersByYear(files: readonly DeployFile[]): Map<number, number> {
  const counts = readEventsData(files).calendars.map(({ year, events }): [number, number] => [
    year,
    events.reduce((sum, { reminders }) => sum + reminders.length, 0),
  ]);
  return new Map(counts.filter(([, reminders]) => reminders > 0));
}

/** January 5, 09:00 in the agency's zone, or a day before the year's first reminder where that is earlier. */
export function replayStart(year: number, files: readonly DeployFile[]): Date {
  const { agency, calendars } = readEventsData(files);
  const reminders = calendars
    .filter((calendar) => calendar.year === year)
    .flatMap(({ events }) => events.flatMap((event) => event.reminders));
  const january = Temporal.ZonedDateTime.from({ year, month: 1, day: 5, hour: 9, timeZone: agency.timeZone });
  const day = 24 * 60 * 60 * 1000;
  return new Date(
    Math.min(january.epochMilliseconds, ...reminders.map(({ dueAt }) => Date.parse(dueAt) - day)),
  );
}
