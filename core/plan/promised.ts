/** How many people a change concerns: counts of mailings, and who asked for the event; nobody's address. */

import pMap from 'p-map';
import type { StoredEvent } from '../calendar/changes.ts';
import { identityOf } from '../calendar/decide-load.ts';
import type { Event } from '../calendar/event.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { MailingStore } from '../mailing/mailing.store.ts';
import type { StartedMailing } from '../mailing/mailing.ts';
import { rangeBounds } from '../mailing/ranges.ts';
import { isForSeatedAlone } from '../notices/for-seated-alone.ts';
import { type HeardOf, heardMailings, yearsOfTelling } from '../notices/heard-mailings.ts';
import { isToBeTold, type KnownState, stateAt } from '../notices/known-states.ts';
import type { PendingNotice } from '../notices/pending-notice.ts';
import { eventAudience, isList } from '../subscribers/audience.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';

export interface PromisedStores {
  readonly mailings: Pick<MailingStore, 'ofYear'>;
  readonly subscriptions: Pick<SubscriptionStore, 'count' | 'activeBetween'>;
}

/** An event of which people are told a change, or were told one last. */
export type NoticedEvent = StoredEvent & { readonly notice: PendingNotice };

/** How many people are to be told of an event's change, at most. */
export type ToBeTold = (event: Event) => number;

const AT_ONCE = { concurrency: 8 };

const mailingsOf = async (events: readonly StoredEvent[], { mailings }: PromisedStores) =>
  (await Promise.all([...new Set(events.flatMap(yearsOfTelling))].map(mailings.ofYear))).flat();

/** Reads how many have to be told of the changes of `events`. */
export async function readToBeTold(
  events: readonly NoticedEvent[],
  stores: PromisedStores,
): Promise<ToBeTold> {
  const started = await mailingsOf(events, stores);
  const counts = await pMap(
    events,
    async (event) => [identityOf(event), await countToBeTold(event, started, stores)] as const,
    AT_ONCE,
  );
  const byEvent = new Map(counts);
  return (event) => byEvent.get(identityOf(event)) ?? 0;
}

/**
 * Those who asked for the event in a state that is no more, and those who heard of it by mailings in such states. Somebody in both counts
 * twice. Of what is for the seated alone, whoever heard is told only with a place: no more of them than there are people who asked.
 */
async function countToBeTold(
  event: NoticedEvent,
  started: readonly StartedMailing[],
  { subscriptions }: Pick<PromisedStores, 'subscriptions'>,
): Promise<number> {
  const { states, notice } = event;
  const ref = refOf(event);
  const isStale = (state: KnownState | undefined): state is KnownState =>
    state !== undefined && isToBeTold(state, event, notice.at);
  const heard = heardMailings(started, event);
  const heardStale = (forSeatedAlone: boolean) =>
    reachedBy(heard, ({ state }) => {
      const known = states[state];
      return isStale(known) && isForSeatedAlone(known.facts, event) === forSeatedAlone;
    });
  const people = await subscriptions.activeBetween(eventAudience(ref), rangeBounds(0, 1));
  const asked = people.filter(({ since }) => isStale(states[stateAt(states, since)])).length;
  return asked + heardStale(false) + Math.min(heardStale(true), people.length - asked);
}

/**
 * Whom the last mailing that reached them told something that is no more. Mailings to the same lists go to the same people, but that
 * reminders and digests go to whoever chose them: an earlier one is the last for as many as it has reached beyond each later one.
 */
function reachedBy(heard: readonly HeardOf[], isStale: (mailing: HeardOf) => boolean): number {
  const alike = Map.groupBy(heard, ({ audiences }) => audiences.filter(isList).toSorted().join(' '));
  return [...alike.values()].reduce((sum, some) => sum + lastReachedBy(some, isStale), 0);
}

function lastReachedBy(mailings: readonly HeardOf[], isStale: (mailing: HeardOf) => boolean): number {
  const since = { each: 0, daily: 0, weekly: 0, everyone: 0 };
  let people = 0;
  for (const mailing of mailings.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))) {
    const { rhythm = 'everyone' } = mailing;
    const { each, daily, weekly, everyone } = since;
    const known = rhythm === 'everyone' ? each + daily + weekly + everyone : since[rhythm] + everyone;
    const beyond = Math.max(0, reached(mailing) - known);
    if (isStale(mailing)) people += beyond;
    since[rhythm] += beyond;
  }
  return people;
}

/** How many it has reached, or may have, or would have, had the change not stopped it; while it is going out, as many as it goes to. */
function reached({ tally, people, inPlaceOf }: HeardOf): number {
  if (!tally) return people;
  const passedBy = inPlaceOf ? tally.overtaken + tally.pending : 0;
  return tally.sent + tally.uncertain + tally.sending + (tally['by-letter'] ?? 0) + passedBy;
}

/** Reads of which of `events` somebody has been promised anything. */
export async function readPromised<E extends StoredEvent>(
  events: readonly E[],
  stores: PromisedStores,
): Promise<E[]> {
  const started = await mailingsOf(events, stores);
  const promised = await pMap(
    events,
    async (event) => {
      const asked = await stores.subscriptions.count(eventAudience(refOf(event)));
      const isHeardOf = heardMailings(started, event).length > 0;
      return asked > 0 || isHeardOf ? [event] : [];
    },
    AT_ONCE,
  );
  return promised.flat();
}
