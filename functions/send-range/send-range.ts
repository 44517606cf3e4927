/** Sends a mailing to the people of one range, at the account's pace and within its own time. */
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { RangeMessage } from '../../core/contract/messages.ts';
import { SLOWEST_CALL_MS } from '../../core/email/ses.client.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import { fates, type LedgerCall, tally } from '../../core/mailing/ledger.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { Held, RangeStore } from '../../core/mailing/range.store.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import { staleAmong, type Taken } from '../../core/service-levels/copies.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import { quietly } from '../../core/service-levels/quietly.ts';
import { type LedgerSources, openLedger } from './open-ledger.ts';
import type { WorkDependencies } from './work.ts';
import { type End, workThrough } from './work-through.ts';

export interface SendDependencies extends WorkDependencies, LedgerSources {
  readonly mailings: Pick<MailingStore, 'read' | 'content'>;
  readonly ledger: LedgerStore;
  readonly ranges: Pick<RangeStore, 'lease' | 'release' | 'finish'>;
  /** Puts the range's message on its queue once more. */
  readonly queueAgain: (message: RangeMessage) => Promise<void>;
  readonly figures: Pick<FiguresStore, 'countStale'>;
  readonly metrics: MetricsOf<'send-range'>;
  readonly log: Log;
}

/** A range message names a range that its mailing was never cut into. */
export class UnknownRangeError extends Error {
  constructor({ mailing, range }: RangeMessage) {
    super(`Mailing ${mailing} has no range ${range}.`);
    this.name = 'UnknownRangeError';
  }
}

/** A try has brought nothing on, and people are still to be sent to: its message comes back, later the sweep's. */
export class RangeUnfinishedError extends Error {
  constructor({ mailing, range }: RangeMessage, people: number) {
    super(`Range ${range} of mailing ${mailing}: ${people} people are still to be sent to.`);
    this.name = 'RangeUnfinishedError';
  }
}

/** Milliseconds kept for reading the range, for the wait for a slot and for writing the ledger. */
const RESERVE_MS = 7_000;

/**
 * Milliseconds after which no call is begun, so that the slowest one ends within the function's time: a worker that is
 * stopped during a call leaves its people uncertain.
 */
const WORKING_MS = FUNCTIONS['send-range'].timeoutSeconds * 1000 - SLOWEST_CALL_MS - RESERVE_MS;

/**
 * No-op for a range that is done, for queues deliver more than once; and for one that another worker has: should that worker be
 * lost, the sweep queues the range again when the lease has run out.
 */
export async function sendRange(message: RangeMessage, dependencies: SendDependencies): Promise<void> {
  const ends = Date.now() + WORKING_MS;
  const { ranges, mailings } = dependencies;
  const mailing = await mailings.read(message.mailing);
  if (message.range >= mailing.ranges) throw new UnknownRangeError(message);
  const lease = await ranges.lease(message, mailing.expiresAt);
  if (lease.state !== 'taken') return;
  const held = { message, until: lease.until };
  const taken: Taken[] = [];
  let calls: LedgerCall[] | null = null;
  try {
    calls = lease.first ? [] : await openLedger(message, mailing, dependencies);
    const end = await workThrough({
      ...{ message, mailing, calls, taken, reopened: lease.reopened, dependencies, ends },
    });
    await putDown(end, { held, calls, dependencies });
  } catch (error) {
    // No-op where it has been put down. Of a ledger that could not be read nothing is known but what was before.
    await ranges.release(held, calls ? { tally: tallyOf(calls), ...takenAtOf(calls) } : {});
    throw error;
  } finally {
    await countCopies(taken, dependencies);
  }
}

/** No-op where SES has taken nothing in this try. */
const countCopies = (taken: readonly Taken[], { figures, metrics, log }: SendDependencies): Promise<void> =>
  quietly(async () => {
    if (taken.length === 0) return;
    metrics.add('UnsubscribeSeconds', Math.max(...taken.map(({ seconds }) => seconds)));
    await figures.countStale(staleAmong(taken), new Date());
  }, log);

const tallyOf = (calls: readonly LedgerCall[]) => tally(fates(calls).values());

/** When SES last took something of the range: by it the sweep sees that it takes mail at all. */
function takenAtOf(calls: readonly LedgerCall[]): { readonly takenAt?: number } {
  const taken = calls.filter(({ entries }) => entries.some(({ state }) => state === 'sent'));
  return taken.length > 0 ? { takenAt: Math.max(...taken.map(({ at }) => Date.parse(at))) } : {};
}

interface PutDown {
  readonly held: Held;
  readonly calls: readonly LedgerCall[];
  readonly dependencies: SendDependencies;
}

/**
 * A range that waits is the sweep's from here on. One that takes longer than a worker may is put on the queue once more if this
 * try has brought it on.
 */
async function putDown(end: End, { held, calls, dependencies }: PutDown): Promise<void> {
  const { ranges, queueAgain, log } = dependencies;
  const { message } = held;
  const counts = tallyOf(calls);
  const taken = takenAtOf(calls);
  if (end.state === 'finished') {
    await ranges.finish(held, counts, taken.takenAt);
    return log.info('range sent', { ...message, ...counts });
  }
  const waiting = end.state === 'waits' ? { waitsFor: end.for } : {};
  await ranges.release(held, { tally: counts, ...taken, ...waiting });
  if (end.state === 'waits') return log.warn('range waits', { ...message, waitsFor: end.for, ...counts });
  if (!end.broughtOn) throw new RangeUnfinishedError(message, end.left);
  await queueAgain(message);
}
