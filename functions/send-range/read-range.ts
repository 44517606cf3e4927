/** Reads the people of one range: its slice of every audience, merged, those who are suppressed apart. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import { forWhom, type Slice, slicesFor } from '../../core/mailing/for-whom.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import {
  eventOfMailing,
  type Mailing,
  type NoticeMailing,
  type Started,
  type StartedMailing,
} from '../../core/mailing/mailing.ts';
import { mergePeople, type Recipient } from '../../core/mailing/merge-people.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { heardIn } from '../../core/notices/heard-mailings.ts';
import { toldFrom } from '../../core/notices/who-knows-what.ts';
import { isList } from '../../core/subscribers/audience.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import { type DigestPeople, partedBySelection } from './by-selection.ts';

export interface RangeSources {
  readonly subscriptions: Pick<SubscriptionStore, 'activeBetween'>;
  readonly suppressions: Pick<SuppressionStore, 'suppressedBetween'>;
  readonly ledger: Pick<LedgerStore, 'calls'>;
}

/** The people of a range: those to be mailed, and the ids of those who would be were they not suppressed. */
export interface PeopleOfRange {
  readonly people: readonly Recipient[];
  readonly suppressed: readonly string[];
  /** Of a digest: the ids of those who have stopped all of its events. */
  readonly stopped: readonly string[];
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
  const all = await Promise.all(
    mailing.audiences.map(
      async (audience) => [audience, await subscriptions.activeBetween(audience, bounds)] as const,
    ),
  );
  const slices = slicesFor(all, forWhom(mailing));
  const suppressed = new Set(await suppressions.suppressedBetween(bounds.ids));
  const merged = mergePeople(slices, { eventId: eventOfMailing(mailing)?.eventId ?? null });
  const { people: everyone, stopped = [] } = await whoeverIsReached(merged, {
    ...{ message, mailing, slices, sources },
  });
  return {
    stopped: stopped.map(({ id }) => id),
    people: suppressed.size === 0 ? everyone : everyone.filter(({ id }) => !suppressed.has(id)),
    suppressed: everyone.filter(({ id }) => suppressed.has(id)).map(({ id }) => id),
  };
}

interface Reading<One extends Mailing = Mailing> {
  readonly message: RangeMessage;
  readonly mailing: Started<One>;
  readonly slices: readonly Slice[];
  readonly sources: RangeSources;
}

/** Those whom the mailing tells anything, each with what it is that they are told where that differs. */
async function whoeverIsReached(
  people: readonly Recipient[],
  reading: Reading,
): Promise<Partial<DigestPeople> & Pick<DigestPeople, 'people'>> {
  const { mailing, slices } = reading;
  if (mailing.about === 'notice') return { people: await whoeverIsToBeTold(people, { ...reading, mailing }) };
  return mailing.about === 'digest' ? partedBySelection(people, mailing, slices) : { people };
}

/** Those who know the event otherwise than it is, each with the state that they know. */
async function whoeverIsToBeTold(
  people: readonly Recipient[],
  { message, mailing, slices, sources: { ledger } }: Reading<NoticeMailing>,
): Promise<Recipient[]> {
  const heard = await heardIn({ message, mailing, people, slices, ledger });
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
