/** Reads the people of one range: its slice of every list in the audience, merged, without the suppressed. */
import { mergePeople, type Recipient } from '../../core/mailing/merge-people.ts';
import type { RangeBounds } from '../../core/mailing/ranges.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';

export interface RangeSources {
  readonly subscriptions: Pick<SubscriptionStore, 'activeBetween'>;
  readonly suppressions: Pick<SuppressionStore, 'suppressedBetween'>;
}

/** Everyone of `lists` between the bounds, in order of id; whoever left before their page was read is not there. */
export async function* readRange(
  lists: readonly string[],
  { hexDigits, ids }: RangeBounds,
  { subscriptions, suppressions }: RangeSources,
): AsyncGenerator<Recipient> {
  for (const digit of hexDigits) {
    const slices = new Map(lists.map((list) => [list, subscriptions.activeBetween(list, digit, ids)]));
    yield* mergePeople(slices, suppressions.suppressedBetween(digit, ids));
  }
}

/** Gathers `items` by `groupOf` into groups of at most `most`, giving each group as soon as it is full. */
export async function* inGroups<T>(
  items: AsyncIterable<T>,
  most: number,
  groupOf: (item: T) => string,
): AsyncGenerator<T[]> {
  const open = new Map<string, T[]>();
  for await (const item of items) {
    const name = groupOf(item);
    const group = [...(open.get(name) ?? []), item];
    open.set(name, group);
    if (group.length < most) continue;
    open.delete(name);
    yield group;
  }
  yield* open.values();
}
