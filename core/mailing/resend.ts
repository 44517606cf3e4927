/** Sends a mailing once more to exactly those whom it missed, when an operator says so. */
import { type Amended, type AmendStores, amendLedger, isInHand } from './amend-ledger.ts';
import type { LedgerEntry } from './ledger.ts';
import type { StartedMailing } from './mailing.ts';
import type { Range } from './range.store.ts';

/** A mailing is of no use any more, so nobody is sent it. */
export class NoLongerOfUseError extends Error {
  constructor({ id, useUntil }: Pick<StartedMailing, 'id' | 'useUntil'>) {
    super(`Mailing ${id} was of use until ${useUntil}: to send it now would be worse than silence.`);
    this.name = 'NoLongerOfUseError';
  }
}

/**
 * Puts whoever failed, or was left pending by a mailing that is finished, among those to be sent to; the sweep has their ranges
 * sent within two minutes. Nobody uncertain, and nobody who was skipped. Done twice it finds nobody the second time.
 *
 * @throws NoLongerOfUseError
 */
export async function resend(
  mailing: StartedMailing,
  now: () => Date,
  stores: AmendStores,
): Promise<Amended> {
  if (now().getTime() >= Date.parse(mailing.useUntil)) throw new NoLongerOfUseError(mailing);
  const isOpen = (await stores.mailings.open()).includes(mailing.id);
  return amendLedger(
    mailing,
    {
      concerns: (range) => mayHaveMissed(range, isOpen),
      change: (entry) => sendAgain(entry, isOpen),
    },
    stores,
  );
}

const mayHaveMissed = (range: Range, isOpen: boolean): boolean =>
  range.tally === undefined ||
  range.tally.failed > 0 ||
  isInHand(range) ||
  (!isOpen && (!range.doneAt || range.tally.pending > 0));

function sendAgain(entry: LedgerEntry, isOpen: boolean): LedgerEntry | null {
  if (entry.state === 'pending') return isOpen ? null : entry;
  if (entry.state !== 'failed') return null;
  return {
    id: entry.id,
    state: 'pending',
    reason: `sent again at an operator's word; before: ${entry.reason}`,
  };
}
