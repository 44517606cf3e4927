/** Reads the people of one range: its slice of every audience, merged, those who are suppressed apart. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import {
  eventOfMailing,
  type NoticeMailing,
  type Started,
  type StartedMailing,
} from '../../core/mailing/mailing.ts';
import { mergePeople, type Recipient } from '../../core/mailing/merge-people.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { heardIn } from '../../core/notices/heard-mailings.ts';
import { toldFrom } from '../../core/notices/who-knows-what.ts';
import { type Audience, isList } from '../../core/subscribers/audience.ts';
import type { ActiveSubscription, SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';

export interface RangeSources {
  readonly subscriptions: Pick<SubscriptionStore, 'activeBetween'>;
  readonly suppressions: Pick<SuppressionStore, 'suppressedBetween'>;
  readonly ledger: Pick<LedgerStore, 'calls'>;
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
  message: RangeMessage,
  mailing: StartedMailing,
  sources: RangeSources,
): Promise<PeopleOfRange> {
  const { subscriptions, suppressions } = sources;
  const bounds = rangeBounds(message.range, mailing.ranges);
  const slices = await Promise.all(
    mailing.audiences.map(
      async (audience) => [audience, await subscriptions.activeBetween(audience, bounds)] as const,
    ),
  );
  const suppressed = new Set(await suppressions.suppressedBetween(bounds.ids));
  const merged = mergePeople(slices, { eventId: eventOfMailing(mailing)?.eventId ?? null });
  const everyone =
    mailing.about === 'notice'
      ? await whoeverIsToBeTold(merged, { message, mailing, slices, sources })
      : merged;
  return {
    people: suppressed.size === 0 ? everyone : everyone.filter(({ id }) => !suppressed.has(id)),
    suppressed: everyone.filter(({ id }) => suppressed.has(id)).map(({ id }) => id),
  };
}

interface NoticeReading {
  readonly message: RangeMessage;
  readonly mailing: Started<NoticeMailing>;
  readonly slices: readonly (readonly [Audience, readonly ActiveSubscription[]])[];
  readonly sources: RangeSources;
}

/** Those who know the event otherwise than it is, each with the state that they know. */
async function whoeverIsToBeTold(
  people: readonly Recipient[],
  { message, mailing, slices, sources: { ledger } }: NoticeReading,
): Promise<Recipient[]> {
  const heard = await heardIn({ message, mailing, people, ledger });
  const asked = new Map(
    slices
      .filter(([audience]) => !isList(audience))
      .flatMap(([, some]) => some.map(({ id, since }) => [id, since] as const)),
  );
  return people.flatMap((person) => {
    const known = { askedAt: asked.get(person.id) ?? null, heard: heard.get(person.id) };
    const from = toldFrom(known, mailing);
    return from === null ? [] : [{ ...person, from }];
  });
}
