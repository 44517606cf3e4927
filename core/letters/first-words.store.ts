/** What somebody submitted in their own words, where a moderator has edited it since: for the copy of what is kept. */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Table } from '../runtime/table.client.ts';
import type { Submission, Submitted } from '../submissions/submission.ts';

export interface FirstWordsStore {
  /** Null where it stands as it was submitted, and where that is forgotten. */
  find(submission: Pick<Submission, 'id' | 'revision'>, now: Date): Promise<Submitted | null>;
}

/** Reads what `submission.store.ts` keeps of the first revision. */
export const firstWordsStore = (table: Pick<Table, 'get'>): FirstWordsStore => ({
  find: async ({ id, revision }, now) => {
    if (revision === 1) return null;
    const key = { pk: `SUBMISSION#${id}`, sk: 'REVISION#1' };
    const first = await table.get<{ readonly content: Submitted; readonly expiresAt: number }>(key);
    return first && first.expiresAt > epochSeconds(now) ? first.content : null;
  },
});
