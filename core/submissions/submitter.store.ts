/**
 * Whose submissions are, kept apart from them: forgotten sooner, and at once where somebody is erased.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUBMISSION#<id>` | `SUBMITTER` | whose it is: id, address, language; forgotten 30 days after the decision |
 * | `SUBSCRIBER#<id>` | `SUBMITTED#<submission>` | that it is theirs; forgotten with the address |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import { subscriberPartition } from '../subscribers/subscriber.ts';
import type { Submitter } from './submission.ts';
import {
  type Expiring,
  keptUntil,
  partition,
  REVISIONS,
  SUBMITTED,
  stands,
  submissionKey,
  submittedKey,
  submitterKey,
  waitingKey,
} from './submission-items.ts';

export interface SubmitterStore {
  submitter(id: string, now: Date): Promise<Submitter | undefined>;
  /** Ids of all that somebody has submitted, as long as it is known to be theirs. */
  submittedBy(submitter: string): Promise<string[]>;
  /** Forgets whose they are, and with that all of what is not decided yet; whatever breaks off is ended by doing it again. */
  forgetSubmitter(submitter: string): Promise<void>;
  /** They are somebody's at another address from now on; doing it again goes on. */
  moveSubmitter(from: string, to: Pick<Submitter, 'id' | 'address'>): Promise<void>;
}

/** What only the submissions' own store does with it. */
interface KeptSubmitters extends SubmitterStore {
  /** Before what is submitted, so that nothing is there of which nobody knows whose it is. */
  keepSubmitter(id: string, submitter: Submitter, until: Date): Promise<void>;
  /** Of whoever is erased, nothing leads anywhere: no-op. */
  keepSubmitterUntil(id: string, until: Date): Promise<void>;
}

export function submitterStore(table: Table): KeptSubmitters {
  const submittedBy = async (submitter: string): Promise<string[]> =>
    (await table.query(subscriberPartition(submitter), SUBMITTED)).map(({ sk }) =>
      sk.slice(SUBMITTED.from.length),
    );
  return {
    submitter: async (id, now) => {
      const item = await table.get<Item<Expiring<Submitter>>>(submitterKey(id));
      return item && stands(item, now)
        ? { id: item.id, address: item.address, language: item.language }
        : undefined;
    },
    submittedBy,
    forgetSubmitter: async (submitter) => {
      for (const id of await submittedBy(submitter)) {
        await forgetUndecided(id, table);
        await table.delete(submitterKey(id));
        await table.delete(submittedKey(submitter, id));
      }
    },
    moveSubmitter: async (from, to) => {
      for (const id of await submittedBy(from)) {
        const item = await table.get<Item<Expiring<Submitter>>>(submitterKey(id));
        if (item) {
          const { expiresAt } = item;
          await table.put(
            Object.assign({ ...(expiresAt !== undefined && { expiresAt }) }, submittedKey(to.id, id)),
          );
          await table.put({ ...item, ...to });
        }
        await table.delete(submittedKey(from, id));
      }
    },
    keepSubmitter: async (id, submitter, until) => {
      const expiresAt = epochSeconds(until);
      await table.put(Object.assign({ expiresAt }, submittedKey(submitter.id, id)));
      await table.put(Object.assign({ ...submitter, expiresAt }, submitterKey(id)));
    },
    keepSubmitterUntil: async (id, until) => {
      const submitter = await table.get<Submitter>(submitterKey(id));
      if (!submitter) return;
      await table.update(submittedKey(submitter.id, id), keptUntil(until));
      await table.update(submitterKey(id), keptUntil(until));
    },
  };
}

/** With what was kept beside it: as it stood before it was edited, and that it waits. No-op for what is decided. */
async function forgetUndecided(id: string, table: Table): Promise<void> {
  const isForgotten = await table.deleteWhere(submissionKey(id), {
    ConditionExpression:
      'attribute_not_exists(pk) OR #state = :unconfirmed OR #state = :waiting OR #state = :expired',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':unconfirmed': 'unconfirmed',
      ':waiting': 'waiting',
      ':expired': 'expired',
    },
  });
  if (!isForgotten) return;
  for (const { pk, sk } of await table.query(partition(id), REVISIONS)) await table.delete({ pk, sk });
  await table.delete(waitingKey(id));
}
