/** The ledger's words for people who are skipped. */
import type { LedgerCall, LedgerEntry, SkipReason } from '../../core/mailing/ledger.ts';
import { inBatches } from './groups.ts';

/** Most people whom one item of the ledger tells of; DynamoDB takes items of up to 400 KB. */
const MOST_PER_ITEM = 1000;

/** Groups of people who are skipped for one reason, numbered from `first` on. */
export function skippedCalls(
  ids: readonly string[],
  { first, reason }: { readonly first: number; readonly reason: SkipReason },
): LedgerCall[] {
  const at = new Date().toISOString();
  return inBatches(ids, MOST_PER_ITEM).map((batch, index) => ({
    call: first + index,
    at,
    entries: batch.map((id): LedgerEntry => ({ id, state: 'skipped', reason })),
  }));
}
