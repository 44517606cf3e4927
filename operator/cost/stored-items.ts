/** How large our items are in DynamoDB, and how many units it charges for them. */
import { createHash } from 'node:crypto';
import { type LedgerCall, type LedgerEntry, noTally } from '../../core/mailing/ledger.ts';
import type { Mailing } from '../../core/mailing/mailing.ts';
import { packed } from '../../core/runtime/packed-text.ts';
import type { SeasonMailing } from './season.ts';

/**
 * Bytes of a value as DynamoDB counts them.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + itemBytes(each), LIST_OR_MAP);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce(
    (sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + itemBytes(each),
    LIST_OR_MAP,
  );
}

const LIST_OR_MAP = 3;
/** What DynamoDB adds to each item that it keeps, for its index. */
const INDEX_BYTES = 100;
const WRITE_UNIT = 1024;
/** Of a read that sees every write before it, as all of ours do. */
const READ_UNIT = 4096;

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT));
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / READ_UNIT));

/** Units of `requests` requests for `bytes` bytes together: each is rounded up, by half a unit on average. */
const unitsTogether = (requests: number, bytes: number, unit: number): number =>
  Math.max(requests, bytes / unit + requests / 2);
export const writeUnitsTogether = (requests: number, bytes: number): number =>
  unitsTogether(requests, bytes, WRITE_UNIT);
export const readUnitsTogether = (requests: number, bytes: number): number =>
  unitsTogether(requests, bytes, READ_UNIT);

/** Bytes that are charged for keeping an item of `bytes`. */
export const keptBytes = (bytes: number): number => bytes + INDEX_BYTES;

const ID = '0'.repeat(32);
const DIGEST = '0'.repeat(32);
const INSTANT = '2026-01-11T16:00:00.000Z';
/** In epoch seconds, as the table wants it. */
const EXPIRES_AT = 1_802_361_600;
/** As long as those of SES. */
const MESSAGE_ID = '0100019ba2c4d6e8-01234567-89ab-cdef-0123-456789abcdef-000000';
/** An address of ordinary length. */
const ADDRESS = 'firstname.lastname@agency.example.gov';

/** A person's subscription, as `subscription.store.ts` keeps it. */
export const SUBSCRIPTION_BYTES = itemBytes({
  pk: 'LIST#month-events#0',
  sk: ID,
  state: 'active',
  address: ADDRESS,
  language: 'en',
  style: 'discreet',
  since: INSTANT,
});

/** A person, as `subscription.store.ts` keeps them. */
export const PROFILE_BYTES = itemBytes({
  pk: `SUBSCRIBER#${ID}`,
  sk: 'PROFILE',
  address: ADDRESS,
  language: 'en',
  style: 'discreet',
});

/** Bytes of the ledger: of an item, of each call in it, and of each person's entry in a call, before it and after. */
export interface LedgerBytes {
  readonly item: number;
  readonly call: number;
  readonly sending: number;
  readonly sent: number;
}

/** The ledger of a mailing, as `ledger.store.ts` packs it: how much a call and an entry add is taken from full calls. */
export function ledgerBytes(mailing: string): LedgerBytes {
  const entries = (count: number, after: boolean): LedgerEntry[] =>
    Array.from({ length: count }, (_, number) =>
      after
        ? { id: idOf(number), state: 'sent', messageId: messageIdOf(number) }
        : { id: idOf(number), state: 'sending' },
    );
  const call = (count: number, after: boolean): number =>
    packed(JSON.stringify([{ call: 10, at: INSTANT, entries: entries(count, after) } satisfies LedgerCall]))
      .length;
  const perEntry = (after: boolean) => (call(50, after) - call(10, after)) / 40;
  return {
    item: itemBytes({ pk: `LEDGER#${mailing}#1000`, sk: 'CALL#000000', calls: '', expiresAt: EXPIRES_AT }),
    call: call(10, true) - 10 * perEntry(true),
    sending: perEntry(false),
    sent: perEntry(true),
  };
}

/** Ids as random as ours, the same at each run. */
const digest = (of: string): string => createHash('sha256').update(of).digest('hex');
const idOf = (number: number): string => digest(`id ${number}`).slice(0, 32);
const messageIdOf = (number: number): string =>
  MESSAGE_ID.replace(/(?<=-)[0-9a-f-]{36}(?=-)/, digest(`message ${number}`).slice(0, 36));

/** A range that is done, as `range.store.ts` keeps it. */
export const rangeBytes = (mailing: string): number =>
  itemBytes({
    pk: `RANGES#${mailing}`,
    sk: '001000',
    expiresAt: EXPIRES_AT,
    tally: noTally(),
    doneAt: INSTANT,
  });

/** A mailing that is finished, as `mailing.store.ts` keeps it. */
export const mailingBytes = (mailing: Mailing): number =>
  itemBytes({
    ...mailing,
    pk: 'MAILINGS#2026',
    sk: mailing.id,
    ranges: 1000,
    people: 1_000_000,
    startedAt: INSTANT,
    expiresAt: EXPIRES_AT,
    finishedAt: INSTANT,
    tally: noTally(),
  });

/** Proof of copies, as `feedback.store.ts` writes it: bytes of an item, and of each copy's line in it. */
export interface ProofBytes {
  readonly item: number;
  readonly line: number;
}

/** Proof of a mailing's copies. */
export const proofBytes = (mailing: string): ProofBytes => ({
  item: itemBytes({ pk: `PROOF#${mailing}#1000`, sk: DIGEST, lines: '', expiresAt: EXPIRES_AT }),
  line:
    packed(Array.from({ length: 500 }, (_, number) => `10 ${idOf(number)} ${messageIdOf(number)}`).join('\n'))
      .length / 500,
});

/** Counts of a batch of what SES told, as `reputation.store.ts` keeps them. */
export const COUNTS_BYTES = itemBytes({
  pk: 'REPUTATION',
  sk: INSTANT,
  sent: 1000,
  bounced: 10,
  complained: 1,
  expiresAt: EXPIRES_AT,
});

/** What became of a copy that did not simply arrive, that it bounced, and the suppression that follows, as they are charged for. */
export const fateBytes = (mailing: string): number =>
  keptBytes(
    itemBytes({
      pk: `FEEDBACK#${mailing}`,
      sk: ID,
      aftermath: 'soft-bounced',
      gravity: 1,
      acceptedAt: INSTANT,
      expiresAt: EXPIRES_AT,
    }),
  ) +
  keptBytes(itemBytes({ pk: `REPUTATION#${mailing}`, sk: ID, expiresAt: EXPIRES_AT })) +
  keptBytes(itemBytes({ pk: 'SUPPRESSION', sk: ID, reason: 'complaint', since: INSTANT }));

/** Each wording of a mailing, as `mailing.store.ts` keeps it. */
export const contentBytes = ({ mailing, contents }: SeasonMailing): number[] =>
  contents.map((content) =>
    itemBytes({ pk: `MAILING#${mailing.id}`, sk: 'CONTENT#en#discreet', expiresAt: EXPIRES_AT, ...content }),
  );
