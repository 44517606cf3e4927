/** The button of a letter was pressed that asks for one event: from here on there are reminders, a place, or a turn in the line. */
import type { Event } from '../../core/calendar/event.ts';
import type { RequestToConfirm } from '../../core/contract/messages.ts';
import { keptUntil, type Refusal, refusalOf } from '../../core/registrations/offer.ts';
import type { Attendee } from '../../core/registrations/place.store.ts';
import { registrationMessage } from '../../core/registrations/registration-letter.ts';
import { takePlace } from '../../core/registrations/take-place.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { WebDependencies } from './web-dependencies.ts';

export type EventRequest = Extract<RequestToConfirm, { purpose: 'confirm-event' }>;

/** What the person has now, which names the page that says so; or why there is nothing to be had any more. */
export type ConfirmedEvent =
  | { readonly outcome: 'reminders' | 'place' | 'waiting' }
  | { readonly refused: Refusal };

/** What is needed to act on a request for one event. */
export type ConfirmEventDependencies = Pick<
  WebDependencies,
  'events' | 'subscribers' | 'subscriptions' | 'places' | 'queueLetter'
>;

/**
 * Acts on `request` of the person with `id`. What was asked for is kept before a place is taken, so that nobody has one that
 * they could not give up; done again it changes nothing and finishes what broke off.
 */
export async function confirmEvent(
  { id, request }: { readonly id: string; readonly request: EventRequest },
  dependencies: ConfirmEventDependencies,
): Promise<ConfirmedEvent> {
  const event = await dependencies.events.event(request.event);
  const refused = refusalOf(event, request.wants, new Date());
  if (refused || !event) return { refused: refused ?? 'gone' };
  const { address, language, style } = request;
  const person: Attendee = { id, address, language, style };
  await keepRequest(person, request, dependencies);
  if (request.wants === 'place')
    return { outcome: await givePlace({ person, request, event }, dependencies) };
  await dependencies.subscriptions.subscribe(person, eventAudience(request.event));
  return { outcome: 'reminders' };
}

/** A person who is known keeps the choices they have: those of the form are for this event alone. */
async function keepRequest(
  person: Attendee,
  { consent, letter, event, wants }: EventRequest,
  { subscribers }: ConfirmEventDependencies,
): Promise<void> {
  const now = new Date().toISOString();
  if (!(await subscribers.create({ ...person, answeredAt: now }))) await subscribers.answer(person.id, now);
  await subscribers.recordConsent(person.id, { ...consent, letter, audiences: [eventAudience(event)] });
  const asked = await subscribers.findEvent(person.id, event);
  const standing = asked?.givenUp ? undefined : asked;
  await subscribers.putEvent(person.id, {
    event,
    wants: standing?.wants === 'place' ? 'place' : wants,
    since: standing?.since ?? now,
  });
}

/** Only whoever is seated is reminded. Whoever joined the line may find that a place became free meanwhile. */
async function givePlace(
  { person, request, event }: { person: Attendee; request: EventRequest; event: Event },
  { places, subscriptions, queueLetter }: ConfirmEventDependencies,
): Promise<'place' | 'waiting'> {
  const audience = eventAudience(request.event);
  const capacity = event.capacity ?? 0;
  const outcome = await takePlace(person, { audience, capacity, keptUntil: keptUntil(event) }, places);
  if (outcome === 'seated') await subscriptions.subscribe(person, audience);
  await queueLetter(registrationMessage({ event: request.event, outcome, person, because: request.letter }));
  if (outcome === 'waiting') await queueLetter({ purpose: 'fill-places', event: request.event });
  return outcome === 'seated' ? 'place' : 'waiting';
}
