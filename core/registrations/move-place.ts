/** What a person asked for of one event moves to another id of theirs, as their address changes. */
import type { Event } from '../calendar/event.ts';
import type { LetterMessage } from '../contract/letters.ts';
import type { EventRef } from '../contract/messages.ts';
import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import { eventAudience } from '../subscribers/audience.ts';
import { ownChoice } from '../subscribers/choices-to-confirm.ts';
import { followChoices } from '../subscribers/follow-choices.ts';
import type { EventMove } from '../subscribers/move-subscriber.ts';
import type { Profile, SubscriberStore } from '../subscribers/subscriber.store.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';
import { type Attendee, attendeeNow, attendeeOf } from './attendee.ts';
import { keptUntil } from './offer.ts';
import type { PlaceStore } from './place.store.ts';
import { registrationMessage } from './registration-message.ts';

export interface MovePlaceDependencies {
  readonly subscribers: Pick<
    SubscriberStore,
    'find' | 'findEvent' | 'putEvent' | 'replaceEvent' | 'deleteGivenUp'
  >;
  readonly subscriptions: Pick<
    SubscriptionStore,
    'subscribe' | 'subscribeAsOf' | 'standings' | 'change' | 'endWish'
  >;
  readonly places: Pick<PlaceStore, 'handOver' | 'standing' | 'waiting' | 'wait' | 'stopWaiting'>;
  readonly event: (ref: EventRef) => Promise<Pick<Event, 'endsAt'> | undefined>;
  readonly giveUp: (id: string, event: EventRef) => Promise<void>;
  readonly queueLetter: (message: LetterMessage) => Promise<void>;
}

/**
 * The seat changes hands in one write, and the turn in the line keeps its moment. Under the old id it is written down first that
 * nobody is to be seated any more, and under the new one before that what is wanted, so that whoever fills places
 * meanwhile seats the new one or nobody. What stands under the old id goes last: moved again, it stays as it is. The new address
 * gets the invitation; the old one hears nothing.
 */
export async function moveEvent(
  asked: AskedEvent,
  { from, to, isReminded }: EventMove,
  dependencies: MovePlaceDependencies,
): Promise<void> {
  const { subscribers, subscriptions } = dependencies;
  const { event } = asked;
  const audience = eventAudience(event);
  const there = await subscribers.findEvent(to.id, event);
  if (asked.givenUp && !comesAlong(asked, there)) return dependencies.giveUp(from, event);
  const kept = wishAt(to, asked, there);
  if (kept !== there) await subscribers.putEvent(to.id, kept);
  const person = attendeeOf(to, kept);
  await (isReminded ? subscriptions.subscribe : subscriptions.change)(person, audience);
  // Where something else was asked for meanwhile, the next round finds that.
  if (!(await subscribers.replaceEvent(from, { ...asked, givenUp: true }, asked))) return;
  if (asked.wants === 'place') await movePlace(asked, { from, person }, dependencies);
  await followChoices(
    () => attendeeNow(to.id, event, subscribers),
    (chosen) => subscriptions.change(chosen, audience),
  );
  await subscriptions.endWish(from, audience);
  await subscribers.deleteGivenUp(from, asked);
}

/** Whether what is wanted at the old address is wanted at the new one, by a choice made there or by this very move, broken off. */
const comesAlong = (asked: AskedEvent, there: AskedEvent | undefined): there is AskedEvent =>
  there !== undefined && !there.givenUp && (there.wants === 'place' || asked.wants === 'reminders');

/** Where something stands at the new address, what was chosen there stands, but no mail shows more than at either address. */
function wishAt(to: Profile, asked: AskedEvent, there: AskedEvent | undefined): AskedEvent {
  if (comesAlong(asked, there)) return asked.own && !there.own ? { ...there, own: asked.own } : there;
  const { event, wants, since, own } = asked;
  const style = (there ?? { own }).own?.style ?? to.style;
  return { event, wants, since, ...ownChoice(style, to) };
}

interface MovedPlace {
  readonly from: string;
  readonly person: Attendee;
}

async function movePlace(
  { event, since }: AskedEvent,
  { from, person }: MovedPlace,
  dependencies: MovePlaceDependencies,
): Promise<void> {
  const { subscriptions, queueLetter } = dependencies;
  const audience = eventAudience(event);
  const hasLeft = (await subscriptions.standings(from, [audience])).get(audience) === 'left';
  const outcome = await handPlaceOver(event, { from, person }, dependencies);
  // They may have been seated since it was read whom the move subscribes.
  if (outcome === 'seated' && !hasLeft) await subscriptions.subscribeAsOf(since, person, audience);
  if (outcome !== 'none') await queueLetter(registrationMessage({ event, outcome, person, because: since }));
  await queueLetter({ purpose: 'fill-places', event });
}

/** How the person stands afterwards. Somebody who has a place or waits at the new address gets no second one. */
async function handPlaceOver(
  event: EventRef,
  { from, person: to }: MovedPlace,
  { places, ...dependencies }: MovePlaceDependencies,
) {
  const audience = eventAudience(event);
  await places.handOver(audience, from, to.id);
  const own = (await places.waiting(audience)).find(({ id }) => id === from);
  const calendarEvent = own && (await dependencies.event(event));
  if (own && calendarEvent && (await places.standing(audience, to.id)) === 'none') {
    await places.wait(audience, { id: to.id, since: own.since }, keptUntil(calendarEvent));
  }
  await places.stopWaiting(audience, from);
  return places.standing(audience, to.id);
}
