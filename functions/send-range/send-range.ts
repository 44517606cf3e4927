/** Sends a mailing to the people of one range, within the worker's share of the account's rate and of its time. */

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
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { callsAtOnce, copiesPerCall, pauseAfter, shareOf } from '../../core/mailing/pace.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import type { Log } from '../../core/runtime/log.ts';
import { type Group, groupsOf, inBatches } from './groups.ts';
import { type RangeSources, readRange } from './read-range.ts';
import { type CallDependencies, sendCalls } from './send-calls.ts';
import { type SilentDependencies, silentAmong, silentSinceOf, skippedCalls } from './silent.ts';

export interface SendDependencies extends RangeSources, CallDependencies, SilentDependencies {
  readonly mailings: Pick<MailingStore, 'read' | 'content'>;
  readonly ledger: LedgerStore;
  readonly ses: Pick<Ses, 'sendBulk' | 'maxSendRate'>;
  /** Puts the range's message on its queue once more. */
  readonly queueAgain: (message: RangeMessage) => Promise<void>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: Log;
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

/** Some people could not be sent to for now: SES refused them, or time ran out; the range's next try sends to them. */
export class RangeUnfinishedError extends Error {
  constructor({ mailing, range }: RangeMessage, people: number) {
    super(`Range ${range} of mailing ${mailing}: ${people} people are still to be sent to.`);
    this.name = 'RangeUnfinishedError';
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
 * the queue once more if this try has brought it on, and the next one goes on from there.
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

/** Whether the range is finished: false when time ran out, and yet this try has brought it on. */
async function workThrough(work: Work): Promise<boolean> {
  const { message, calls, dependencies } = work;
  const known = fates(calls);
  const awaited = pendingAmong(known);
  const left = await sendToOpen({ known, awaited }, work);
  if (left > 0 && bringsOn(known, fates(calls))) return false;
  if (left > 0) throw new RangeUnfinishedError(message, left);
  if (awaited.size > 0) calls.push(...(await skipThoseWhoLeft([...awaited], work)));
  const reached = fates(calls);
  const pending = pendingAmong(reached);
  if (pending.size > 0) throw new RangeUnfinishedError(message, pending.size);
  await dependencies.ledger.finish(message);
  dependencies.log.info('range sent', { ...message, ...tally(reached.values()) });
  return true;
}

type Fates = ReadonlyMap<string, LedgerEntry>;

const pendingAmong = (people: Fates): Set<string> =>
  new Set([...people.values()].filter(({ state }) => state === 'pending').map(({ id }) => id));

/** Whether somebody was begun with, or is pending no more: it can't be so for ever. */
const bringsOn = (before: Fates, after: Fates): boolean =>
  [...after].some(
    ([id, { state }]) => !before.has(id) || (before.get(id)?.state === 'pending' && state !== 'pending'),
  );

/**
 * Sends, in time and within the worker's share, to everyone whose fate is open, those first who were never begun with;
 * each of `awaited` met is taken out. How many people time did not suffice for.
 */
async function sendToOpen(
  { known, awaited }: { readonly known: Fates; readonly awaited: Set<string> },
  work: Work,
): Promise<number> {
  const { message, mailing, calls, dependencies, ends } = work;
  const share = shareOf(await dependencies.ses.maxSendRate());
  const people = await readRange(mailing, rangeBounds(message.range, mailing.ranges), dependencies);
  const refused = people.filter(({ id }) => awaited.delete(id));
  const fresh = await withoutSilent(
    people.filter(({ id }) => !known.has(id)),
    work,
  );
  const groups = [fresh, refused].flatMap((open) => groupsOf(open, mailing, copiesPerCall(share)));
  const rounds = inBatches(groups, callsAtOnce(share));
  for (const [index, round] of rounds.entries()) {
    const began = Date.now();
    if (began > ends) return copiesOf(rounds.slice(index).flat());
    calls.push(...(await sendCalls(round, { message, mailing, firstCall: nextCall(calls), dependencies })));
    const pause = pauseAfter(copiesOf(round), share, Date.now() - began);
    if (pause > 0) await dependencies.pause(pause);
  }
  return 0;
}

const copiesOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { people }) => sum + people.length, 0);

/** Whoever was pending after an earlier try and is not in the range any more has left meanwhile. */
async function skipThoseWhoLeft(
  ids: readonly string[],
  { message, calls, dependencies }: Work,
): Promise<LedgerCall[]> {
  const skipped = skippedCalls(ids, { first: nextCall(calls), reason: 'left' });
  for (const call of skipped) await dependencies.ledger.put(message, [call]);
  return skipped;
}

/** Has the silent among `fresh` erased, and gives back the others. Their erasure is on its way before the ledger says so. */
async function withoutSilent(fresh: readonly Recipient[], work: Work): Promise<readonly Recipient[]> {
  const { message, mailing, calls, dependencies } = work;
  const since = silentSinceOf(mailing);
  if (since === null) return fresh;
  const silent = await silentAmong(fresh, since, dependencies);
  if (silent.size === 0) return fresh;
  await dependencies.queueErasure([...silent], since);
  const skipped = skippedCalls([...silent], { first: nextCall(calls), reason: 'silent' });
  for (const call of skipped) await dependencies.ledger.put(message, [call]);
  calls.push(...skipped);
  return fresh.filter(({ id }) => !silent.has(id));
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
