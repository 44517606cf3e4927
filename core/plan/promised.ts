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
import { heardMailings, yearsOfTelling } from '../notices/heard-mailings.ts';
import { isToBeTold, type KnownState, stateAt } from '../notices/known-states.ts';
import type { PendingNotice } from '../notices/pending-notice.ts';
import { eventAudience } from '../subscribers/audience.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';
import { lastToldBy } from './last-told.ts';

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
    lastToldBy(heard, ({ state }) => {
      const known = states[state];
      return isStale(known) && isForSeatedAlone(known.facts, event) === forSeatedAlone;
    });
  const people = await subscriptions.activeBetween(eventAudience(ref), rangeBounds(0, 1));
  const asked = people.filter(({ since }) => isStale(states[stateAt(states, since)])).length;
  return asked + heardStale(false) + Math.min(heardStale(true), people.length - asked);
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
