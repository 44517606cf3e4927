/** What earlier tries have left of a range, with all that has become known since. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import { type KnownSources, knownRecords } from '../../core/mailing/known-records.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import type { LedgerCall } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';

export interface LedgerSources extends KnownSources {
  readonly ledger: LedgerStore;
}

/**
 * Closes calls that nobody closed, whose people are uncertain from here on, and settles whatever evidence can settle. To be called
 * under the range's lease.
 */
export async function openLedger(
  message: RangeMessage,
  { expiresAt }: StartedMailing,
  sources: LedgerSources,
): Promise<LedgerCall[]> {
  const records = await knownRecords(message, { isAbandoned: true }, sources);
  for (const { stored, known } of records) {
    if (known !== stored) await sources.ledger.put(message, known, expiresAt);
  }
  return records.flatMap(({ known }) => known);
}
