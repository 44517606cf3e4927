/**
 * Changes a mailing's ledger at an operator's word, range by range and under each one's lease, so that no worker writes at the same
 * time. Broken off anywhere it leaves ranges that the sweep goes on with, and doing it again does the rest.
 */
import pMap from 'p-map';
import { type KnownSources, knownRecords } from './known-records.ts';
import type { LedgerStore } from './ledger.store.ts';
import { fates, type LedgerCall, type LedgerEntry, tally } from './ledger.ts';
import type { MailingStore } from './mailing.store.ts';
import type { StartedMailing } from './mailing.ts';
import type { Held, Range, RangeStore } from './range.store.ts';

export interface AmendStores extends KnownSources {
  readonly mailings: Pick<MailingStore, 'reopen' | 'open'>;
  readonly ranges: Pick<RangeStore, 'ofMailing' | 'lease' | 'release' | 'finish' | 'reopen'>;
  readonly ledger: LedgerStore;
}

/** Hears how far it has got. */
export interface AmendProgress {
  begin(ranges: number): void;
  step(): void;
}

/** What is to be changed. */
export interface Amendment {
  /** Whether a range may have somebody whom it concerns. */
  readonly concerns: (range: Range) => boolean;
  /** What becomes of somebody whose fate this is; null: it does not concern them. */
  readonly change: (entry: LedgerEntry) => LedgerEntry | null;
  readonly progress?: AmendProgress | undefined;
}

/** How many it concerned, and how many ranges a worker had in hand, so that they were left alone. */
export interface Amended {
  readonly people: number;
  readonly busy: number;
}

/** Whether a worker has the range, or had it and was lost: then its tally is of before. */
export const isInHand = ({ doneAt, leaseUntil }: Range): boolean => !doneAt && leaseUntil !== undefined;

/** Ranges at the same time. */
const AT_ONCE = { concurrency: 4 };

export async function amendLedger(
  mailing: StartedMailing,
  amendment: Amendment,
  stores: AmendStores,
): Promise<Amended> {
  const ranges = (await stores.ranges.ofMailing(mailing.id)).filter(amendment.concerns);
  if (ranges.length > 0) await stores.mailings.reopen(mailing.id, mailing.expiresAt);
  amendment.progress?.begin(ranges.length);
  const amend = async (range: Range) => {
    const people = await amendRange({ mailing, range, amendment, stores });
    amendment.progress?.step();
    return people;
  };
  const done = await pMap(ranges, amend, AT_ONCE);
  return {
    people: done.reduce<number>((sum, people) => sum + (people ?? 0), 0),
    busy: done.filter((people) => people === null).length,
  };
}

interface Work {
  readonly mailing: StartedMailing;
  readonly range: Range;
  readonly amendment: Amendment;
  readonly stores: AmendStores;
}

/**
 * How many it concerned; null when a worker has the range. The mailing is opened once more after the range: a sweep may have ended
 * it in between, and ends none of which a range is open.
 */
async function amendRange(work: Work): Promise<number | null> {
  const { mailing, range, stores } = work;
  const message = { mailing: mailing.id, range: range.range };
  if (range.doneAt) await stores.ranges.reopen(message);
  await stores.mailings.reopen(mailing.id, mailing.expiresAt);
  const lease = await stores.ranges.lease(message, mailing.expiresAt);
  if (lease.state !== 'taken') return null;
  const { people, calls } = await rewrite(work);
  await putDown({ message, until: lease.until }, calls, work);
  return people;
}

async function rewrite({ mailing, range, amendment, stores }: Work) {
  const message = { mailing: mailing.id, range: range.range };
  const records = await knownRecords(message, { isAbandoned: true }, stores);
  const current = fates(records.flatMap(({ known }) => known));
  const concerned = [...current.values()].flatMap((entry): [LedgerEntry, LedgerEntry][] => {
    const changed = amendment.change(entry);
    return changed ? [[entry, changed]] : [];
  });
  const changes = new Map(concerned.filter(([entry, changed]) => entry !== changed));
  const calls: LedgerCall[] = [];
  for (const { stored, known } of records) {
    const amended = withChanges(known, changes);
    if (amended !== stored) await stores.ledger.put(message, amended, mailing.expiresAt);
    calls.push(...amended);
  }
  return { people: concerned.length, calls };
}

/** `calls` itself where nobody in them is concerned. */
function withChanges(
  calls: readonly LedgerCall[],
  changes: ReadonlyMap<LedgerEntry, LedgerEntry>,
): readonly LedgerCall[] {
  if (!calls.some(({ entries }) => entries.some((entry) => changes.has(entry)))) return calls;
  return calls.map((call) => ({
    ...call,
    entries: call.entries.map((entry) => changes.get(entry) ?? entry),
  }));
}

/** A range in which nobody is to be sent to is done again; any other waits for no more than the sweep, unless a brake holds it. */
async function putDown(held: Held, calls: readonly LedgerCall[], { range, stores }: Work): Promise<void> {
  const counts = tally(fates(calls).values());
  if (range.doneAt && counts.pending === 0) return stores.ranges.finish(held, counts);
  await stores.ranges.release(held, { tally: counts, waitsFor: 'pause' });
}
