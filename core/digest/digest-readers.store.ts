/**
 * In which rhythms somebody has ever wanted digests: where nobody has, no clock is set for them, and no list is read.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `DIGESTS` | `READERS` | `daily`, `weekly`: when somebody first chose it; it is not taken back |
 */
import type { Table } from '../runtime/table.client.ts';
import type { DigestRhythm } from '../subscribers/rhythm.ts';

const KEY = { pk: 'DIGESTS', sk: 'READERS' };

/** Since when each rhythm has had readers; those that nobody has chosen yet are left out. */
export type DigestReaders = Readonly<Partial<Record<DigestRhythm, string>>>;

export interface DigestReadersStore {
  readers(): Promise<DigestReaders>;
  /** Somebody reads digests in this rhythm from now on; no-op where somebody has before. */
  note(rhythm: DigestRhythm, now: Date): Promise<void>;
}

export function digestReadersStore(table: Pick<Table, 'get' | 'update'>): DigestReadersStore {
  return {
    readers: async () => {
      const { daily, weekly } = (await table.get<DigestReaders>(KEY)) ?? {};
      return { ...(daily && { daily }), ...(weekly && { weekly }) };
    },
    note: async (rhythm, now) => {
      await table.update(KEY, {
        UpdateExpression: 'SET #rhythm = if_not_exists(#rhythm, :now)',
        ExpressionAttributeNames: { '#rhythm': rhythm },
        ExpressionAttributeValues: { ':now': now.toISOString() },
      });
    },
  };
}
