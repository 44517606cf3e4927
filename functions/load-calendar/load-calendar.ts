/** Loads what a deploy brought: the files are read and checked whole before the first write. */
import { decideLoad } from '../../core/calendar/decide-load.ts';
import type { NamedText } from '../../core/calendar/deployed-files.client.ts';
import { type InForceStores, putInForce, readInForce } from '../../core/calendar/put-in-force.ts';
import { readEventsData } from '../../core/calendar/read-events-data.ts';
import type { LetterMessage } from '../../core/contract/messages.ts';
import { fillingsOf } from '../../core/registrations/fillings.ts';
import {
  reconcileSchedules,
  removeSchedules,
  type ScheduleGroup,
  type SchedulesReconciled,
} from '../../core/schedules/reconcile-schedules.ts';

export interface LoadDependencies extends InForceStores, ScheduleGroup {
  /** Asks `send-letter` to give free places to those who wait. */
  readonly queueFilling: (messages: readonly LetterMessage[]) => Promise<void>;
}

/** What a load did, in counts; returned to the deploy as outputs. */
export interface LoadReport extends SchedulesReconciled {
  readonly calendars: number;
  readonly events: number;
  readonly eventsWritten: number;
  readonly eventsDeleted: number;
  readonly warnings: number;
}

/**
 * Brings table and schedules in line with `files`. A refused file is a RefusedFileError before anything is
 * written; a load that was cut short is finished by running it again.
 */
export async function loadCalendar(
  files: readonly NamedText[],
  dependencies: LoadDependencies,
): Promise<LoadReport> {
  const wanted = readEventsData(files);
  const years = wanted.calendars.map(({ year }) => year);
  const load = decideLoad(wanted, await readInForce({ years, source: 'calendar' }, dependencies), new Date());
  await putInForce(load, dependencies);
  const present = await dependencies.schedules.names();
  const events = (await Promise.all(years.map((year) => dependencies.events.events(year)))).flat();
  const schedules = { events, agency: wanted.agency, present, now: new Date() };
  const reconciled = await reconcileSchedules(schedules, dependencies);
  await dependencies.queueFilling(fillingsOf(events, new Date()));
  return {
    calendars: wanted.calendars.length,
    events: events.length,
    eventsWritten: load.putEvents.length,
    eventsDeleted: load.deleteEvents.length,
    ...reconciled,
    warnings: wanted.warnings.length,
  };
}

/** Deletes our schedules, for a stack that goes; the table is kept. */
export async function unloadCalendar({
  schedules,
}: Pick<LoadDependencies, 'schedules'>): Promise<{ schedulesDeleted: number }> {
  return { schedulesDeleted: await removeSchedules(schedules) };
}
