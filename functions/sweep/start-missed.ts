/** Starts what is due and was not started, for a schedule never rang, or a message got lost; says what never began. */

import type { Agency } from '../../core/agency/agency.ts';
import { allEvents } from '../../core/calendar/all-events.ts';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import type { InForceReading } from '../../core/calendar/in-force.ts';
import type { DueMessage } from '../../core/contract/messages.ts';
import type { DigestReadersStore } from '../../core/digest/digest-readers.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import { isOfUse } from '../../core/mailing/mailing.ts';
import { decideProgramme } from '../../core/programme/decide-programme.ts';
import { clockOf } from '../../core/schedules/clock-kinds.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';
import { isToBeNoted, type Looked, lookBackTo, lookedAt } from '../../core/sweep/beginnings-looked.ts';
import type { SweepStore } from '../../core/sweep/sweep.store.ts';
import { type ToHaveStarted, toHaveStarted } from '../../core/sweep/to-have-started.ts';
import { type CountUnreachedDependencies, countUnreached } from './count-unreached.ts';

export interface StartMissedDependencies extends CountUnreachedDependencies {
  readonly inForce: Pick<InForceReading, 'agencies' | 'events' | 'publications' | 'version'>;
  readonly mailings: Pick<MailingStore, 'find' | 'open' | 'ofYear'>;
  readonly digests: Pick<DigestReadersStore, 'readers'>;
  readonly sweeps: Pick<SweepStore, 'remembered' | 'noteLooked'>;
  readonly queueDue: (messages: readonly DueMessage[]) => Promise<void>;
}

/** Milliseconds after which a mailing that the sweep has tried to start is an alarm. */
const ALARM_AFTER_MS = 8 * 60_000;
/** Milliseconds in which one that was begun at the last moment is stored. */
const STORED_WITHIN_MS = 2 * 60_000;

/** Mailings of which is known that they stand: seldom is one asked for twice. */
const standing = new Set<string>();

/** Queues each of them as its schedule would have, and `start-mailing` decides as ever; counts those for which it is too late. */
export async function startMissed(dependencies: StartMissedDependencies, now: Date): Promise<Alarm[]> {
  const { inForce, queueDue, sweeps, log } = dependencies;
  // Before the first load nothing is in force.
  if ((await inForce.version()) === undefined) return [];
  const { looked: last } = await sweeps.remembered();
  const found = await notBegun(last, dependencies, now);
  const missed = found.filter((one) => isOfUse(one, now));
  if (missed.length > 0) {
    log.warn('mailings were missed', { mailings: missed.map(({ mailing }) => mailing) });
    await queueDue(missed.map(({ message }) => message));
  }
  const never = found.filter((one) => !isOfUse(one, new Date(now.getTime() - STORED_WITHIN_MS)));
  for (const one of never) await countUnreached(one, dependencies);
  const looked = lookedAt(last, await inForce.agencies.read(), now);
  if (isToBeNoted(last, looked)) await sweeps.noteLooked(looked);
  return [...missed.filter((one) => isOverdue(one, now)).map(notStarted), ...never.map(neverBegun)];
}

const isOverdue = ({ message }: ToHaveStarted, now: Date): boolean =>
  now.getTime() - Date.parse(message.dueAt) >= ALARM_AFTER_MS;

const wasDue = ({ message }: ToHaveStarted): string => `${clockOf(message).wasDue} at ${message.dueAt}`;

const notStarted = (one: ToHaveStarted): Alarm => ({
  kind: 'not-started',
  subject: one.mailing,
  says: `${wasDue(one)}, and its mailing does not start: nobody has been told.`,
});

const neverBegun = (one: ToHaveStarted): Alarm => ({
  kind: 'never-begun',
  subject: one.mailing,
  says: `${wasDue(one)}, and its mailing had not begun by ${one.useUntil}, since when it is of no use: nobody was told.`,
});

/** What should stand by now and does not: what is of use, and what has ceased to be since it was looked for last. */
async function notBegun(
  last: Looked | null,
  dependencies: StartMissedDependencies,
  now: Date,
): Promise<ToHaveStarted[]> {
  const { inForce, digests } = dependencies;
  const [events, publications, agency, readers] = await Promise.all([
    allEvents(inForce.events),
    inForce.publications.all(),
    inForce.agencies.read(),
    digests.readers(),
  ]);
  const checkIns = last?.checkIns ?? [];
  const due = toHaveStarted({ events, publications, agency, readers, checkIns }, now, lookBackTo(last, now));
  return withoutTold(await missedAmong(due, dependencies), { events, agency, now, dependencies });
}

interface Told {
  readonly events: readonly StoredEvent[];
  readonly agency: Agency;
  readonly now: Date;
  readonly dependencies: Pick<StartMissedDependencies, 'mailings'>;
}

/** Of a programme, people may have been told by another: then there is nothing to start. */
async function withoutTold(
  missed: readonly ToHaveStarted[],
  { dependencies, ...known }: Told,
): Promise<ToHaveStarted[]> {
  const left: ToHaveStarted[] = [];
  for (const one of missed) {
    const { message } = one;
    if ('programme' in message) {
      const mailings = await dependencies.mailings.ofYear(message.programme);
      const events = known.events.filter(({ year }) => year === message.programme);
      const at = isOfUse(one, known.now) ? known.now : new Date(Date.parse(one.useUntil) - 1);
      if (!decideProgramme(message, { ...known, events, mailings, now: at }).start) continue;
    }
    left.push(one);
  }
  return left;
}

/** A mailing that was stored and is neither open nor finished was broken off while it started. */
async function missedAmong(
  due: readonly ToHaveStarted[],
  { mailings }: StartMissedDependencies,
): Promise<ToHaveStarted[]> {
  const unknown = due.filter(({ mailing }) => !standing.has(mailing));
  if (unknown.length === 0) return [];
  const open = new Set(await mailings.open());
  const missed: ToHaveStarted[] = [];
  for (const one of unknown) {
    const mailing = await mailings.find(one.mailing);
    if (mailing && (mailing.finishedAt || open.has(mailing.id))) standing.add(mailing.id);
    else missed.push(one);
  }
  return missed;
}
