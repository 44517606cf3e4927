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
