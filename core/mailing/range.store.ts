/**
 * How far each range of a mailing has come, those of a mailing together: who works on it until when, whether it waits, and what
 * became of its people when it was last put down.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `RANGES#<mailing id>` | `<range>` | lease, what it waits for, counts, when it was finished |
 */
import { FUNCTIONS } from '../contract/functions.ts';
import type { RangeMessage } from '../contract/messages.ts';
import type { Table } from '../runtime/table.client.ts';
import type { Tally } from './ledger.ts';

/** Milliseconds for which a worker has a range to itself: longer than it can live. */
const LEASE_MS = (FUNCTIONS['send-range'].timeoutSeconds + 30) * 1000;

/**
 * `taken`: the range is yours until then; `first`: nobody ever had it, so that it has no calls; `reopened`: it was done once, so that
 * whoever is not in its ledger came later. `busy`: another worker has it. `done`: there is nothing left to do.
 */
export type Lease =
  | { readonly state: 'taken'; readonly until: number; readonly first: boolean; readonly reopened: boolean }
  | { readonly state: 'busy' }
  | { readonly state: 'done' };

/** What a range waits for: `quota`, the account's 24 hours; `account`, that SES lets it send at all; `pause`, the operator. */
export type WaitsFor = 'quota' | 'account' | 'pause';

/** A range as it stands. */
export interface Range {
  readonly range: number;
  /** Epoch milliseconds; a worker has it until then. */
  readonly leaseUntil?: number;
  readonly waitsFor?: WaitsFor;
  /** What became of its people when it was last put down. */
  readonly tally?: Tally;
  readonly doneAt?: string;
  /** Epoch milliseconds: when the sweep last queued it, and when a worker last put it down. */
  readonly queuedAt?: number;
  readonly putDownAt?: number;
  /** Epoch milliseconds: when that call was begun of which SES last took a copy. */
  readonly takenAt?: number;
  /** How often the sweep has repaired it, without its having come to an end. */
  readonly repairs?: number;
}

/** A range in the hands of a worker. */
export interface Held {
  readonly message: RangeMessage;
  /** As the lease gave it. */
  readonly until: number;
}

const partition = (mailing: string) => `RANGES#${mailing}`;
const rangeKey = ({ mailing, range }: RangeMessage) => ({
  pk: partition(mailing),
  sk: String(range).padStart(6, '0'),
});

export interface RangeStore {
  /** Takes the range for one worker; two at once: one works, the other stands back. `expiresAt` is epoch seconds. */
  lease(message: RangeMessage, expiresAt: number): Promise<Lease>;
  /**
   * Gives the range back; no-op when the lease ran out and another worker has taken it. Without a tally, that of whoever put it down
   * before stays.
   */
  release(held: Held, put: Pick<Range, 'tally' | 'takenAt' | 'waitsFor'>): Promise<void>;
  /** Nothing is left to do; no-op when the lease ran out and another worker has taken it. */
  finish(held: Held, tally: Tally, takenAt?: number): Promise<void>;
  /** There is something to do again: it may be leased. */
  reopen(message: RangeMessage): Promise<void>;
  /** Notes that the sweep is about to queue the range, and whether that repairs it; false, and no-op, while a worker has it. */
  noteQueued(
    message: RangeMessage,
    as: { readonly expiresAt: number; readonly isRepair: boolean },
  ): Promise<boolean>;
  /** Those ranges of a mailing that a worker, or the sweep, has had in hand. */
  ofMailing(mailing: string): Promise<Range[]>;
}

/** By what clock leases are taken. */
export interface Watch {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds by which it may differ from that of the workers: so much longer a lease is kept, theirs and ours. */
  readonly differs: number;
}

/** A worker's own: all workers' clocks are alike. */
const WORKERS_WATCH: Watch = { now: () => Date.now(), differs: 0 };

export function rangeStore(table: Table, watch = WORKERS_WATCH): RangeStore {
  return {
    lease: (message, expiresAt) => lease(table, message, { expiresAt, watch }),
    release: (held, put) => putDown(table, held, { ...put, putDownAt: watch.now() }),
    finish: (held, tally, takenAt) =>
      putDown(table, held, { tally, takenAt, doneAt: new Date(watch.now()).toISOString() }),
    reopen: async (message) => {
      await table.update(rangeKey(message), {
        UpdateExpression: 'SET reopened = :yes REMOVE doneAt, repairs, waitsFor',
        ExpressionAttributeValues: { ':yes': true },
      });
    },
    noteQueued: (message, { expiresAt, isRepair }) =>
      table.update(rangeKey(message), {
        UpdateExpression: `SET queuedAt = :now, expiresAt = :expiresAt REMOVE waitsFor, leaseUntil${isRepair ? ' ADD repairs :one' : ''}`,
        ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil < :now',
        ExpressionAttributeValues: {
          ':now': watch.now() - watch.differs,
          ':expiresAt': expiresAt,
          ...(isRepair && { ':one': 1 }),
        },
      }),
    ofMailing: async (mailing) =>
      (await table.query<Omit<Range, 'range'>>(partition(mailing))).map(({ pk: _pk, sk, ...range }) => ({
        ...range,
        range: Number(sk),
      })),
  };
}

async function lease(
  table: Table,
  message: RangeMessage,
  { expiresAt, watch }: { readonly expiresAt: number; readonly watch: Watch },
): Promise<Lease> {
  const now = watch.now() - watch.differs;
  const until = watch.now() + watch.differs + LEASE_MS;
  const first = await table.create(Object.assign({ leaseUntil: until, expiresAt }, rangeKey(message)));
  if (first) return { state: 'taken', until, first, reopened: false };
  const told = await table.updateAndTell<Pick<Range, 'doneAt'> & { readonly reopened?: boolean }>(
    rangeKey(message),
    {
      UpdateExpression: 'SET leaseUntil = :until REMOVE waitsFor',
      ConditionExpression:
        'attribute_not_exists(doneAt) AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)',
      ExpressionAttributeValues: { ':until': until, ':now': now },
    },
  );
  if (told.updated) return { state: 'taken', until, first, reopened: told.item.reopened === true };
  return { state: told.item?.doneAt ? 'done' : 'busy' };
}

type PutDown = { readonly [Field in keyof Range]?: Range[Field] | undefined };

async function putDown(table: Table, { message, until }: Held, put: PutDown): Promise<void> {
  const told = Object.entries(put).filter(([, value]) => value !== undefined);
  await table.update(rangeKey(message), {
    UpdateExpression: `SET ${told.map(([name]) => `${name} = :${name}`).join(', ')} REMOVE leaseUntil`,
    ConditionExpression: 'leaseUntil = :until',
    ExpressionAttributeValues: {
      ':until': until,
      ...Object.fromEntries(told.map(([name, value]) => [`:${name}`, value])),
    },
  });
}
