/** Starts what is due and was not started: a schedule that never rang, or a message that got lost. */

import type { Agency } from '../../core/agency/agency.ts';
import { allEvents } from '../../core/calendar/all-events.ts';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import type { InForceReading } from '../../core/calendar/in-force.ts';
import type { DueMessage } from '../../core/contract/messages.ts';
import type { DigestReadersStore } from '../../core/digest/digest-readers.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import { decideProgramme } from '../../core/programme/decide-programme.ts';
import type { Log } from '../../core/runtime/log.ts';
import { clockOf } from '../../core/schedules/clock-kinds.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';
import { type ToHaveStarted, toHaveStarted } from '../../core/sweep/to-have-started.ts';

export interface StartMissedDependencies {
  readonly inForce: Pick<InForceReading, 'agencies' | 'events' | 'publications'>;
  readonly mailings: Pick<MailingStore, 'find' | 'open' | 'ofYear'>;
  readonly digests: Pick<DigestReadersStore, 'readers'>;
  readonly queueDue: (messages: readonly DueMessage[]) => Promise<void>;
  readonly log: Log;
}

/** Milliseconds after which a mailing that the sweep has tried to start is an alarm. */
const ALARM_AFTER_MS = 8 * 60_000;

/** Mailings of which is known that they stand: seldom is one asked for twice. */
const standing = new Set<string>();

/** Queues each of them as its schedule would have; `start-mailing` decides as ever. */
export async function startMissed(dependencies: StartMissedDependencies, now: Date): Promise<Alarm[]> {
  const { inForce, queueDue, log } = dependencies;
  const events = await allEvents(inForce.events);
  const publications = await inForce.publications.all();
  if (events.length === 0 && publications.length === 0) return [];
  const [agency, readers] = await Promise.all([inForce.agencies.read(), dependencies.digests.readers()]);
  const unknown = await missedAmong(
    toHaveStarted({ events, publications, agency, readers }, now),
    dependencies,
  );
  const missed = await withoutTold(unknown, { events, agency, now, dependencies });
  if (missed.length === 0) return [];
  log.warn('mailings were missed', { mailings: missed.map(({ mailing }) => mailing) });
  await queueDue(missed.map(({ message }) => message));
  return missed
    .filter(({ message }) => now.getTime() - Date.parse(message.dueAt) >= ALARM_AFTER_MS)
    .map(({ mailing, message }) => ({
      kind: 'not-started',
      subject: mailing,
      says: `${clockOf(message).wasDue} at ${message.dueAt}, and its mailing does not start: nobody has been told.`,
    }));
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
      if (!decideProgramme(message, { ...known, events, mailings }).start) continue;
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
