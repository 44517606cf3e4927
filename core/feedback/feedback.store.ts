/**
 * What SES has said, beside the ledger: two that write at once never write the same item, and whoever reads puts both
 * together. Nothing here depends on the order of events, or on how often each comes.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PROOF#<mailing id>#<range>` | `<digest>` | packed, a line for each copy that SES says it accepted: call, recipient, message id |
 * | `FEEDBACK#<mailing id>` | `<recipient>` | the gravest that became of a copy |
 * | `HEARD` | `HEARD` | when SES accepted the newest message of which it has told us; until when all that it told is recorded, and when it last seemed so, and not so |
 */
import { createHash } from 'node:crypto';
import type { RangeMessage } from '../contract/messages.ts';
import type { Heard, Proofs } from '../mailing/settle.ts';
import { packed, unpacked } from '../runtime/packed-text.ts';
import type { Table } from '../runtime/table.client.ts';
import { type Accepted, doubledAmong } from './doubled.ts';
import { AFTERMATHS, type Aftermath } from './feedback.ts';

/** What became of one recipient's copy. */
export interface Noted {
  readonly recipient: string;
  readonly aftermath: Aftermath;
  /** When SES accepted the message. */
  readonly acceptedAt: string;
}

export interface FeedbackStore {
  /**
   * Keeps proof that SES accepted these copies of a range; false when just these were kept together before, as they are when a
   * batch of messages comes back. `expiresAt` is epoch seconds.
   */
  prove(range: RangeMessage, accepted: readonly Accepted[], expiresAt: number): Promise<boolean>;
  /** Whether this, or something graver, is noted of a copy. */
  isNoted(mailing: string, recipient: string, aftermath: Aftermath): Promise<boolean>;
  /** Notes what became of a copy; no-op, and false, where something as grave is known. */
  note(mailing: string, noted: Noted, expiresAt: number): Promise<boolean>;
  /** Notes that SES has told of a message which it accepted then; no-op when it has told of a newer one. */
  hear(acceptedAt: string): Promise<void>;
  /**
   * Notes whether, as of an instant, all that SES had told is recorded, and gives how far it has been heard. Queues say roughly how much is
   * on them, and a message on its way to the dead letters may be counted nowhere: only what two looks, one a while after the other, found
   * recorded counts, up to the first of them.
   */
  lookForMore(look: { readonly allRecorded: boolean; readonly asOf: string }): Promise<Heard>;
  /** How far SES has been heard. */
  heard(): Promise<Heard>;
  /** How many copies of one range SES says it accepted beyond the first of each person. */
  doubled(range: RangeMessage): Promise<number>;
  /** All proof of one range. */
  proofs(range: RangeMessage): Promise<Proofs>;
  /** All that became of a mailing's copies after they had been accepted. */
  noted(mailing: string): Promise<Noted[]>;
}

const proofPartition = ({ mailing, range }: RangeMessage) => `PROOF#${mailing}#${range}`;
const noteKey = (mailing: string, recipient: string) => ({ pk: `FEEDBACK#${mailing}`, sk: recipient });
const HEARD = { pk: 'HEARD', sk: 'HEARD' };
const NOTHING_HEARD: Heard = { newest: null, recordedUntil: null };

export function feedbackStore(table: Table): FeedbackStore {
  return {
    prove: (range, accepted, expiresAt) => {
      const lines = toLines(accepted);
      const key = { pk: proofPartition(range), sk: digestOf(lines) };
      return table.create(Object.assign({ lines: packed(lines), expiresAt }, key));
    },
    isNoted: async (mailing, recipient, aftermath) => {
      const noted = await table.get<{ gravity: number }>(noteKey(mailing, recipient));
      return noted !== undefined && noted.gravity >= AFTERMATHS.indexOf(aftermath);
    },
    note: (mailing, noted, expiresAt) => note(table, { mailing, expiresAt, ...noted }),
    hear: (acceptedAt) => moveOn(table, 'newest', acceptedAt),
    lookForMore: (look) => lookForMore(table, look),
    heard: () => heard(table),
    doubled: async (range) => doubledAmong(await accepted(table, range)),
    proofs: async (range) => byCall(await accepted(table, range)),
    noted: async (mailing) => {
      const items = await table.query<Omit<Noted, 'recipient'>>(`FEEDBACK#${mailing}`);
      return items.map(({ sk: recipient, aftermath, acceptedAt }) => ({ recipient, aftermath, acceptedAt }));
    },
  };
}

