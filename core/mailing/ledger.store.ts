/**
 * The ledger in the table.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `LEDGER#<mailing id>#<range>` | `CALL#<number>` | the recipients of this SES call, and of those made at the same time, with their fates |
 */
import type { RangeMessage } from '../contract/messages.ts';
import { packed, unpacked } from '../runtime/packed-text.ts';
import type { Table } from '../runtime/table.client.ts';
import type { LedgerCall } from './ledger.ts';

const partition = ({ mailing, range }: RangeMessage) => `LEDGER#${mailing}#${range}`;
const callKey = (range: RangeMessage, call: number) => ({
  pk: partition(range),
  sk: `CALL#${String(call).padStart(6, '0')}`,
});

/** Calls as they are stored: read and written whole, as one packed text, which takes a third of the room. */
interface StoredCalls {
  readonly calls: Uint8Array;
  /** Epoch seconds from which on the table may forget them. */
  readonly expiresAt: number;
}

export interface LedgerStore {
  /** Every call of the range, in order. */
  calls(range: RangeMessage): Promise<LedgerCall[]>;
  /** The same, those together that were written together. */
  records(range: RangeMessage): Promise<LedgerCall[][]>;
  /**
   * Writes calls together, over what was written under the number of the first. Only whoever holds the range's lease writes
   * to its ledger.
   */
  put(range: RangeMessage, calls: readonly LedgerCall[], expiresAt: number): Promise<void>;
}

export function ledgerStore(table: Table): LedgerStore {
  return {
    calls: async (range) => (await records(table, range)).flat(),
    records: (range) => records(table, range),
    put: async (range, calls, expiresAt) => {
      const [first] = calls;
      if (!first) return;
      const stored: StoredCalls = { calls: packed(JSON.stringify(calls)), expiresAt };
      await table.put(Object.assign(stored, callKey(range, first.call)));
    },
  };
}

async function records(table: Table, range: RangeMessage): Promise<LedgerCall[][]> {
  const items = await table.query<StoredCalls>(partition(range), { from: 'CALL#', to: 'CALL#~' });
  return items.map(({ calls }) => JSON.parse(unpacked(calls)));
}
