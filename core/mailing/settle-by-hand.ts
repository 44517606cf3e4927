/** An operator decides about those of whom no evidence tells whether SES took their copy. */
import { type Amended, type AmendProgress, type AmendStores, amendLedger, isInHand } from './amend-ledger.ts';
import type { LedgerEntry } from './ledger.ts';
import type { StartedMailing } from './mailing.ts';

/** `not-sent`: they are sent to again, or skipped as too late where the mailing is of no use any more. */
export const DECISIONS = ['sent', 'not-sent'] as const;
export type HandDecision = (typeof DECISIONS)[number];

/** The ledger keeps that it was an operator who decided, and what was known before. Evidence that has come meanwhile goes first. */
export const settleByHand = (
  mailing: StartedMailing,
  { as, progress }: { readonly as: HandDecision; readonly progress?: AmendProgress | undefined },
  stores: AmendStores,
): Promise<Amended> =>
  amendLedger(
    mailing,
    {
      concerns: (range) => !range.tally || range.tally.uncertain + range.tally.sending > 0 || isInHand(range),
      change: (entry) => (entry.state === 'uncertain' ? decided(entry, as) : null),
      progress,
    },
    stores,
  );

function decided({ id, reason }: LedgerEntry & { readonly reason: string }, as: HandDecision): LedgerEntry {
  return as === 'sent'
    ? { id, state: 'sent', messageId: '', reason: `an operator decided that it was sent; before: ${reason}` }
    : { id, state: 'pending', reason: `an operator decided that it was not sent; before: ${reason}` };
}
