/**
 * The standing rule never to mail an address again, by subscriber id alone: a keyed hash, which outlives the
 * address. Sharded and sorted as subscriptions are, so that a mailing reads the suppressions of its range.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUPPRESSION#<hex>` | `<id>` | reason, since when |
 */
import type { SortKeys, Table } from '../runtime/table.client.ts';

/** Why an address is never mailed again. */
export type SuppressionReason = 'asked' | 'bounce' | 'complaint';

const shardKey = (hexDigit: string) => `SUPPRESSION#${hexDigit}`;
const suppressionKey = (id: string) => ({ pk: shardKey(id.slice(0, 1)), sk: id });

export interface SuppressionStore {
  /** Suppresses for good; the first reason stands. */
  suppress(id: string, reason: SuppressionReason): Promise<boolean>;
  isSuppressed(id: string): Promise<boolean>;
  /** The suppressed ids of one shard, in order, between two ids. */
  suppressedBetween(hexDigit: string, ids: SortKeys): AsyncGenerator<{ readonly id: string }>;
}

export function suppressionStore(table: Table): SuppressionStore {
  return {
    suppress: (id, reason) =>
      table.create(Object.assign({ reason, since: new Date().toISOString() }, suppressionKey(id))),
    isSuppressed: async (id) => (await table.get(suppressionKey(id))) !== undefined,
    suppressedBetween: async function* (hexDigit, ids) {
      for await (const { sk: id } of table.query(shardKey(hexDigit), ids)) yield { id };
    },
  };
}
