/** Sends a mailing to the people of one range, within the worker's share of the account's rate and of its time. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { Ses } from '../../core/email/ses.client.ts';
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
import { type StartedMailing, variantFor } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { callsAtOnce, copiesPerCall, pauseAfter, shareOf } from '../../core/mailing/pace.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { inBatches, inGroups, type RangeSources, readRange } from './read-range.ts';
import { type CallDependencies, sendGroups, type Work } from './send-calls.ts';

export interface SendDependencies extends RangeSources, CallDependencies {
  readonly mailings: Pick<MailingStore, 'read' | 'content'>;
  readonly ledger: LedgerStore;
  readonly ses: Pick<Ses, 'sendBulk' | 'maxSendRate'>;
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

/** The range takes longer than one worker may; its next try sends to those whom this one has not begun with. */
export class RangeOutOfTimeError extends Error {
  constructor({ mailing, range }: RangeMessage) {
    super(`Range ${range} of mailing ${mailing} was not done in time; its next try goes on.`);
    this.name = 'RangeOutOfTimeError';
  }
}

/**
 * Milliseconds after which no call is begun: the function has 60 s, and a call that SES does not answer takes 23 of
 * them. A worker that is stopped during a call would leave its people uncertain.
 */
const WORKING_MS = 35_000;

/** No-op for a range that is done: queues deliver more than once. */
export async function sendRange(message: RangeMessage, dependencies: SendDependencies): Promise<void> {
  const { ledger, mailings } = dependencies;
  const mailing = await mailings.read(message.mailing);
  if (message.range >= mailing.ranges) throw new UnknownRangeError(message);
  const lease = await ledger.lease(message);
  if (lease.state === 'done') return;
  if (lease.state === 'busy') throw new RangeBusyError(message);
  try {
    const calls = lease.first ? [] : await openLedger(message, ledger);
    await workThrough({ message, mailing, calls, dependencies });
  } catch (error) {
    await ledger.release(message, lease.until);
    throw error;
  }
}

type SendWork = Work<SendDependencies>;

async function workThrough(work: SendWork): Promise<void> {
  const { message, calls, dependencies } = work;
  const awaited = pendingIds(calls);
  await sendToOpen(awaited, work);
  if (awaited.size > 0) calls.push(await skipThoseWhoLeft(awaited, work));
  const pending = pendingIds(calls);
  if (pending.size > 0) throw new RangeUnfinishedError(message, pending.size);
  await dependencies.ledger.finish(message);
  dependencies.log.info('range sent', { ...message, ...tally(fates(calls).values()) });
}

/** Sends, in time and within the worker's share, to everyone whose fate is open; each of `awaited` met is taken out. */
async function sendToOpen(awaited: Set<string>, work: SendWork): Promise<void> {
  const { message, mailing, calls, dependencies } = work;
  const ends = Date.now() + WORKING_MS;
  const share = shareOf(await dependencies.ses.maxSendRate());
  const people = await readRange(mailing.lists, rangeBounds(message.range, mailing.ranges), dependencies);
  const known = fates(calls);
  const open = people.filter(({ id }) => awaited.delete(id) || !known.has(id));
  const groups = inGroups(open, copiesPerCall(share), (person) => variantName(person, mailing));
  for (const together of inBatches(groups, callsAtOnce(share))) {
    const began = Date.now();
    if (began > ends) throw new RangeOutOfTimeError(message);
    await sendGroups(together, work);
    const pause = pauseAfter(together.flat().length, share, Date.now() - began);
    if (pause > 0) await dependencies.pause(pause);
  }
}

const pendingIds = (calls: readonly LedgerCall[]): Set<string> =>
  new Set([...fates(calls).values()].filter(({ state }) => state === 'pending').map(({ id }) => id));

/** Whoever was pending after an earlier try and is not in the range any more has left meanwhile. */
async function skipThoseWhoLeft(
  ids: ReadonlySet<string>,
  { message, calls, dependencies }: SendWork,
): Promise<LedgerCall> {
  const entries = [...ids].map((id): LedgerEntry => ({ id, state: 'skipped', reason: 'left' }));
  const skipped = { call: nextCall(calls), at: new Date().toISOString(), entries };
  await dependencies.ledger.put(message, [skipped]);
  return skipped;
}

/** What earlier tries have left, calls that nobody closed among it: their people are uncertain from here on. */
async function openLedger(message: RangeMessage, ledger: LedgerStore): Promise<LedgerCall[]> {
  const calls = await ledger.calls(message);
  const closed = closeAbandoned(calls);
  await ledger.put(message, closed);
  return [...calls, ...closed];
}

function variantName(person: Recipient, mailing: StartedMailing): string {
  const { language, style } = variantFor(person, mailing);
  return `${language} ${style}`;
}
