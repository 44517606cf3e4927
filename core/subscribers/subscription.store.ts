/**
 * Subscriptions, sharded by the first hex digit of the subscriber's id and sorted by id, each with what a mailing
 * needs to reach the person. A subscription that ended stays, without its address: that is what keeps an import
 * from bringing anyone back.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUBSCRIBER#<id>` | `PROFILE` | address, language, style |
 * | `LIST#<list>#<hex>` | `<id>` | state `active` with address, language, style; or `left` |
 * | `COUNT#<list>` | `COUNT` | how many are active, for cutting mailings into ranges |
 */
import type { Item, SortKeys, Table } from '../runtime/table.client.ts';
import type { Subscriber } from './subscriber.ts';

/** What a subscription holds while the person is on the list. */
export type ActiveSubscription = Subscriber & { readonly state: 'active'; readonly since: string };
type StoredSubscription =
  | Omit<ActiveSubscription, 'id'>
  | { readonly state: 'left'; readonly leftAt: string };

const profileKey = (id: string) => ({ pk: `SUBSCRIBER#${id}`, sk: 'PROFILE' });
const countKey = (list: string) => ({ pk: `COUNT#${list}`, sk: 'COUNT' });
const shardKey = (list: string, hexDigit: string) => `LIST#${list}#${hexDigit}`;
const subscriptionKey = (list: string, id: string) => ({ pk: shardKey(list, id.slice(0, 1)), sk: id });

export interface SubscriptionStore {
  /** The person as first stored; a later import or sign-up never changes what they chose. */
  findSubscriber(id: string): Promise<Subscriber | undefined>;
  /** No-op when the person is known already. */
  createSubscriber(subscriber: Subscriber): Promise<boolean>;
  /** Puts a person on a list they have never been on; false when they are on it, or have left it. */
  subscribeFirstTime(subscriber: Subscriber, list: string): Promise<boolean>;
  /** Whether a person has left one of `lists`, and so said that they want no more. */
  hasLeftAny(id: string, lists: readonly string[]): Promise<boolean>;
  /** Takes a person off a list; false when they were not on it. The address goes with the subscription. */
  leave(id: string, list: string): Promise<boolean>;
  /** How many are on a list; near enough for cutting ranges. */
  count(list: string): Promise<number>;
  /** The active subscriptions of one shard of a list, by id, between two ids. */
  activeBetween(list: string, hexDigit: string, ids: SortKeys): Promise<ActiveSubscription[]>;
}

export function subscriptionStore(table: Table): SubscriptionStore {
  const addToCount = (list: string, difference: number) =>
    table.update(countKey(list), {
      UpdateExpression: 'ADD active :difference',
      ExpressionAttributeValues: { ':difference': difference },
    });
  return {
    findSubscriber: async (id) => {
      const item = await table.get<Item<Subscriber>>(profileKey(id));
      return item && { id, address: item.address, language: item.language, style: item.style };
    },
    createSubscriber: ({ id, address, language, style }) =>
      table.create(Object.assign({ address, language, style }, profileKey(id))),
    subscribeFirstTime: async ({ id, address, language, style }, list) => {
      const stored: StoredSubscription = {
        state: 'active',
        address,
        language,
        style,
        since: new Date().toISOString(),
      };
      const created = await table.create(Object.assign(stored, subscriptionKey(list, id)));
      if (created) await addToCount(list, 1);
      return created;
    },
    hasLeftAny: async (id, lists) => {
      const found = await table.getMany<StoredSubscription>(lists.map((list) => subscriptionKey(list, id)));
      return found.some(({ state }) => state === 'left');
    },
    leave: async (id, list) => {
      const left = await table.update(subscriptionKey(list, id), {
        UpdateExpression: 'SET #state = :left, leftAt = :now REMOVE address, #language, #style, since',
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: { '#state': 'state', '#language': 'language', '#style': 'style' },
        ExpressionAttributeValues: { ':left': 'left', ':active': 'active', ':now': new Date().toISOString() },
      });
      if (left) await addToCount(list, -1);
      return left;
    },
    count: async (list) => (await table.get<{ active: number }>(countKey(list)))?.active ?? 0,
    activeBetween: async (list, hexDigit, ids) => {
      const items = await table.query<StoredSubscription>(shardKey(list, hexDigit), ids);
      return items.flatMap((item) => {
        if (item.state !== 'active') return [];
        const { sk: id, address, language, style, since } = item;
        return { id, state: 'active', address, language, style, since };
      });
    },
  };
}
