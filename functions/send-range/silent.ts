/** Whoever has let two check-ins pass in silence is erased instead of being asked a third time. */
import type { LedgerCall, LedgerEntry } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import type { SubscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { inBatches } from './groups.ts';

export interface SilentDependencies {
  readonly subscribers: Pick<SubscriberStore, 'answeredAt'>;
  /** Has all that is kept of these people erased. */
  readonly queueErasure: (ids: readonly string[]) => Promise<void>;
}

/** Those of `people` who have not answered since the mailing's instant; nobody for any mailing but such a check-in. */
export async function silentAmong(
  people: readonly Recipient[],
  mailing: StartedMailing,
  { subscribers }: SilentDependencies,
): Promise<ReadonlySet<string>> {
  if (mailing.about !== 'check-in' || mailing.silentSince === null) return new Set();
  const since = mailing.silentSince;
  const answers = await subscribers.answeredAt(people.map(({ id }) => id));
  return new Set([...answers].filter(([, answeredAt]) => answeredAt < since).map(([id]) => id));
}

/** Most people whom one item of the ledger tells of; DynamoDB takes items of up to 400 KB. */
const MOST_PER_ITEM = 1000;

/** The ledger's words for people who are skipped, numbered from `first` on. */
export function skippedCalls(
  ids: readonly string[],
  { first, reason }: { readonly first: number; readonly reason: 'left' | 'silent' },
): LedgerCall[] {
  const at = new Date().toISOString();
  return inBatches(ids, MOST_PER_ITEM).map((batch, index) => ({
    call: first + index,
    at,
    entries: batch.map((id): LedgerEntry => ({ id, state: 'skipped', reason })),
  }));
}
