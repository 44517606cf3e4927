/**
 * The standing rule never to mail an address again, by subscriber id alone: a keyed hash, which outlives the
 * address. Sorted by id, so that a mailing reads the suppressions of its range at once; they are few, and need no
 * shards. A person's own word holds for their mailbox, too, however its address is spelled: for letters, for which anybody can ask.
 * Mailboxes stand apart, where no mailing reads them, for these go only to what somebody has confirmed.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUPPRESSION` | `<id>` | reason, since when |
 * | `SUPPRESSION#MAILBOX` | `<mailbox, as mailboxHash gives it>` | since when |
 */
import type { SortKeys, Table } from '../runtime/table.client.ts';
import type { SuppressionReason } from './suppression-reason.ts';

const PARTITION = 'SUPPRESSION';
const suppressionKey = (id: string) => ({ pk: PARTITION, sk: id });
const mailboxKey = (mailbox: string) => ({ pk: `${PARTITION}#MAILBOX`, sk: mailbox });

const REASON = { '#reason': 'reason' };
const SET_ASKED = {
  UpdateExpression: 'SET #reason = :reason',
  ExpressionAttributeNames: REASON,
  ExpressionAttributeValues: { ':reason': 'asked' },
};
const SET_BOUNCE = {
  UpdateExpression: 'SET #reason = :reason',
  ConditionExpression: '#reason = :lesser',
  ExpressionAttributeNames: REASON,
  ExpressionAttributeValues: { ':reason': 'bounce', ':lesser': 'complaint' },
};
const ofReason = (reason: SuppressionReason) => ({
  ConditionExpression: '#reason = :reason',
  ExpressionAttributeNames: REASON,
  ExpressionAttributeValues: { ':reason': reason },
});

export interface SuppressionStore {
  /**
   * Suppresses for good; false when it was suppressed already. The graver reason stands, whichever comes first: a mailbox that does
   * not exist ends more than a complaint, and a person's own word, which only their later word lifts, more than both.
   */
  suppress(id: string, reason: SuppressionReason): Promise<boolean>;
  /** Mails an address again that was suppressed for `reason`; no-op, and false, when it is not, or for another one. */
  lift(id: string, reason: SuppressionReason): Promise<boolean>;
  /** Why an id is suppressed; undefined when it is not. */
  find(id: string): Promise<SuppressionReason | undefined>;
  isSuppressed(id: string): Promise<boolean>;
  /** As a person's own word, for every spelling; false when it was so already. */
  suppressMailbox(mailbox: string): Promise<boolean>;
  /** No-op, and false, when it is not suppressed. */
  liftMailbox(mailbox: string): Promise<boolean>;
  isMailboxSuppressed(mailbox: string): Promise<boolean>;
  /** The suppressed ids between two ids. */
  suppressedBetween(ids: SortKeys): Promise<string[]>;
}

export function suppressionStore(table: Table): SuppressionStore {
  return {
    suppress: async (id, reason) => {
      const since = new Date().toISOString();
      const created = await table.create(Object.assign({ reason, since }, suppressionKey(id)));
      if (!created && reason === 'asked') await table.update(suppressionKey(id), SET_ASKED);
      if (!created && reason === 'bounce') await table.update(suppressionKey(id), SET_BOUNCE);
      return created;
    },
    lift: (id, reason) => table.deleteWhere(suppressionKey(id), ofReason(reason)),
    find: async (id) => (await table.get<{ reason: SuppressionReason }>(suppressionKey(id)))?.reason,
    isSuppressed: async (id) => (await table.get(suppressionKey(id))) !== undefined,
    suppressMailbox: (mailbox) =>
      table.create(Object.assign({ since: new Date().toISOString() }, mailboxKey(mailbox))),
    liftMailbox: (mailbox) =>
      table.deleteWhere(mailboxKey(mailbox), { ConditionExpression: 'attribute_exists(pk)' }),
    isMailboxSuppressed: async (mailbox) => (await table.get(mailboxKey(mailbox))) !== undefined,
    suppressedBetween: async (ids) => (await table.query(PARTITION, ids)).map(({ sk }) => sk),
  };
}
