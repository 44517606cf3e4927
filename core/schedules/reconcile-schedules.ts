/** Makes the schedules of our group those of the events and the agency file in force. */
import pMap from 'p-map';
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { checkInSchedules, reconcile, type ScheduleTarget, schedulesOf } from './schedule.ts';
import type { Schedules } from './scheduler.client.ts';

/** Our group, and where its schedules deliver. */
export interface ScheduleGroup {
  readonly schedules: Schedules;
  readonly target: ScheduleTarget;
}

export interface SchedulesWanted {
  /** Of every source, because a schedule of any other source is not stale either. */
  readonly events: readonly Event[];
  readonly agency: Agency;
  /**
   * The names of all that wait, listed before the events were read: what a load makes meanwhile is for events that are read here
   * too, so that nothing new is taken for stale.
   */
  readonly present: readonly string[];
  readonly now: Date;
}

/** What was done, in counts. */
export interface SchedulesReconciled {
  readonly schedulesCreated: number;
  readonly schedulesDeleted: number;
  readonly schedulesUnchanged: number;
}

/** Few enough never to be throttled. */
const AT_ONCE = { concurrency: 16 };

/** Makes what is missing, then deletes what is stale. */
export async function reconcileSchedules(
  { events, agency, present, now }: SchedulesWanted,
  { schedules, target }: ScheduleGroup,
): Promise<SchedulesReconciled> {
  const wanted = [...schedulesOf(events, target), ...checkInSchedules(agency, { target, now })];
  const { create, remove, unchanged } = reconcile(wanted, present, now);
  const created = await pMap(create, schedules.create, AT_ONCE);
  await pMap(remove, schedules.remove, AT_ONCE);
  return {
    schedulesCreated: created.filter(Boolean).length,
    schedulesDeleted: remove.length,
    schedulesUnchanged: unchanged,
  };
}

/** Deletes every schedule of ours, for a stack that goes; tells how many. */
export async function removeSchedules(schedules: Pick<Schedules, 'names' | 'remove'>): Promise<number> {
  const names = await schedules.names();
  await pMap(names, schedules.remove, AT_ONCE);
  return names.length;
}
