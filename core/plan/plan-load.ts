/** Reads what is in force, and plans what loading would do to it: the same for whoever loads and for whoever only looks. */
import { noticeDelayMs } from '../agency/notice-rule.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { decideLoad, type InForce, identityOf, type Load, type Wanted } from '../calendar/decide-load.ts';
import { goneSoon } from '../calendar/gone-events.ts';
import { keepIds } from '../calendar/keep-ids.ts';
import { type InForceStores, readInForce } from '../calendar/put-in-force.ts';
import { type Plan, planOf } from './plan.ts';
import { type PromisedStores, readPromised, readToBeTold } from './promised.ts';

export interface PlanStores extends InForceStores, PromisedStores {}

/** What would be written, and what that means. */
export interface PlannedLoad {
  /** What the files mean, each event under the id that it will have. */
  readonly wanted: Wanted;
  readonly inForce: InForce;
  readonly load: Load;
  readonly plan: Plan;
  /** Events of which somebody is still to be told what an earlier load changed, and this one does not. */
  readonly waiting: readonly StoredEvent[];
}

/** Nothing is written. Other sources than the calendars' files are left out, as loading leaves them alone. */
export async function planLoad(files: Wanted, stores: PlanStores, now: Date): Promise<PlannedLoad> {
  const years = files.calendars.map(({ year }) => year);
  const inForce = await readInForce({ years, source: 'calendar' }, stores);
  const wanted = withKeptIds(files, inForce);
  const soon = goneSoon(wanted, inForce, now);
  const promised = new Set((await readPromised(soon, stores)).map(identityOf));
  const fleeting = new Set(soon.map(identityOf).filter((identity) => !promised.has(identity)));
  const load = decideLoad(wanted, inForce, now, fleeting);
  const waiting = waitingIn(inForce, load, now);
  const toBeTold = await readToBeTold([...withNotice(load), ...waiting], stores);
  return {
    wanted,
    inForce,
    load,
    plan: planOf(load, inForce, { toBeTold, now, noticeDelayMs: noticeDelayMs(wanted.agency) }),
    waiting: waiting.filter((event) => toBeTold(event) > 0),
  };
}

/** Only of those of which people are to be told it is read how many they are. */
const withNotice = ({ putEvents }: Load): StoredEvent[] => putEvents.filter(({ notice }) => notice !== null);

function waitingIn({ events }: InForce, { putEvents }: Load, now: Date): StoredEvent[] {
  const written = new Set(putEvents.map(identityOf));
  return events.filter(
    (event) => Date.parse(event.notice?.dueAt ?? '') > now.getTime() && !written.has(identityOf(event)),
  );
}

/** Whoever was promised a single event was promised the date of the series that it has become. */
const withKeptIds = (wanted: Wanted, { events }: InForce): Wanted => ({
  ...wanted,
  calendars: wanted.calendars.map((calendar) => ({
    ...calendar,
    events: keepIds(calendar.events, events),
  })),
});
