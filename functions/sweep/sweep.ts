/** Looks for what should have happened and did not: repairs it, or raises an alarm. */
import { describeError, type Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import type { AlarmStore } from '../../core/sweep/alarm.store.ts';
import { type Alarm, compareAlarms } from '../../core/sweep/alarm.ts';
import { forOneSweep, type SweepStore } from '../../core/sweep/sweep.store.ts';
import { type MendMailingsDependencies, mendMailings } from './mend-mailings.ts';
import { type MendSchedulesDependencies, mendSchedules } from './mend-schedules.ts';
import { type MendSubmissionsDependencies, mendSubmissions } from './mend-submissions.ts';
import { type ReconcileDependencies, reconcileSuppressions } from './reconcile-suppressions.ts';
import { type StartMissedDependencies, startMissed } from './start-missed.ts';
import { type WatchConfirmationsDependencies, watchConfirmations } from './watch-confirmations.ts';

export interface SweepDependencies
  extends Omit<StartMissedDependencies, 'metrics'>,
    Omit<MendMailingsDependencies, 'mailings' | 'figures'>,
    Omit<MendSubmissionsDependencies, 'agencies'>,
    Omit<MendSchedulesDependencies, 'sweeps'>,
    Omit<ReconcileDependencies, 'sweeps'> {
  readonly mailings: StartMissedDependencies['mailings'] & MendMailingsDependencies['mailings'];
  readonly figures: StartMissedDependencies['figures'] &
    MendMailingsDependencies['figures'] &
    WatchConfirmationsDependencies['figures'];
  readonly sweeps: SweepStore;
  readonly alarms: AlarmStore;
  readonly metrics: MetricsOf<'sweep'>;
}

/** Every part is done, whatever becomes of the others; one that fails is an alarm, and done again in two minutes. */
const PARTS: Readonly<Record<string, (dependencies: SweepDependencies, now: Date) => Promise<Alarm[]>>> = {
  'mailings that are due': startMissed,
  'mailings that are not finished': mendMailings,
  schedules: async (...swept) => {
    await mendSchedules(...swept);
    return [];
  },
  submissions: mendSubmissions,
  'letters to confirm': watchConfirmations,
  suppressions: async (...swept) => {
    await reconcileSuppressions(...swept);
    return [];
  },
};

/** Safe to run twice, and two at once. What a part has found is in the log, and in the metrics, before the next begins. */
export async function sweep(stores: SweepDependencies): Promise<void> {
  const dependencies = { ...stores, sweeps: forOneSweep(stores.sweeps) };
  const { log, metrics } = dependencies;
  const now = new Date();
  const found: Alarm[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    const alarms = await tryPart(name, () => part(dependencies, now), log);
    for (const alarm of alarms) log.error('alarm', { ...alarm });
    found.push(...alarms);
    if (alarms.length === 0) continue;
    metrics.add('Alarms', alarms.length);
    metrics.flush();
  }
  const lasting = await remember(found, now, dependencies);
  // Not in the metric: it tells only of a change, and would tell of no other alarm as long as this one stands.
  for (const { kind, subject } of lasting) log.warn('alarm stands', { kind, subject });
  log.info('swept', { alarms: found.length + lasting.length });
  if (found.length === 0) metrics.add('Alarms', 0);
  // CloudWatch misses this value when a sweep does not come to its end.
  metrics.add('Sweeps', 1);
  metrics.flush();
}

async function tryPart(name: string, part: () => Promise<Alarm[]>, log: Log): Promise<Alarm[]> {
  try {
    return await part();
  } catch (error) {
    log.error('sweep failed', { part: name, error: describeError(error) });
    const says = `Looking after ${name} failed (${describeError(error).name}); the next sweep tries again.`;
    return [{ kind: 'sweep-failed', subject: name, says }];
  }
}

/** Gives those that were not found again, and stand on. */
async function remember(
  found: readonly Alarm[],
  now: Date,
  { alarms, log }: { readonly alarms: AlarmStore; readonly log: Log },
): Promise<readonly Alarm[]> {
  const { raised, over, lasting } = compareAlarms(await alarms.standing(), found, now);
  for (const alarm of raised) await alarms.raise(alarm);
  for (const alarm of over) {
    await alarms.end(alarm);
    log.info('alarm is over', { kind: alarm.kind, subject: alarm.subject });
  }
  return lasting;
}
