/**
 * Subscriptions: who is on a list, or has asked for an event. Sorted by the subscriber's id, and those of a list sharded by
 * its first hex digit, each with what a mailing needs to reach the person; those who asked for an event are few, and
 * need no shards. A subscription that ended stays, without its address: that is what keeps an import from bringing
 * anyone back.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `LIST#<list>#<hex>`, `AUDIENCE#<event's audience>` | `<id>` | state `active` with address, language, style, rhythm and since when, muted events; or `left` |
 * | `COUNT#<audience>` | `COUNT` | how many are active, for cutting mailings into ranges |
 */

import { digestReadersStore } from '../digest/digest-readers.store.ts';
import type { SortKeys, Table } from '../runtime/table.client.ts';
import { type Audience, isList } from './audience.ts';
import { keptOf } from './rhythm.ts';
import { rhythmUpdate } from './rhythm-update.ts';
import type { Subscriber } from './subscriber.ts';

/** What a subscription holds while the person is in the audience. */
export type ActiveSubscription = Subscriber & { readonly state: 'active'; readonly since: string };
/** What stands of somebody who is or was in an audience. */
export type StoredSubscription =
  | Omit<ActiveSubscription, 'id'>
  | { readonly state: 'left'; readonly leftAt: string };

/** How a person stands to an audience that they are or were in. */
export type Standing = StoredSubscription['state'];

const countKey = (audience: Audience) => ({ pk: `COUNT#${audience}`, sk: 'COUNT' });
const shardKey = (audience: Audience, hexDigit: string) =>
  isList(audience) ? `LIST#${audience}#${hexDigit}` : `AUDIENCE#${audience}`;
export const subscriptionKey = (audience: Audience, id: string) => ({
  pk: shardKey(audience, id.slice(0, 1)),
  sk: id,
});

export interface SubscriptionStore {
  /** Puts a person in an audience they have never been in; false when they are in it, or have left it. */
  subscribeFirstTime(subscriber: Subscriber, audience: Audience): Promise<boolean>;
  /** Puts a person in who has confirmed it, also one who had left; false when they were in, as now they choose. */
  subscribe(subscriber: Subscriber, audience: Audience): Promise<boolean>;
  /** The same for somebody who has waited since an instant: that they left after it stands, and nothing is written. */
  subscribeAsOf(since: string, subscriber: Subscriber, audience: Audience): Promise<boolean>;
  /** Gives an active subscription its person's new choices; no-op, and false, when they are not in the audience. */
  change(subscriber: Subscriber, audience: Audience): Promise<boolean>;
  /** What is kept of a person in each of `audiences` that they are or were in. */
  stored(id: string, audiences: readonly Audience[]): Promise<ReadonlyMap<Audience, StoredSubscription>>;
  /** How they stand to each. */
  standings(id: string, audiences: readonly Audience[]): Promise<ReadonlyMap<Audience, Standing>>;
  /** Takes a person out; false when they were not in. The address goes with the subscription. */
  leave(id: string, audience: Audience): Promise<boolean>;
  /**
   * Takes a person out, and notes that they left now also where they were not in: whoever is about to put them in for
   * what they wished before finds that it is over.
   */
  endWish(id: string, audience: Audience): Promise<void>;
  /** How many are in an audience; near enough for cutting ranges. */
  count(audience: Audience): Promise<number>;
  /** The active subscriptions whose ids lie between two ids, which begin with one of the hex digits. */
  activeBetween(audience: Audience, bounds: IdBounds): Promise<ActiveSubscription[]>;
}

/** A stretch of ids, with the first hex digits that ids in it can have. */
export interface IdBounds {
  readonly hexDigits: readonly string[];
  readonly ids: SortKeys;
}

const SET_CHOICES = 'address = :address, #language = :language, #style = :style';
const STATE_NAME = { '#state': 'state' };
const CHOICE_NAMES = { ...STATE_NAME, '#language': 'language', '#style': 'style' };

/** An update that sets what a person chose; `muted` is stored only where something is muted, `rhythm` only of digests. */
function choicesOf({ address, language, style, muted = [], ...heard }: Subscriber) {
  const isMuting = muted.length > 0;
  const rhythm = rhythmUpdate(heard);
  return {
    set: [SET_CHOICES, ...(isMuting ? ['muted = :muted'] : []), ...rhythm.set].join(', '),
    remove: [...(isMuting ? [] : ['muted']), ...rhythm.remove],
    values: {
      ...rhythm.values,
      ':address': address,
      ':language': language,
      ':style': style,
      ...(isMuting && { ':muted': [...muted] }),
    },
  };
}

/** `now` is the time where the store is: on one machine the clock can be moved. */
export function subscriptionStore(table: Table, now = () => new Date()): SubscriptionStore {
  const dated = { table, now };
  /** Noted before anybody is in: who is in gets digests from then on. */
  const noting = async ({ rhythm }: Subscriber, audience: Audience, write: () => Promise<boolean>) => {
    if (rhythm && isList(audience)) await digestReadersStore(table).note(rhythm, now());
    return write();
  };
  return {
    change: (subscriber, audience) => noting(subscriber, audience, () => change(table, subscriber, audience)),
    subscribeFirstTime: (subscriber, audience) =>
      noting(subscriber, audience, () => joinFirstTime(dated, subscriber, audience)),
    subscribe: (subscriber, audience) =>
      noting(subscriber, audience, () => join(dated, { subscriber, audience })),
    subscribeAsOf: (since, subscriber, audience) =>
      noting(subscriber, audience, () => join(dated, { subscriber, audience, since })),
    stored: (id, audiences) => stored(table, id, audiences),
    standings: async (id, audiences) => standingsOf(await stored(table, id, audiences)),
    leave: (id, audience) => leave(dated, id, audience),
    endWish: (id, audience) => endWish(dated, id, audience),
    count: async (audience) => (await table.get<{ active: number }>(countKey(audience)))?.active ?? 0,
    activeBetween: (audience, bounds) => activeBetween(table, audience, bounds),
  };
}

