/** A range's ledger with all that has become known since it was written: whoever reads it puts both together. */
import type { RangeMessage } from '../contract/messages.ts';
import type { FeedbackStore } from '../feedback/feedback.store.ts';
import type { LedgerStore } from './ledger.store.ts';
import { closeAbandoned, type LedgerCall } from './ledger.ts';
import { type Evidence, mayBeSettled, settle } from './settle.ts';

export interface KnownSources {
  readonly ledger: Pick<LedgerStore, 'records'>;
  readonly feedback: Pick<FeedbackStore, 'proofs' | 'heard'>;
}

/** Calls that were written together, and what is known of them by now: the same array where that is nothing new. */
export interface KnownRecord {
  readonly stored: readonly LedgerCall[];
  readonly known: readonly LedgerCall[];
}

/**
 * The records of a range, in order. `isAbandoned`: nobody works on it, so that the people of calls that were never closed are
 * uncertain. Evidence is read only where somebody's fate is open.
 */
export async function knownRecords(
  message: RangeMessage,
  { isAbandoned }: { readonly isAbandoned: boolean },
  { ledger, feedback }: KnownSources,
): Promise<KnownRecord[]> {
  const records = await ledger.records(message);
  const closed = isAbandoned ? records.map(closeAbandoned) : records;
  const evidence = closed.flat().some(isOpen) ? await evidenceOf(message, feedback) : null;
  return records.map((stored, index) => {
    const calls = closed[index] ?? stored;
    return { stored, known: evidence ? settle(calls, evidence) : calls };
  });
}

const isOpen = ({ entries }: LedgerCall): boolean => entries.some(mayBeSettled);

async function evidenceOf(message: RangeMessage, feedback: KnownSources['feedback']): Promise<Evidence> {
  const [proofs, heard] = await Promise.all([feedback.proofs(message), feedback.heard()]);
  return { proofs, heard };
}
