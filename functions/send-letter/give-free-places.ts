/** Gives the free places of an event to those who wait longest, and has each of them told. */

import type { LetterMessage } from '../../core/contract/letters.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { attendeeNow } from '../../core/registrations/attendee.ts';
import { fillPlaces } from '../../core/registrations/fill-places.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { keptUntil, refusalOf } from '../../core/registrations/offer.ts';
import type { Waiting } from '../../core/registrations/place.store.ts';
import { registrationMessage } from '../../core/registrations/registration-message.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { followChoices } from '../../core/subscribers/follow-choices.ts';
import { silencesLetters } from '../../core/subscribers/suppression-reason.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

type FillMessage = Extract<LetterMessage, { purpose: 'fill-places' }>;

/** No-op for an event that has no places to give any more. */
export async function giveFreePlaces(
  { event: ref }: FillMessage,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const event = await dependencies.events.event(ref);
  if (!event || event.capacity === null || refusalOf(event, 'place', new Date()) !== null) return;
  const wanted = { audience: eventAudience(ref), capacity: event.capacity, keptUntil: keptUntil(event) };
  await dependencies.places.keepUntil(wanted.audience, wanted.keptUntil);
  const [unreachable, givenUp] = [new Set<string>(), new Set<Waiting>()];
  await fillPlaces(wanted, dependencies.places, {
    turnNow: async (person) => {
      if (await isUnreachable(person.id, dependencies)) unreachable.add(person.id);
      const turn = await turnOf(person, ref, dependencies);
      if (!turn) givenUp.add(person);
      return unreachable.has(person.id) ? undefined : turn;
    },
    welcome: (person) => welcome(person, ref, dependencies),
  });
  for (const id of unreachable) await giveUpEvent(id, ref, dependencies);
  // Giving up broke off before it took them out of the line, and everybody would wait behind them.
  for (const person of givenUp) {
    const turn = await turnOf(person, ref, dependencies);
    if (turn?.since !== person.since) await dependencies.places.endTurn(wanted.audience, person);
  }
}

async function turnOf(
  { id }: Waiting,
  event: EventRef,
  { subscribers }: Pick<SendLetterDependencies, 'subscribers'>,
): Promise<Waiting | undefined> {
  const asked = await subscribers.findEvent(id, event);
  return asked?.wants === 'place' && !asked.givenUp ? { id, since: asked.since } : undefined;
}

/** Nobody could tell them of their place, so it goes to whoever waits next. */
async function isUnreachable(
  id: string,
  { suppressions }: Pick<SendLetterDependencies, 'suppressions'>,
): Promise<boolean> {
  return silencesLetters(await suppressions.find(id));
}

/** Whoever has left the event's mail, or given their place up, since they began to wait, is not put back. */
async function welcome(
  { id, since }: Waiting,
  event: EventRef,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const { subscribers, subscriptions, queueLetter } = dependencies;
  const audience = eventAudience(event);
  let person = await attendeeNow(id, event, subscribers);
  if (!person) return;
  await subscriptions.subscribeAsOf(since, person, audience);
  await followChoices(
    () => attendeeNow(id, event, subscribers),
    async (chosen) => {
      person = chosen;
      await subscriptions.change(chosen, audience);
    },
  );
  await queueLetter(registrationMessage({ event, outcome: 'seated', person, because: since }));
}
