/**
 * Counts of what SES has told of all our mail, by the instant at which they were counted: whoever asks from some instant on gets all
 * that was counted after it, and nothing from before. And which bounces are known: of a copy that was complained of as well, the
 * note of what became of it names the complaint alone.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `REPUTATION` | `<instant>`, such as `2026-01-11T16:00:07.123Z` | sent, bounced, complained: of a batch, as a rule |
 * | `REPUTATION#<mailing id>` | `<recipient>` | that a copy has bounced |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Table } from '../runtime/table.client.ts';
import { addReputations, type Reputation } from './reputation.ts';

/** Days for which the counts are kept: an operator looks back over the season. */
const KEPT_DAYS = 60;

export interface ReputationStore {
  /** Adds to the counts of this instant. */
  count(more: Reputation): Promise<void>;
  /** All that was counted after `since`. */
  since(since: Date): Promise<Reputation>;
  /** Whether it is known that a copy has bounced. */
  isBounceKnown(mailing: string, recipient: string): Promise<boolean>;
  /** Keeps that a copy has bounced, until `expiresAt`, in epoch seconds; false when it was known. */
  keepBounce(mailing: string, recipient: string, expiresAt: number): Promise<boolean>;
}

const bounceKey = (mailing: string, recipient: string) => ({ pk: `REPUTATION#${mailing}`, sk: recipient });

export function reputationStore(table: Table): ReputationStore {
  return {
    count: async ({ sent, bounced, complained }) => {
      const now = new Date();
      const expiresAt = epochSeconds(now) + KEPT_DAYS * 24 * 60 * 60;
      // Two batches may be counted in the same millisecond.
      await table.update(
        { pk: 'REPUTATION', sk: now.toISOString() },
        {
          UpdateExpression:
            'ADD sent :sent, bounced :bounced, complained :complained SET expiresAt = :expiresAt',
          ExpressionAttributeValues: {
            ':sent': sent,
            ':bounced': bounced,
            ':complained': complained,
            ':expiresAt': expiresAt,
          },
        },
      );
    },
    since: async (since) => {
      const after = new Date(since.getTime() + 1).toISOString();
      return addReputations(await table.query<Reputation>('REPUTATION', { from: after, to: '~' }));
    },
    isBounceKnown: async (mailing, recipient) =>
      (await table.get(bounceKey(mailing, recipient))) !== undefined,
    keepBounce: (mailing, recipient, expiresAt) =>
      table.create(Object.assign({ expiresAt }, bounceKey(mailing, recipient))),
  };
}
