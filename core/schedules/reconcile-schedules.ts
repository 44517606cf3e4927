/** Makes the schedules of our group those of the events and the agency file in force. */
import pMap from 'p-map';
import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import type { DigestReadersStore } from '../digest/digest-readers.store.ts';
import type { StoredPublication } from '../publications/publication.ts';
import { type ClockKind, clockOf } from './clock-kinds.ts';
import {
  checkInSchedules,
  digestSchedules,
  newsletterSchedules,
  noticeSchedules,
  programmeSchedules,
  reconcile,
  type Schedule,
  type ScheduleTarget,
  schedulesOf,
} from './schedule.ts';
import type { Schedules } from './scheduler.client.ts';

/** Our group, and where its schedules deliver. */
export interface ScheduleGroup {
  readonly schedules: Schedules;
  readonly target: ScheduleTarget;
  /** In which rhythms somebody wants digests: of others no clock is set. */
  readonly digests: Pick<DigestReadersStore, 'readers'>;
}

export interface SchedulesWanted {
  /** Of every source, because a schedule of any other source is not stale either. */
  readonly events: readonly StoredEvent[];
  readonly agency: Agency;
  readonly publications: readonly StoredPublication[];
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

/** One that can't be made is left to the sweep, where its kind may be. */
async function createOrLeave(schedule: Schedule, { create }: Pick<Schedules, 'create'>): Promise<boolean> {
  if (!clockOf(schedule.message).isLeftToSweep) return create(schedule);
  return create(schedule).catch(() => false);
}

/** Makes what is missing, then deletes what is stale. */
export async function reconcileSchedules(
  { events, agency, publications, present, now }: SchedulesWanted,
  { schedules, target, digests }: ScheduleGroup,
): Promise<SchedulesReconciled> {
  const readers = await digests.readers();
  const wanted: Readonly<Record<ClockKind, readonly Schedule[]>> = {
    reminder: schedulesOf(events, target),
    notice: noticeSchedules(events, target),
    programme: programmeSchedules(events, { rule: agency, target }),
    newsletter: newsletterSchedules(publications, target),
    digest: digestSchedules(events, { agency, readers, target }),
    checkIn: checkInSchedules(agency, { target, now }),
  };
  const { create, remove, unchanged } = reconcile(Object.values(wanted).flat(), present, now);
  const created = await pMap(create, (schedule) => createOrLeave(schedule, schedules), AT_ONCE);
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
