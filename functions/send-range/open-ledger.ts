/** What earlier tries have left of a range, with all that has become known since. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import { closeAbandoned, type LedgerCall } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { type Evidence, settle } from '../../core/mailing/settle.ts';

export interface LedgerSources {
  readonly ledger: LedgerStore;
  readonly feedback: Pick<FeedbackStore, 'proofs' | 'heardUntil'>;
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
  const records = await sources.ledger.records(message);
  const closed = records.map(closeAbandoned);
  const evidence = await evidenceFor(message, closed.flat(), sources);
  const settled = evidence ? closed.map((calls) => settle(calls, evidence)) : closed;
  for (const [index, calls] of settled.entries()) {
    if (calls !== records[index]) await sources.ledger.put(message, calls, expiresAt);
  }
  return settled.flat();
}

/** Null where nothing is open: then nothing is read. */
async function evidenceFor(
  message: RangeMessage,
  calls: readonly LedgerCall[],
  { feedback }: LedgerSources,
): Promise<Evidence | null> {
  const isOpen = calls.some(({ entries }) =>
    entries.some(({ state }) => state === 'uncertain' || state === 'failed'),
  );
  if (!isOpen) return null;
  const [proofs, heardUntil] = await Promise.all([feedback.proofs(message), feedback.heardUntil()]);
  return { proofs, heardUntil, now: new Date() };
}
