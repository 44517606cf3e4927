/** Reads the people of one range: its slice of every audience, merged, those who are suppressed apart. */
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { mergePeople, type Recipient } from '../../core/mailing/merge-people.ts';
import type { RangeBounds } from '../../core/mailing/ranges.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';

export interface RangeSources {
  readonly subscriptions: Pick<SubscriptionStore, 'activeBetween'>;
  readonly suppressions: Pick<SuppressionStore, 'suppressedBetween'>;
}

/** The people of a range: those to be mailed, and the ids of those who would be were they not suppressed. */
export interface PeopleOfRange {
  readonly people: readonly Recipient[];
  readonly suppressed: readonly string[];
}

/**
 * Everyone of the mailing's audiences between the bounds: a range is small enough to be read whole. Suppressions are read
 * last, so that none is missed that was stored before a person's subscription was read.
 */
export async function readRange(
  mailing: StartedMailing,
  bounds: RangeBounds,
  { subscriptions, suppressions }: RangeSources,
): Promise<PeopleOfRange> {
  const slices = await Promise.all(
    mailing.audiences.map(
      async (audience) => [audience, await subscriptions.activeBetween(audience, bounds)] as const,
    ),
  );
  const suppressed = new Set(await suppressions.suppressedBetween(bounds.ids));
  const eventId = mailing.about === 'reminder' ? mailing.reminder.eventId : null;
  const everyone = mergePeople(slices, { eventId });
  return {
    people: suppressed.size === 0 ? everyone : everyone.filter(({ id }) => !suppressed.has(id)),
    suppressed: everyone.filter(({ id }) => suppressed.has(id)).map(({ id }) => id),
  };
}
