/**
 * Counts of what SES has told of all our mail, by the hour.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `REPUTATION` | `<hour>`, such as `2026-01-11T16` | sent, bounced, complained |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Table } from '../runtime/table.client.ts';
import { addReputations, type Reputation } from './reputation.ts';

/** Days for which the counts are kept: an operator looks back over the season. */
const KEPT_DAYS = 60;

const hourOf = (instant: Date): string => instant.toISOString().slice(0, '2026-01-11T16'.length);

export interface ReputationStore {
  /** Adds to the counts of this hour. */
  count(more: Reputation): Promise<void>;
  /** The counts of all hours that began at `since` or later. */
  since(since: Date): Promise<Reputation>;
}

export function reputationStore(table: Table): ReputationStore {
  return {
    count: async ({ sent, bounced, complained }) => {
      const now = new Date();
      const expiresAt = epochSeconds(now) + KEPT_DAYS * 24 * 60 * 60;
      await table.update(
        { pk: 'REPUTATION', sk: hourOf(now) },
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
      const nextHour = hourOf(new Date(since.getTime() + 60 * 60_000 - 1));
      return addReputations(await table.query<Reputation>('REPUTATION', { from: nextHour, to: '~' }));
    },
  };
}