/** One text for many copies: DynamoDB charges by the kilobyte. Neither ids nor message ids hold spaces. */
const toLines = (accepted: readonly Accepted[]): string =>
  accepted
    .map(({ call, recipient, messageId }) => `${call} ${recipient} ${messageId}`)
    .sort()
    .join('\n');

function fromLine(line: string): Accepted {
  const [call = '', recipient = '', messageId = ''] = line.split(' ');
  return { call: Number(call), recipient, messageId };
}

async function accepted(table: Table, range: RangeMessage): Promise<Accepted[]> {
  const items = await table.query<{ lines: Uint8Array }>(proofPartition(range));
  return items.flatMap(({ lines }) => unpacked(lines).split('\n').map(fromLine));
}

const digestOf = (lines: string): string => createHash('sha256').update(lines).digest('hex').slice(0, 32);

function byCall(accepted: readonly Accepted[]): Proofs {
  const calls = Map.groupBy(accepted, ({ call }) => call);
  return new Map(
    [...calls].map(([call, copies]) => [
      call,
      new Map(copies.map(({ recipient, messageId }) => [recipient, messageId])),
    ]),
  );
}

const pick = ({ newest, recordedUntil }: Partial<Heard> = {}): Partial<Heard> => ({
  ...(newest && { newest }),
  ...(recordedUntil && { recordedUntil }),
});

const heard = async (table: Table): Promise<Heard> => ({
  ...NOTHING_HEARD,
  ...pick(await table.get<Partial<Heard>>(HEARD)),
});

/** What the looks before this one have left. */
interface Looks {
  /** As of when the last look began that found all recorded. */
  readonly lookedAt?: string;
  /** As of when one last found that not all was. */
  readonly unrecordedAt?: string;
}

/**
 * Milliseconds between two looks that say more than one: a sweep looks for each of its mailings, and two sweeps may be at work at once,
 * while SQS takes up to a minute to count right. Sweeps are two minutes apart.
 */
const APART_MS = 90_000;

const areApart = (one: string | undefined, other: string): boolean =>
  one === undefined || Date.parse(other) - Date.parse(one) >= APART_MS;

/**
 * Looks less than so far apart are one, of which the first stands; where one of them found that not all was recorded, none counts
 * for the next.
 */
async function lookForMore(
  table: Table,
  { allRecorded, asOf }: { readonly allRecorded: boolean; readonly asOf: string },
): Promise<Heard> {
  if (!allRecorded) {
    await moveOn(table, 'unrecordedAt', asOf);
    return heard(table);
  }
  const { lookedAt, unrecordedAt } = (await table.get<Looks>(HEARD)) ?? {};
  if (areApart(lookedAt, asOf) && areApart(unrecordedAt, asOf)) {
    if (lookedAt && areApart(unrecordedAt, lookedAt)) await moveOn(table, 'recordedUntil', lookedAt);
    await moveOn(table, 'lookedAt', asOf);
  }
  return heard(table);
}

/** Instants of one spelling: their order is that of their text. */
async function moveOn(table: Table, what: keyof (Heard & Looks), instant: string): Promise<void> {
  await table.update(HEARD, {
    UpdateExpression: `SET ${what} = :instant`,
    ConditionExpression: `attribute_not_exists(${what}) OR ${what} < :instant`,
    ExpressionAttributeValues: { ':instant': instant },
  });
}

const note = (
  table: Table,
  { mailing, recipient, aftermath, acceptedAt, expiresAt }: Noted & { mailing: string; expiresAt: number },
): Promise<boolean> =>
  table.update(noteKey(mailing, recipient), {
    UpdateExpression:
      'SET aftermath = :aftermath, gravity = :gravity, acceptedAt = :acceptedAt, expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(gravity) OR gravity < :gravity',
    ExpressionAttributeValues: {
      ':aftermath': aftermath,
      ':gravity': AFTERMATHS.indexOf(aftermath),
      ':acceptedAt': acceptedAt,
      ':expiresAt': expiresAt,
    },
  });