interface Dated {
  readonly table: Table;
  readonly now: () => Date;
}

export const addToCount = (table: Table, audience: Audience, difference: number) =>
  table.update(countKey(audience), {
    UpdateExpression: 'ADD active :difference',
    ExpressionAttributeValues: { ':difference': difference },
  });

function change(table: Table, subscriber: Subscriber, audience: Audience): Promise<boolean> {
  const { set, remove, values } = choicesOf(subscriber);
  return table.update(subscriptionKey(audience, subscriber.id), {
    UpdateExpression: `SET ${set}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
    ConditionExpression: '#state = :active',
    ExpressionAttributeNames: CHOICE_NAMES,
    ExpressionAttributeValues: { ...values, ':active': 'active' },
  });
}

async function joinFirstTime(
  { table, now }: Dated,
  { id, address, language, style, ...heard }: Subscriber,
  audience: Audience,
): Promise<boolean> {
  const since = now().toISOString();
  const stored: StoredSubscription = {
    ...{ state: 'active', address, language, style, since },
    ...keptOf(heard),
  };
  const created = await table.create(Object.assign(stored, subscriptionKey(audience, id)));
  if (created) await addToCount(table, audience, 1);
  return created;
}

interface Joining {
  readonly subscriber: Subscriber;
  readonly audience: Audience;
  /** Whoever has left at or after this instant stays out. */
  readonly since?: string;
}

async function join({ table, now }: Dated, { subscriber, audience, since }: Joining): Promise<boolean> {
  const { set, remove, values } = choicesOf(subscriber);
  const begun = await table.update(subscriptionKey(audience, subscriber.id), {
    UpdateExpression: `SET #state = :active, since = :now, ${set} REMOVE ${['leftAt', ...remove].join(', ')}`,
    ConditionExpression: `attribute_not_exists(pk) OR (#state = :left${since ? ' AND leftAt < :since' : ''})`,
    ExpressionAttributeNames: CHOICE_NAMES,
    ExpressionAttributeValues: {
      ...values,
      ':active': 'active',
      ':left': 'left',
      ':now': now().toISOString(),
      ...(since && { ':since': since }),
    },
  });
  if (begun) await addToCount(table, audience, 1);
  else await change(table, subscriber, audience);
  return begun;
}

async function leave({ table, now }: Dated, id: string, audience: Audience): Promise<boolean> {
  const left = await table.update(subscriptionKey(audience, id), {
    UpdateExpression:
      'SET #state = :left, leftAt = :now REMOVE address, #language, #style, since, muted, rhythm, rhythmSince',
    ConditionExpression: '#state = :active',
    ExpressionAttributeNames: CHOICE_NAMES,
    ExpressionAttributeValues: { ':left': 'left', ':active': 'active', ':now': now().toISOString() },
  });
  if (left) await addToCount(table, audience, -1);
  return left;
}

async function endWish(dated: Dated, id: string, audience: Audience): Promise<void> {
  const { table, now } = dated;
  if (await leave(dated, id, audience)) return;
  const noted = await table.update(subscriptionKey(audience, id), {
    UpdateExpression: 'SET #state = :left, leftAt = :now',
    ConditionExpression: 'attribute_not_exists(pk) OR #state = :left',
    ExpressionAttributeNames: STATE_NAME,
    ExpressionAttributeValues: { ':left': 'left', ':now': now().toISOString() },
  });
  // Somebody has put them in between the two.
  if (!noted) await endWish(dated, id, audience);
}

async function stored(table: Table, id: string, audiences: readonly Audience[]) {
  const keys = audiences.map((audience) => [subscriptionKey(audience, id).pk, audience] as const);
  const found = await table.getMany<StoredSubscription>(keys.map(([pk]) => ({ pk, sk: id })));
  const items = new Map(found.map((item) => [item.pk, item]));
  return new Map(
    keys.flatMap(([pk, audience]) => {
      const item = items.get(pk);
      return item ? [[audience, item]] : [];
    }),
  );
}

/** How a person stands to each audience of which something is kept. */
export const standingsOf = (
  kept: ReadonlyMap<Audience, StoredSubscription>,
): ReadonlyMap<Audience, Standing> => new Map([...kept].map(([audience, { state }]) => [audience, state]));

/** When a person left the first of `audiences`, all of which they have left, as whoever is erased; null for everybody else. */
export function leftAllFrom(
  audiences: readonly Audience[],
  kept: ReadonlyMap<Audience, StoredSubscription>,
): string | null {
  const found = audiences.map((audience) => kept.get(audience));
  const left = found.flatMap((one) => (one?.state === 'left' ? [one.leftAt] : []));
  return left.length === audiences.length ? (left.toSorted()[0] ?? null) : null;
}

async function activeBetween(
  table: Table,
  audience: Audience,
  { hexDigits, ids }: IdBounds,
): Promise<ActiveSubscription[]> {
  const shards = [...new Set(hexDigits.map((digit) => shardKey(audience, digit)))];
  const items = await Promise.all(shards.map((shard) => table.query<StoredSubscription>(shard, ids)));
  return items.flat().flatMap((item) => {
    if (item.state !== 'active') return [];
    const { sk: id, address, language, style, since, muted, ...heard } = item;
    return {
      ...{ id, state: 'active', address, language, style, since },
      ...(muted && { muted }),
      ...keptOf(heard),
    };
  });
}
