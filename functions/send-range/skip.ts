/** Writes down who is skipped. */
import { type LedgerCall, type LedgerEntry, nextCall, type SkipReason } from '../../core/mailing/ledger.ts';
import { inBatches } from './groups.ts';
import type { Work } from './work.ts';

/** The ledger says of these people why they are not mailed. */
export async function skip(ids: readonly string[], reason: SkipReason, work: Work): Promise<void> {
  const { message, mailing, calls, dependencies } = work;
  for (const call of skippedCalls(ids, { first: nextCall(calls), reason })) {
    await dependencies.ledger.put(message, [call], mailing.expiresAt);
    calls.push(call);
  }
}

/** Most people whom one item of the ledger tells of; DynamoDB takes items of up to 400 KB. */
const MOST_PER_ITEM = 1000;

/** Groups of people who are skipped for one reason, numbered from `first` on. */
function skippedCalls(
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
