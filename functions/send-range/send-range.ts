/** Sends a mailing to the people of one range, with the ledger written before each SES call and again after. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Agency } from '../../core/agency/agency.ts';
import { configurationSetName } from '../../core/contract/configuration-sets.ts';
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { BulkCall, Ses } from '../../core/email/ses.client.ts';
import { deliveryMinutes } from '../../core/mailing/give-up.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import {
  closeAbandoned,
  fates,
  type LedgerCall,
  type LedgerEntry,
  tally,
} from '../../core/mailing/ledger.ts';
import { type MailingStore, UnknownMailingError } from '../../core/mailing/mailing.store.ts';
import { type StartedMailing, variantFor } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { copiesPerCall, pauseAfter, shareOf } from '../../core/mailing/pace.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import type { LinkKeys } from '../../core/subscribers/keys.client.ts';
import { bulkCall } from './bulk-call.ts';
import { inGroups, type RangeSources, readRange } from './read-range.ts';

export interface SendDependencies extends RangeSources {
  readonly agency: () => Promise<Agency>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly mailings: Pick<MailingStore, 'find' | 'content'>;
  readonly ledger: LedgerStore;
  readonly ses: Ses;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly mayDeliverTo: (address: string) => boolean;
  readonly settings: { readonly siteUrl: string; readonly configurationSets: string };
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

/** No-op for a range that is done: queues deliver more than once. */
export async function sendRange(message: RangeMessage, dependencies: SendDependencies): Promise<void> {
  const { ledger, mailings } = dependencies;
  const mailing = await mailings.find(message.mailing);
  if (!mailing) throw new UnknownMailingError(message.mailing);
  if (message.range >= mailing.ranges) throw new UnknownRangeError(message);
  const lease = await ledger.lease(message);
  if (lease.state === 'done') return;
  if (lease.state === 'busy') throw new RangeBusyError(message);
  try {
    await workThrough(message, mailing, dependencies);
  } catch (error) {
    await ledger.release(message, lease.until);
    throw error;
  }
}

async function workThrough(message: RangeMessage, mailing: StartedMailing, dependencies: SendDependencies) {
  const { ledger, log } = dependencies;
  const calls = await openLedger(message, ledger);
  const awaited = pendingIds(calls);
  const share = shareOf(await dependencies.ses.maxSendRate());
  const people = readRange(mailing.lists, rangeBounds(message.range, mailing.ranges), dependencies);
  const groups = inGroups(stillToSend(people, calls, awaited), copiesPerCall(share), (person) =>
    variantName(person, mailing),
  );
  for await (const group of groups) {
    const began = Date.now();
    calls.push(await sendGroup(group, { message, mailing, dependencies, call: nextCall(calls) }));
    await dependencies.pause(pauseAfter(group.length, share, Date.now() - began));
  }
  if (awaited.size > 0)
    calls.push(await skipThoseWhoLeft(awaited, { message, ledger, call: nextCall(calls) }));
  const pending = pendingIds(calls);
  if (pending.size > 0) throw new RangeUnfinishedError(message, pending.size);
  await ledger.finish(message);
  log.info('range sent', { ...message, ...tally(fates(calls).values()) });
}

const pendingIds = (calls: readonly LedgerCall[]): Set<string> =>
  new Set([...fates(calls).values()].filter(({ state }) => state === 'pending').map(({ id }) => id));

/** Whoever was pending after an earlier try and is not in the range any more has left meanwhile. */
async function skipThoseWhoLeft(
  ids: ReadonlySet<string>,
  { message, ledger, call }: { message: RangeMessage; ledger: LedgerStore; call: number },
): Promise<LedgerCall> {
  const entries = [...ids].map((id): LedgerEntry => ({ id, state: 'skipped', reason: 'left' }));
  const skipped = { call, at: new Date().toISOString(), entries };
  await ledger.put(message, skipped);
  return skipped;
}

/** What earlier tries have left, calls that nobody closed among it: their people are uncertain from here on. */
async function openLedger(message: RangeMessage, ledger: LedgerStore): Promise<LedgerCall[]> {
  const calls = await ledger.calls(message);
  const closed = closeAbandoned(calls);
  for (const call of closed) await ledger.put(message, call);
  return [...calls, ...closed];
}

/** Those in the range whose fate is open; each one met is taken out of `awaited`. */
async function* stillToSend(
  people: AsyncIterable<Recipient>,
  calls: readonly LedgerCall[],
  awaited: Set<string>,
): AsyncGenerator<Recipient> {
  const known = fates(calls);
  for await (const person of people) {
    if (awaited.delete(person.id) || !known.has(person.id)) yield person;
  }
}

const nextCall = (calls: readonly LedgerCall[]) => Math.max(-1, ...calls.map(({ call }) => call)) + 1;

function variantName(person: Recipient, mailing: StartedMailing): string {
  const { language, style } = variantFor(person, mailing);
  return `${language} ${style}`;
}

interface GroupContext {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  readonly dependencies: SendDependencies;
  readonly call: number;
}

/** Sends to at most fifty people who read the same words, or skips them, and gives back what the ledger now says. */
async function sendGroup(group: readonly Recipient[], context: GroupContext): Promise<LedgerCall> {
  const { message, mailing, dependencies, call } = context;
  const { ledger, mayDeliverTo } = dependencies;
  const now = new Date();
  const late = now.getTime() >= Date.parse(mailing.useUntil);
  const allowed = late ? [] : group.filter(({ address }) => mayDeliverTo(address));
  const skipped = group
    .filter((person) => !allowed.includes(person))
    .map(({ id }): LedgerEntry => ({ id, state: 'skipped', reason: late ? 'too-late' : 'not-allowed' }));
  const record = async (entries: readonly LedgerEntry[]): Promise<LedgerCall> => {
    const written = { call, at: now.toISOString(), entries: [...entries, ...skipped] };
    await ledger.put(message, written);
    return written;
  };
  if (allowed.length === 0) return record([]);
  const prepared = await prepareCall(allowed, context);
  await record(allowed.map(({ id }) => ({ id, state: 'sending' })));
  const outcomes = await dependencies.ses.sendBulk(prepared);
  return record(allowed.map(({ id }, index) => ({ id, ...(outcomes[index] ?? UNANSWERED) })));
}

const UNANSWERED = { state: 'uncertain', reason: 'no outcome for this person' } as const;

/** Reads all that the call needs before the ledger says that it is being made: what fails here leaves no doubt. */
async function prepareCall(people: readonly Recipient[], context: GroupContext): Promise<BulkCall> {
  const { message, mailing, dependencies, call } = context;
  const { mailings, settings, agency, linkKeys } = dependencies;
  const { language, style } = variantFor(people[0] as Recipient, mailing);
  return bulkCall(people, {
    siteUrl: settings.siteUrl,
    configurationSet: configurationSetName(
      settings.configurationSets,
      deliveryMinutes(mailing.useUntil, new Date()),
    ),
    agency: await agency(),
    linkKeys: await linkKeys(),
    language,
    content: await mailings.content(mailing.id, { language, style }),
    tags: { mailing: mailing.id, variant: `${language}-${style}`, call: `${message.range}-${call}` },
  });
}
