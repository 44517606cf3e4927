/** Tells a person how their registration stands, with an invitation for their own calendar, or with its cancellation. */
import type { Event } from '../../core/calendar/event.ts';
import type { RenderedLetter } from '../../core/email/letter-mime.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { BegunLetter } from '../../core/letters/letter-record.ts';
import { obstacleTo } from '../../core/registrations/decide-registration.ts';
import type { RegistrationMessage } from '../../core/registrations/registration-message.ts';
import { renderRegistration } from '../../core/registrations/render-registration.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { nextInvitation } from './next-invitation.ts';
import { registrationAddresses } from './registration-addresses.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';
import { sendOne, skipLetter } from './send-one.ts';

/** Sends it if it is still so. It follows from a button that was pressed, or from somebody else's, and has no limit. */
export async function sendRegistrationLetter(
  message: RegistrationMessage,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const { events, places, subscribers, suppressions } = dependencies;
  const { person, outcome, letter, purpose } = message;
  const [event, standing, asked, suppression] = await Promise.all([
    events.event(message.event),
    places.standing(eventAudience(message.event), person.id),
    subscribers.findEvent(person.id, message.event),
    suppressions.find(person.id),
  ]);
  const obstacle = obstacleTo(outcome, { event, standing, asked, suppression }, new Date());
  if (obstacle !== null || !event) return void (await skipLetter(message, obstacle ?? 'gone', dependencies));
  const compose = (begun: BegunLetter) => composeLetter({ message, event, begun }, dependencies);
  await sendOne({ letter, purpose, person, compose }, dependencies);
}

interface Composing {
  readonly message: RegistrationMessage;
  readonly event: Event;
  readonly begun: BegunLetter;
}

async function composeLetter(
  { message: { event: of, person, outcome }, event, begun }: Composing,
  dependencies: SendLetterDependencies,
): Promise<RenderedLetter> {
  const agency = await dependencies.agency();
  const words = catalogueFor(person.language, agency);
  const addresses = await registrationAddresses(event, person, dependencies);
  const letter = renderRegistration({ outcome, event, agency, words, addresses });
  if (outcome === 'waiting') return letter;
  const method = outcome === 'seated' ? 'REQUEST' : 'CANCEL';
  const made = await nextInvitation({ method, event, of, person, begun }, dependencies);
  return { ...letter, ...(made && { invitation: made }) };
}
