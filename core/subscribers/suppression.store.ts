/**
 * The standing rule never to mail an address again, by subscriber id alone: a keyed hash, which outlives the
 * address. Sorted by id, so that a mailing reads the suppressions of its range at once; they are few, and need no
 * shards.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUPPRESSION` | `<id>` | reason, since when |
 */
import type { SortKeys, Table } from '../runtime/table.client.ts';

/** Why an address is never mailed again. */
export type SuppressionReason = 'asked' | 'bounce' | 'complaint';

const PARTITION = 'SUPPRESSION';
const suppressionKey = (id: string) => ({ pk: PARTITION, sk: id });

export interface SuppressionStore {
  /** Suppresses for good; the first reason stands. */
  suppress(id: string, reason: SuppressionReason): Promise<boolean>;
  /** Why an id is suppressed; undefined when it is not. */
  find(id: string): Promise<SuppressionReason | undefined>;
  isSuppressed(id: string): Promise<boolean>;
  /** The suppressed ids between two ids. */
  suppressedBetween(ids: SortKeys): Promise<string[]>;
}

export function suppressionStore(table: Table): SuppressionStore {
  return {
    suppress: (id, reason) =>
      table.create(Object.assign({ reason, since: new Date().toISOString() }, suppressionKey(id))),
    find: async (id) => (await table.get<{ reason: SuppressionReason }>(suppressionKey(id)))?.reason,
    isSuppressed: async (id) => (await table.get(suppressionKey(id))) !== undefined,
    suppressedBetween: async (ids) => (await table.query(PARTITION, ids)).map(({ sk }) => sk),
  };
}
