/** A person gives up what they asked for of one event: its reminders, their place, or their turn on the waiting list. */

import type { LetterMessage } from '../contract/letters.ts';
import type { EventRef } from '../contract/messages.ts';
import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import { eventAudience } from '../subscribers/audience.ts';
import type { SubscriberStore } from '../subscribers/subscriber.store.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';
import { attendeeOf } from './attendee.ts';
import type { PlaceStore } from './place.store.ts';
import { registrationMessage } from './registration-message.ts';

export interface GiveUpDependencies {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'findEvent' | 'replaceEvent' | 'deleteGivenUp'>;
  readonly subscriptions: Pick<SubscriptionStore, 'leave' | 'endWish'>;
  readonly places: Pick<PlaceStore, 'stopWaiting' | 'giveBack'>;
  readonly queueLetter: (message: LetterMessage) => Promise<void>;
  /** The person is sent no letter about it: somebody else may be watching their mailbox. Whoever moves up is. */
  readonly silently?: boolean;
}

/**
 * No-op for what was never asked for. It is written down first that it is given up, so that nobody seats the person meanwhile,
 * and what was asked for is forgotten last, so that doing it again mends whatever broke off. Whoever asks anew at the very same
 * moment keeps that they want it, yet may lose the seat: their page says so, and asking once more brings it. Without the profile
 * nobody is told.
 */
export async function giveUpEvent(
  id: string,
  event: EventRef,
  dependencies: GiveUpDependencies,
): Promise<void> {
  const { subscribers } = dependencies;
  const asked = await subscribers.findEvent(id, event);
  if (!asked) return;
  const isNoted = await subscribers.replaceEvent(id, { ...asked, givenUp: true }, asked);
  return isNoted ? clearAway(id, asked, dependencies) : giveUpEvent(id, event, dependencies);
}

/** All that follows once it is written down that something is given up, or nothing is kept of it any more. */
export async function clearAway(
  id: string,
  asked: AskedEvent,
  dependencies: GiveUpDependencies,
): Promise<void> {
  const { subscribers, subscriptions } = dependencies;
  if (asked.wants === 'place') await giveUpPlace(id, asked, dependencies);
  else await subscriptions.leave(id, eventAudience(asked.event));
  await subscribers.deleteGivenUp(id, asked);
}

async function giveUpPlace(
  id: string,
  asked: AskedEvent,
  { subscribers, subscriptions, places, queueLetter, silently = false }: GiveUpDependencies,
): Promise<void> {
  const { event, since } = asked;
  const audience = eventAudience(event);
  await places.stopWaiting(audience, id);
  await places.giveBack(audience, id);
  await subscriptions.endWish(id, audience);
  const profile = silently ? undefined : await subscribers.find(id);
  if (profile) {
    const person = attendeeOf(profile, asked);
    await queueLetter(registrationMessage({ event, outcome: 'given-up', person, because: since }));
  }
  await queueLetter({ purpose: 'fill-places', event });
}
