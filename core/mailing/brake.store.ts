/**
 * The brakes: what must not be sent for now. They stand in the item of the pace, so that whoever takes a slot meets them in the
 * same request.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PACE` | `PACE` | why everything is paused, and since when; which mailings are; when everything was last resumed |
 */
import type { Table } from '../runtime/table.client.ts';

/** The item that brakes and pace share. */
export const PACE_KEY = { pk: 'PACE', sk: 'PACE' };

/** Why everything is paused. */
export interface Pause {
  readonly since: string;
  /** `operator`, or what became of our mail: too many `bounces` or `complaints`. */
  readonly because: 'operator' | 'bounces' | 'complaints';
}

/** The brakes as they are stored. */
export interface BrakeItem {
  readonly everything?: Pause;
  readonly pausedMailings?: ReadonlySet<string>;
  readonly resumedAt?: string;
}

/** What is paused: everything, or some mailings by their ids. */
export interface Brakes {
  readonly everything: Pause | null;
  readonly mailings: readonly string[];
  /** When everything was last resumed after too many bounces or complaints had paused it; null: never. */
  readonly resumedAt: string | null;
}

export interface BrakeStore {
  brakes(): Promise<Brakes>;
  /** Whether a mailing is paused, by itself or with everything. */
  isPaused(mailing: string): Promise<boolean>;
  /** Pauses everything; false when it was paused already: the first reason stands. */
  pauseEverything(pause: Pause): Promise<boolean>;
  /** False when it was not paused. */
  resumeEverything(): Promise<boolean>;
  /** No-op when the mailing is paused. */
  pause(mailing: string): Promise<void>;
  /** No-op when the mailing is not paused by itself. */
  resume(mailing: string): Promise<void>;
}

const EVERYTHING = { '#everything': 'everything' };

export function brakeStore(table: Table, now = () => new Date()): BrakeStore {
  const read = async () => (await table.get<BrakeItem>(PACE_KEY)) ?? {};
  return {
    brakes: async () => {
      const { everything = null, pausedMailings = [], resumedAt = null } = await read();
      return { everything, mailings: [...pausedMailings], resumedAt };
    },
    isPaused: async (mailing) => isPausedBy(await read(), mailing),
    pauseEverything: (pause) =>
      table.update(PACE_KEY, {
        UpdateExpression: 'SET #everything = :pause',
        ConditionExpression: 'attribute_not_exists(#everything)',
        ExpressionAttributeNames: EVERYTHING,
        ExpressionAttributeValues: { ':pause': pause },
      }),
    resumeEverything: () => resumeEverything(table, now),
    pause: (mailing) => change(table, 'ADD', mailing),
    resume: (mailing) => change(table, 'DELETE', mailing),
  };
}

/** Whether a mailing is paused, by itself or with everything. */
export const isPausedBy = ({ everything, pausedMailings }: BrakeItem, mailing: string): boolean =>
  everything !== undefined || pausedMailings?.has(mailing) === true;

/** A condition of DynamoDB that holds while `:mailing` is not paused. */
export const NOT_PAUSED = {
  condition: 'attribute_not_exists(#everything) AND (NOT contains(pausedMailings, :mailing))',
  names: EVERYTHING,
};

/**
 * After a pause for its reputation the account is judged anew; what went wrong during a pause of an operator's own nobody has looked
 * at, and it counts.
 */
async function resumeEverything(table: Table, now: () => Date): Promise<boolean> {
  const { everything } = (await table.get<BrakeItem>(PACE_KEY)) ?? {};
  if (!everything) return false;
  const isAnew = everything.because !== 'operator';
  return table.update(PACE_KEY, {
    UpdateExpression: `${isAnew ? 'SET resumedAt = :now ' : ''}REMOVE #everything`,
    ConditionExpression: 'attribute_exists(#everything)',
    ExpressionAttributeNames: EVERYTHING,
    ...(isAnew && { ExpressionAttributeValues: { ':now': now().toISOString() } }),
  });
}

const change = async (table: Table, verb: 'ADD' | 'DELETE', mailing: string): Promise<void> => {
  await table.update(PACE_KEY, {
    UpdateExpression: `${verb} pausedMailings :mailing`,
    ExpressionAttributeValues: { ':mailing': new Set([mailing]) },
  });
};
