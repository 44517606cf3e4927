/** Holds the schedules against the calendar in force, and the calendar's instants against the zone data of the runtime. */
import { type InForceStores, readInForce } from '../../core/calendar/put-in-force.ts';
import { renewInstants } from '../../core/calendar/renew-instants.ts';
import { runtimeZoneData } from '../../core/calendar/zone-data.ts';
import type { Log } from '../../core/runtime/log.ts';
import { reconcileSchedules, type ScheduleGroup } from '../../core/schedules/reconcile-schedules.ts';
import type { SweepStore } from '../../core/sweep/sweep.store.ts';

export interface MendSchedulesDependencies extends InForceStores, ScheduleGroup {
  readonly sweeps: SweepStore;
  readonly log: Log;
}

/** Milliseconds between two looks at the schedules: a reminder whose schedule is gone is started by the sweep anyway. */
const EVERY_MS = 30 * 60_000;

/** No-op when the last look was less than half an hour ago. Zone data are looked at each time, which costs one read. */
export async function mendSchedules(dependencies: MendSchedulesDependencies, now: Date): Promise<void> {
  const { sweeps, log, schedules } = dependencies;
  const renewal = await renewInstants(dependencies, { zoneData: runtimeZoneData(), now });
  if (renewal.did === 'look' && renewal.eventsChanged > 0)
    log.warn('instants follow newer zone data', { ...renewal });
  if (renewal.did === 'look' && renewal.issuesAtNoHour.length > 0)
    log.warn('newsletter issues at an hour that the clocks skip or repeat', {
      issues: renewal.issuesAtNoHour,
    });
  const { at } = (await sweeps.remembered()).last('schedules');
  if (at && now.getTime() - at.getTime() < EVERY_MS) return;
  const present = await schedules.names();
  const { agency, events, publications } = await readInForce({}, dependencies);
  if (!agency) return;
  const { schedulesCreated, schedulesDeleted } = await reconcileSchedules(
    { events, agency, publications, present, now },
    dependencies,
  );
  if (schedulesCreated + schedulesDeleted > 0)
    log.warn('schedules were repaired', { schedulesCreated, schedulesDeleted });
  await sweeps.done('schedules', now);
}
