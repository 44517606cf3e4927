/** Sends a mailing to the people of one range, within the worker's share of the account's rate and of its time. */
import type { Logger } from '@aws-lambda-powertools/logger';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { RangeMessage } from '../../core/contract/messages.ts';
import { type Ses, SLOWEST_CALL_MS } from '../../core/email/ses.client.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import {
  closeAbandoned,
  fates,
  type LedgerCall,
  type LedgerEntry,
  nextCall,
  tally,
} from '../../core/mailing/ledger.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { callsAtOnce, copiesPerCall, pauseAfter, shareOf } from '../../core/mailing/pace.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { groupsOf, inBatches } from './groups.ts';
import { type RangeSources, readRange } from './read-range.ts';
import { type CallDependencies, sendCalls } from './send-calls.ts';

export interface SendDependencies extends RangeSources, CallDependencies {
  readonly mailings: Pick<MailingStore, 'read' | 'content'>;
  readonly ledger: LedgerStore;
  readonly ses: Pick<Ses, 'sendBulk' | 'maxSendRate'>;
  /** Puts the range's message on its queue once more. */
  readonly queueAgain: (message: RangeMessage) => Promise<void>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: Logger;
}

/** A range message names a range that its mailing was never cut into. */
export class UnknownRangeError extends Error {
  constructor({ mailing, range }: RangeMessage) {
    super(`Mailing ${mailing} has no range ${range}.`);
    this.name = 'UnknownRangeError';
  }
}

/** Another worker has the range; its message comes back, and then the range is done or free. */
export class RangeBusyError extends Error {
  constructor({ mailing, range }: RangeMessage) {
    super(`Range ${range} of mailing ${mailing} is in another worker's hands.`);
    this.name = 'RangeBusyError';
  }
}

/** SES refused some people for now; the range's next try sends to them. */
export class RangeUnfinishedError extends Error {
  constructor({ mailing, range }: RangeMessage, pending: number) {
    super(`Range ${range} of mailing ${mailing}: ${pending} people are still to be sent to.`);
    this.name = 'RangeUnfinishedError';
  }
}

/** Time ran out before a single call was made: another try at once would fare no better. */
export class RangeOutOfTimeError extends Error {
  constructor({ mailing, range }: RangeMessage) {
    super(`Range ${range} of mailing ${mailing}: reading it took so long that nobody was sent to.`);
    this.name = 'RangeOutOfTimeError';
  }
}

/** Milliseconds kept for reading the range and for writing the ledger. */
const RESERVE_MS = 7_000;

/**
 * Milliseconds after which no call is begun, so that the slowest one ends within the function's time: a worker that is
 * stopped during a call leaves its people uncertain.
 */
const WORKING_MS = FUNCTIONS['send-range'].timeoutSeconds * 1000 - SLOWEST_CALL_MS - RESERVE_MS;

/**
 * No-op for a range that is done: queues deliver more than once. A range that takes longer than a worker may is put on
 * the queue once more, and the next one goes on with those whom this one has not begun with.
 */
export async function sendRange(message: RangeMessage, dependencies: SendDependencies): Promise<void> {
  const began = Date.now();
  const { ledger, mailings } = dependencies;
  const mailing = await mailings.read(message.mailing);
  if (message.range >= mailing.ranges) throw new UnknownRangeError(message);
  const lease = await ledger.lease(message);
  if (lease.state === 'done') return;
  if (lease.state === 'busy') throw new RangeBusyError(message);
  try {
    const calls = lease.first ? [] : await openLedger(message, ledger);
    const work = { message, mailing, calls, dependencies, ends: began + WORKING_MS };
    if (await workThrough(work)) return;
  } catch (error) {
    await ledger.release(message, lease.until);
    throw error;
  }
  await ledger.release(message, lease.until);
  await dependencies.queueAgain(message);
}

/** A range in the hands of this worker; `calls` grows by each call that is made, and none is begun after `ends`. */
interface Work {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  readonly calls: LedgerCall[];
  readonly dependencies: SendDependencies;
  readonly ends: number;
}

/** Whether the range is finished: false when time ran out before everybody was begun with. */
async function workThrough(work: Work): Promise<boolean> {
  const { message, calls, dependencies } = work;
  const awaited = pendingIds(calls);
  if (!(await sendToOpen(awaited, work))) return false;
  if (awaited.size > 0) calls.push(await skipThoseWhoLeft(awaited, work));
  const pending = pendingIds(calls);
  if (pending.size > 0) throw new RangeUnfinishedError(message, pending.size);
  await dependencies.ledger.finish(message);
  dependencies.log.info('range sent', { ...message, ...tally(fates(calls).values()) });
  return true;
}

/**
 * Sends, in time and within the worker's share, to everyone whose fate is open; each of `awaited` met is taken out.
 * False when time ran out; a RangeOutOfTimeError when it did before the first call.
 */
async function sendToOpen(awaited: Set<string>, work: Work): Promise<boolean> {
  const { message, mailing, calls, dependencies, ends } = work;
  const before = calls.length;
  const share = shareOf(await dependencies.ses.maxSendRate());
  const people = await readRange(mailing.lists, rangeBounds(message.range, mailing.ranges), dependencies);
  const known = fates(calls);
  const open = people.filter(({ id }) => awaited.delete(id) || !known.has(id));
  for (const groups of inBatches(groupsOf(open, mailing, copiesPerCall(share)), callsAtOnce(share))) {
    const began = Date.now();
    if (began > ends && calls.length === before) throw new RangeOutOfTimeError(message);
    if (began > ends) return false;
    calls.push(...(await sendCalls(groups, { message, mailing, firstCall: nextCall(calls), dependencies })));
    const copies = groups.reduce((sum, group) => sum + group.people.length, 0);
    const pause = pauseAfter(copies, share, Date.now() - began);
    if (pause > 0) await dependencies.pause(pause);
  }
  return true;
}

const pendingIds = (calls: readonly LedgerCall[]): Set<string> =>
  new Set([...fates(calls).values()].filter(({ state }) => state === 'pending').map(({ id }) => id));

/** Whoever was pending after an earlier try and is not in the range any more has left meanwhile. */
async function skipThoseWhoLeft(
  ids: ReadonlySet<string>,
  { message, calls, dependencies }: Work,
): Promise<LedgerCall> {
  const entries = [...ids].map((id): LedgerEntry => ({ id, state: 'skipped', reason: 'left' }));
  const skipped = { call: nextCall(calls), at: new Date().toISOString(), entries };
  await dependencies.ledger.put(message, [skipped]);
  return skipped;
}

/** What earlier tries have left, calls that nobody closed among it: their people are uncertain from here on. */
async function openLedger(message: RangeMessage, ledger: LedgerStore): Promise<LedgerCall[]> {
  const records = await ledger.records(message);
  const closed = records.map(closeAbandoned);
  for (const [index, calls] of closed.entries()) {
    if (calls !== records[index]) await ledger.put(message, calls);
  }
  return closed.flat();
}
