/** Reads the people of one range: its slice of every list in the audience, merged, without the suppressed. */
import { mergePeople, type Recipient } from '../../core/mailing/merge-people.ts';
import type { RangeBounds } from '../../core/mailing/ranges.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';

export interface RangeSources {
  readonly subscriptions: Pick<SubscriptionStore, 'activeBetween'>;
  readonly suppressions: Pick<SuppressionStore, 'suppressedBetween'>;
}

/**
 * Everyone of `lists` between the bounds: a range is small enough to be read whole. Suppressions are read last, so that
 * none is missed that was stored before a person's subscription was read.
 */
export async function readRange(
  lists: readonly string[],
  { hexDigits, ids }: RangeBounds,
  { subscriptions, suppressions }: RangeSources,
): Promise<Recipient[]> {
  const slices = await Promise.all(
    lists.map(async (list) => {
      const shards = hexDigits.map((digit) => subscriptions.activeBetween(list, digit, ids));
      return [list, (await Promise.all(shards)).flat()] as const;
    }),
  );
  return mergePeople(slices, new Set(await suppressions.suppressedBetween(ids)));
}

/** Parts `items` by `groupOf` into groups of at most `most`. */
export function inGroups<T>(items: readonly T[], most: number, groupOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, groupOf).values()].flatMap((group) => inBatches(group, most));
}

/** Cuts `items` into batches of `most`, the last as large as it is. */
export const inBatches = <T>(items: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
