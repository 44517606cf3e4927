/**
 * The ledger and the ranges' leases in the table.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `LEDGER#<mailing id>#<range>` | `CALL#<number>` | the recipients of this SES call, and of those made at the same time, with their fates |
 * | `LEDGER#<mailing id>#<range>` | `RANGE` | who works on the range until when, and when it was finished |
 */
import { FUNCTIONS } from '../contract/functions.ts';
import type { RangeMessage } from '../contract/messages.ts';
import type { Table } from '../runtime/table.client.ts';
import type { LedgerCall } from './ledger.ts';

/** Milliseconds for which a worker has a range to itself: longer than it can live. */
const LEASE_MS = (FUNCTIONS['send-range'].timeoutSeconds + 30) * 1000;

/**
 * `taken`: the range is yours until then; `first`: nobody ever had it, so that it has no calls. `busy`: another
 * worker has it. `done`: there is nothing left to do.
 */
export type Lease =
  | { readonly state: 'taken'; readonly until: number; readonly first: boolean }
  | { readonly state: 'busy' }
  | { readonly state: 'done' };

const partition = ({ mailing, range }: RangeMessage) => `LEDGER#${mailing}#${range}`;
const rangeKey = (range: RangeMessage) => ({ pk: partition(range), sk: 'RANGE' });
const callKey = (range: RangeMessage, call: number) => ({
  pk: partition(range),
  sk: `CALL#${String(call).padStart(6, '0')}`,
});

/** Calls as they are stored: read and written whole, and as one text, which costs a quarter of the time. */
interface StoredCalls {
  readonly calls: string;
}

export interface LedgerStore {
  /** Takes the range for one worker; two at once: one works, the other stands back. */
  lease(range: RangeMessage): Promise<Lease>;
  /** Gives the range back for the next try; no-op when the lease ran out and another worker has taken it. */
  release(range: RangeMessage, until: number): Promise<void>;
  finish(range: RangeMessage): Promise<void>;
  /** Every call of the range, in order. */
  calls(range: RangeMessage): Promise<LedgerCall[]>;
  /** The same, those together that were written together. */
  records(range: RangeMessage): Promise<LedgerCall[][]>;
  /**
   * Writes calls together, over what was written under the number of the first. Only whoever holds the range's lease writes
   * to its ledger.
   */
  put(range: RangeMessage, calls: readonly LedgerCall[]): Promise<void>;
}

export function ledgerStore(table: Table): LedgerStore {
  return {
    lease: async (range) => {
      const now = Date.now();
      const until = now + LEASE_MS;
      const first = await table.create(Object.assign({ leaseUntil: until }, rangeKey(range)));
      if (first) return { state: 'taken', until, first };
      const taken = await table.update(rangeKey(range), {
        UpdateExpression: 'SET leaseUntil = :until',
        ConditionExpression:
          'attribute_not_exists(doneAt) AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)',
        ExpressionAttributeValues: { ':until': until, ':now': now },
      });
      if (taken) return { state: 'taken', until, first };
      const held = await table.get<{ doneAt?: string }>(rangeKey(range));
      return { state: held?.doneAt ? 'done' : 'busy' };
    },
    release: async (range, until) => {
      await table.update(rangeKey(range), {
        UpdateExpression: 'REMOVE leaseUntil',
        ConditionExpression: 'leaseUntil = :until',
        ExpressionAttributeValues: { ':until': until },
      });
    },
    finish: async (range) => {
      await table.update(rangeKey(range), {
        UpdateExpression: 'SET doneAt = :now',
        ExpressionAttributeValues: { ':now': new Date().toISOString() },
      });
    },
    calls: async (range) => (await records(table, range)).flat(),
    records: (range) => records(table, range),
    put: async (range, calls) => {
      const [first] = calls;
      if (!first) return;
      const stored: StoredCalls = { calls: JSON.stringify(calls) };
      await table.put(Object.assign(stored, callKey(range, first.call)));
    },
  };
}

async function records(table: Table, range: RangeMessage): Promise<LedgerCall[][]> {
  const items = await table.query<StoredCalls>(partition(range), { from: 'CALL#', to: 'CALL#~' });
  return items.map(({ calls }) => JSON.parse(calls));
}
