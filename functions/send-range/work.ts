/** A range that a worker has in hand, and what it works with. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import type { LedgerCall } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { PaceStore } from '../../core/mailing/pace.store.ts';
import type { Taken } from '../../core/service-levels/copies.ts';
import type { LetterDependencies } from './by-letter.ts';
import type { RangeSources } from './read-range.ts';
import type { CallDependencies } from './send-calls.ts';
import type { SilentDependencies } from './silent.ts';

export interface WorkDependencies
  extends RangeSources,
    Omit<CallDependencies, 'ledger'>,
    SilentDependencies,
    LetterDependencies {
  readonly ledger: RangeSources['ledger'] & CallDependencies['ledger'];
  readonly pace: Pick<PaceStore, 'rate' | 'reserve'>;
  readonly brakes: Pick<BrakeStore, 'isPaused'>;
  readonly mayDeliverTo: (address: string) => boolean;
  /** Whether what the mailing tells of is still so. */
  readonly stillHolds: (mailing: StartedMailing) => Promise<boolean>;
}

/** A range in the hands of this worker; `calls` grows by each call that is made, and none is begun after `ends`. */
export interface Work {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  readonly calls: LedgerCall[];
  /** Grows by what SES takes in each round. */
  readonly taken: Taken[];
  /** It was done once: whoever is not in its ledger came later, and gets nothing that lies behind them. */
  readonly reopened: boolean;
  readonly dependencies: WorkDependencies;
  /** Epoch milliseconds. */
  readonly ends: number;
}
