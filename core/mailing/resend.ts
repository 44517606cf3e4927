/** Sends a mailing once more to exactly those whom it missed, when an operator says so. */
import { type Amended, type AmendProgress, type AmendStores, amendLedger, isInHand } from './amend-ledger.ts';
import { holdsNow, type ToldSources } from './holds-now.ts';
import type { LedgerEntry } from './ledger.ts';
import { isOfUse, type StartedMailing } from './mailing.ts';
import type { Range } from './range.store.ts';

/** A mailing is of no use any more, so nobody is sent it. */
export class NoLongerOfUseError extends Error {
  constructor({ id, useUntil }: Pick<StartedMailing, 'id' | 'useUntil'>) {
    super(`Mailing ${id} was of use until ${useUntil}: to send it now would be worse than silence.`);
    this.name = 'NoLongerOfUseError';
  }
}

export interface ResendStores extends AmendStores, ToldSources {}

/** What decides whom a mailing has missed. */
interface Situation {
  /** The sweep looks after it: whoever is pending is sent to anyhow. */
  readonly isOpen: boolean;
  /** What it tells of is so. */
  readonly holds: boolean;
}

/**
 * Puts whoever failed, or was left pending by a mailing that is finished, among those to be sent to; the sweep has their ranges
 * sent within two minutes. So it does with those whom the mailing passed by because its event had been moved or called off, when that
 * has been undone. Nobody uncertain, and nobody else who was skipped. Done twice it finds nobody the second time.
 *
 * @throws NoLongerOfUseError
 */
export async function resend(
  mailing: StartedMailing,
  { now, progress }: { readonly now: () => Date; readonly progress?: AmendProgress | undefined },
  stores: ResendStores,
): Promise<Amended> {
  if (!isOfUse(mailing, now())) throw new NoLongerOfUseError(mailing);
  const situation = {
    isOpen: (await stores.mailings.open()).includes(mailing.id),
    holds: await holdsNow(mailing, stores),
  };
  return amendLedger(
    mailing,
    {
      concerns: (range) => mayHaveMissed(range, situation),
      change: (entry) => sendAgain(entry, situation),
      progress,
    },
    stores,
  );
}

const mayHaveMissed = (range: Range, { isOpen, holds }: Situation): boolean =>
  range.tally === undefined ||
  range.tally.failed > 0 ||
  (holds && range.tally.overtaken > 0) ||
  isInHand(range) ||
  (!isOpen && (!range.doneAt || range.tally.pending > 0));

function sendAgain(entry: LedgerEntry, { isOpen, holds }: Situation): LedgerEntry | null {
  if (entry.state === 'pending') return isOpen ? null : entry;
  const isBackInForce = holds && entry.state === 'skipped' && entry.reason === 'overtaken';
  if (entry.state !== 'failed' && !isBackInForce) return null;
  return {
    id: entry.id,
    state: 'pending',
    reason: `sent again at an operator's word; before: ${entry.reason}`,
  };
}
