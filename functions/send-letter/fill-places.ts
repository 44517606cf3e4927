/** Gives the free places of an event to those who wait longest, and has each of them told. */
import type { EventRef, LetterMessage } from '../../core/contract/messages.ts';
import { fillPlaces } from '../../core/registrations/fill-places.ts';
import { keptUntil, refusalOf } from '../../core/registrations/offer.ts';
import type { Waiting } from '../../core/registrations/place.store.ts';
import { registrationMessage } from '../../core/registrations/registration-letter.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

type FillMessage = Extract<LetterMessage, { purpose: 'fill-places' }>;

/** No-op for an event that has no places to give any more. */
export async function fillPlacesOf(
  { event: ref }: FillMessage,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const event = await dependencies.events.event(ref);
  if (!event || event.capacity === null || refusalOf(event, 'place', new Date()) !== null) return;
  const wanted = { audience: eventAudience(ref), capacity: event.capacity, keptUntil: keptUntil(event) };
  await fillPlaces(wanted, dependencies.places, {
    stillWants: async ({ id }) => {
      const asked = await dependencies.subscribers.findEvent(id, ref);
      return asked?.wants === 'place' && !asked.givenUp;
    },
    welcome: (person) => welcome(person, ref, dependencies),
  });
}

/** Whoever gives their place up meanwhile is found without a seat here, and is not left in the audience. */
async function welcome(
  person: Waiting,
  event: EventRef,
  { places, subscriptions, queueLetter }: SendLetterDependencies,
): Promise<void> {
  const audience = eventAudience(event);
  await subscriptions.subscribe(person, audience);
  if ((await places.standing(audience, person.id)) !== 'seated') {
    await subscriptions.leave(person.id, audience);
    return;
  }
  await queueLetter(registrationMessage({ event, outcome: 'seated', person, because: person.since }));
}
