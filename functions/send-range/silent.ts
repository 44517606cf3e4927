/** Whoever has let two check-ins pass in silence is erased instead of being asked a third time. */
import type { LedgerCall, LedgerEntry } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import type { SubscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { inBatches } from './groups.ts';

export interface SilentDependencies {
  readonly subscribers: Pick<SubscriberStore, 'answeredAt'>;
  /** Has all that is kept of these people erased, unless they have answered by then. */
  readonly queueErasure: (ids: readonly string[], silentSince: string) => Promise<void>;
}

/** Since when somebody must have answered to be asked again; null for every mailing but such a check-in. */
export const silentSinceOf = (mailing: StartedMailing): string | null =>
  mailing.about === 'check-in' ? mailing.silentSince : null;

/** Those of `people` who have not answered since an instant. */
export async function silentAmong(
  people: readonly Recipient[],
  since: string,
  { subscribers }: SilentDependencies,
): Promise<ReadonlySet<string>> {
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
