/**
 * What SES has said, beside the ledger: two that write at once never write the same item, and whoever reads puts both
 * together. Nothing here depends on the order of events, or on how often each comes.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PROOF#<mailing id>#<range>` | `<call>` | `<recipient>#<message id>` of each copy that SES says it accepted |
 * | `FEEDBACK#<mailing id>` | `<recipient>` | the gravest that became of a copy |
 * | `HEARD` | `HEARD` | when SES accepted the newest message of which it has told us |
 */
import type { RangeMessage } from '../contract/messages.ts';
import type { Proofs } from '../mailing/settle.ts';
import type { Table } from '../runtime/table.client.ts';
import { AFTERMATHS, type Aftermath, type CallRef } from './feedback.ts';

/** What became of one recipient's copy. */
export interface Noted {
  readonly recipient: string;
  readonly aftermath: Aftermath;
  /** When SES accepted the message. */
  readonly acceptedAt: string;
}

/** A copy that SES says it accepted. */
export interface Accepted {
  readonly recipient: string;
  readonly messageId: string;
}

export interface FeedbackStore {
  /** Keeps proof that SES accepted these copies of one call; how many of them are news. `expiresAt` is epoch seconds. */
  prove(of: CallRef, accepted: readonly Accepted[], expiresAt: number): Promise<number>;
  /** Notes what became of a copy; no-op, and false, where something as grave is known. */
  note(mailing: string, noted: Noted, expiresAt: number): Promise<boolean>;
  /** Notes that SES has told of a message which it accepted then; no-op when it has told of a newer one. */
  hear(acceptedAt: string): Promise<void>;
  /** When SES accepted the newest message of which it has told; null: it has told of none. */
  heardUntil(): Promise<string | null>;
  /** All proof of one range. */
  proofs(range: RangeMessage): Promise<Proofs>;
  /** All that became of a mailing's copies after they had been accepted. */
  noted(mailing: string): Promise<Noted[]>;
}

const proofPartition = ({ mailing, range }: RangeMessage) => `PROOF#${mailing}#${range}`;
const HEARD = { pk: 'HEARD', sk: 'HEARD' };

export function feedbackStore(table: Table): FeedbackStore {
  return {
    prove: async (of, accepted, expiresAt) => {
      const members = accepted.map(({ recipient, messageId }) => `${recipient}#${messageId}`);
      const key = { pk: proofPartition(of), sk: String(of.call).padStart(6, '0') };
      return (await table.addToSet(key, { set: 'accepted', members, expiresAt })).length;
    },
    note: (mailing, noted, expiresAt) => note(table, { mailing, expiresAt, ...noted }),
    hear: async (acceptedAt) => {
      await table.update(HEARD, {
        UpdateExpression: 'SET newest = :acceptedAt',
        ConditionExpression: 'attribute_not_exists(newest) OR newest < :acceptedAt',
        ExpressionAttributeValues: { ':acceptedAt': acceptedAt },
      });
    },
    heardUntil: async () => (await table.get<{ newest: string }>(HEARD))?.newest ?? null,
    proofs: async (range) => {
      const items = await table.query<{ accepted: ReadonlySet<string> }>(proofPartition(range));
      return new Map(items.map(({ sk, accepted }) => [Number(sk), new Map([...accepted].map(divided))]));
    },
    noted: async (mailing) => {
      const items = await table.query<Omit<Noted, 'recipient'>>(`FEEDBACK#${mailing}`);
      return items.map(({ sk: recipient, aftermath, acceptedAt }) => ({ recipient, aftermath, acceptedAt }));
    },
  };
}

/** A recipient's id is hexadecimal, so the first `#` parts it from SES's id. */
function divided(member: string): [recipient: string, messageId: string] {
  const at = member.indexOf('#');
  return [member.slice(0, at), member.slice(at + 1)];
}

const note = (
  table: Table,
  { mailing, recipient, aftermath, acceptedAt, expiresAt }: Noted & { mailing: string; expiresAt: number },
): Promise<boolean> =>
  table.update(
    { pk: `FEEDBACK#${mailing}`, sk: recipient },
    {
      UpdateExpression:
        'SET aftermath = :aftermath, gravity = :gravity, acceptedAt = :acceptedAt, expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(gravity) OR gravity < :gravity',
      ExpressionAttributeValues: {
        ':aftermath': aftermath,
        ':gravity': AFTERMATHS.indexOf(aftermath),
        ':acceptedAt': acceptedAt,
        ':expiresAt': expiresAt,
      },
    },
  );
