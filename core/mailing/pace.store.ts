/**
 * The account's time, shared by all that send.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PACE` | `PACE` | when the next copy may leave; rate and what is left of the quota, and when SES said so; the brakes |
 */
import type { Table, Update } from '../runtime/table.client.ts';
import { type BrakeItem, isPausedBy, NOT_PAUSED, PACE_KEY } from './brake.store.ts';
import { CAUTIOUS, leftFor, makeUpFor, type Quota, timeOf } from './pace.ts';

/** Milliseconds for which SES's word on rate and quota counts; in between, what is taken is counted down here. */
const READ_FOR_MS = 60_000;

/** Milliseconds by which letters push mailings away at most: a crowd of them must not stop everything. */
const PUSH_AT_MOST_MS = 5_000;

/** A slot: so many copies, fewer than wished where the quota ends, may leave from `at` (epoch milliseconds) on. Or what they wait for. */
export type Reservation =
  | { readonly state: 'slot'; readonly at: number; readonly copies: number }
  | { readonly state: 'waits'; readonly for: 'quota' | 'pause' };

export interface PaceStore {
  /** Messages a second of the account; SES's word is at most a minute old. */
  rate(): Promise<number>;
  /** Takes the account's time for so many copies of a mailing. */
  reserve(wish: { readonly mailing: string; readonly copies: number }): Promise<Reservation>;
  /** How many copies mailings may still send in these 24 hours, by SES's word of now. */
  left(): Promise<number>;
}

interface PaceItem extends BrakeItem {
  readonly freeAt: number;
  readonly rate: number;
  readonly left: number;
  readonly readAt: number;
}

/** `quota` asks SES; it is asked by whoever finds its last word old. */
export function paceStore(table: Table, quota: () => Promise<Quota | null>): PaceStore {
  let known: PaceItem | undefined;
  const askAnew = async (): Promise<PaceItem> => {
    known = await store(table, await quota());
    return known;
  };
  const recent = async (): Promise<PaceItem> => {
    if (known && isFresh(known)) return known;
    const stored = await table.get<PaceItem>(PACE_KEY);
    known = stored && isFresh(stored) ? stored : await askAnew();
    return known;
  };
  const reserve: PaceStore['reserve'] = async ({ mailing, copies }) => {
    const { rate, freeAt } = await recent();
    const wish = { mailing, copies, rate, now: Date.now() };
    // Whoever was free at the last look is probably free now: the likelier of the two ways is tried first.
    const ways = freeAt < earliest(wish) ? [fromNow, following] : [following, fromNow];
    for (const way of ways) {
      const told = await table.updateAndTell<PaceItem>(PACE_KEY, way(wish));
      known = told.item;
      if (told.updated) return { state: 'slot', at: told.item.freeAt - timeOf(copies, rate), copies };
      const answer = told.item && answerTo(wish, told.item);
      if (answer?.state === 'fewer') return reserve({ mailing, copies: answer.copies });
      if (answer) return answer;
    }
    // Another worker came between the two.
    return reserve({ mailing, copies });
  };
  return {
    rate: async () => (await recent()).rate,
    reserve,
    left: async () => (await askAnew()).left,
  };
}

const isFresh = ({ readAt = 0 }: Partial<PaceItem>): boolean => readAt > Date.now() - READ_FOR_MS;

const LEFT = { '#left': 'left' };

/**
 * What SES says replaces what was counted down here; when the next copy may leave, and the brakes, stay. While SES does not tell,
 * what it said last goes on to count.
 */
async function store(table: Table, quota: Quota | null): Promise<PaceItem> {
  const { rate, most, sent } = quota ?? CAUTIOUS;
  const set = (name: string, value: string) => (quota ? value : `if_not_exists(${name}, ${value})`);
  const told = await table.updateAndTell<PaceItem>(PACE_KEY, {
    UpdateExpression: `SET rate = ${set('rate', ':rate')}, #left = ${set('#left', ':left')}, readAt = :now, freeAt = if_not_exists(freeAt, :zero)`,
    ExpressionAttributeNames: LEFT,
    ExpressionAttributeValues: {
      ':rate': rate,
      ':left': leftFor({ most, sent }),
      ':now': Date.now(),
      ':zero': 0,
    },
  });
  // Without a condition there is nothing that could not hold.
  return told.item as PaceItem;
}

interface Wish {
  readonly mailing: string;
  readonly copies: number;
  readonly rate: number;
  readonly now: number;
}

/** The earliest moment from which a slot is counted. */
const earliest = ({ now, rate }: Wish): number => now - makeUpFor(rate);

type Refusal =
  | Extract<Reservation, { state: 'waits' }>
  | { readonly state: 'fewer'; readonly copies: number };

/** Why a wish was not granted; null when another worker came between, and it is simply made again. */
function answerTo({ mailing, copies }: Wish, item: PaceItem): Refusal | null {
  if (isPausedBy(item, mailing)) return { state: 'waits', for: 'pause' };
  if (item.left >= copies) return null;
  return item.left >= 1
    ? { state: 'fewer', copies: Math.floor(item.left) }
    : { state: 'waits', for: 'quota' };
}

/** After whoever was there before. */
const following = (wish: Wish): Update =>
  taking(wish, { freeAt: 'freeAt + :time', while: 'freeAt >= :earliest' });

/** At once, for nobody sends. */
const fromNow = (wish: Wish): Update =>
  taking(wish, { freeAt: ':earliest + :time', while: 'freeAt < :earliest' });

const taking = (wish: Wish, { freeAt, while: holds }: { freeAt: string; while: string }): Update => ({
  UpdateExpression: `SET freeAt = ${freeAt}, #left = #left - :copies`,
  ConditionExpression: `${holds} AND #left >= :copies AND ${NOT_PAUSED.condition}`,
  ExpressionAttributeNames: { ...LEFT, ...NOT_PAUSED.names },
  ExpressionAttributeValues: {
    ':time': timeOf(wish.copies, wish.rate),
    ':earliest': earliest(wish),
    ':copies': wish.copies,
    ':mailing': wish.mailing,
  },
});

/** Takes the time of one letter, which does not wait: mailings do. No-op while no mailing goes out. */
export async function makeRoomForLetter(table: Table): Promise<void> {
  const pace = await table.get<PaceItem>(PACE_KEY);
  const now = Date.now();
  if (!pace || !(pace.freeAt > now)) return;
  await table.update(PACE_KEY, {
    UpdateExpression: 'SET freeAt = freeAt + :time',
    ConditionExpression: 'freeAt BETWEEN :now AND :most',
    ExpressionAttributeValues: {
      ':time': timeOf(1, pace.rate),
      ':now': now,
      ':most': now + PUSH_AT_MOST_MS,
    },
  });
}
