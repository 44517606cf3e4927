/**
 * In which rhythms somebody has ever wanted digests: where nobody has, no clock is set for them, and no list is read.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `DIGESTS` | `READERS` | `daily`, `weekly`: true once somebody has chosen it; it is not taken back |
 */
import type { Table } from '../runtime/table.client.ts';
import type { DigestRhythm } from '../subscribers/rhythm.ts';
import { DIGEST_RHYTHMS } from '../subscribers/rhythm.ts';

const KEY = { pk: 'DIGESTS', sk: 'READERS' };

export interface DigestReadersStore {
  /** The rhythms that have, or had, readers. */
  rhythms(): Promise<DigestRhythm[]>;
  /** Somebody reads digests in this rhythm from now on. */
  note(rhythm: DigestRhythm): Promise<void>;
}

export function digestReadersStore(table: Pick<Table, 'get' | 'update'>): DigestReadersStore {
  return {
    rhythms: async () => {
      const item = await table.get<Partial<Record<DigestRhythm, boolean>>>(KEY);
      return DIGEST_RHYTHMS.filter((rhythm) => item?.[rhythm]);
    },
    note: async (rhythm) => {
      await table.update(KEY, {
        UpdateExpression: 'SET #rhythm = :true',
        ExpressionAttributeNames: { '#rhythm': rhythm },
        ExpressionAttributeValues: { ':true': true },
      });
    },
  };
}
