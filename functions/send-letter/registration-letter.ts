/** Tells a person how their registration stands, with an invitation for their own calendar, or with its cancellation. */
import type { Event } from '../../core/calendar/event.ts';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import { MANAGE_PATH, STOP_PATH } from '../../core/contract/paths.ts';
import type { Invitation, RenderedLetter } from '../../core/email/letter-mime.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { BegunLetter } from '../../core/letters/letter-record.ts';
import { eventPath } from '../../core/pages/addresses.ts';
import { obstacleTo } from '../../core/registrations/decide-registration.ts';
import { invitation } from '../../core/registrations/invitation.ts';
import { keptUntil } from '../../core/registrations/offer.ts';
import type { RegistrationMessage } from '../../core/registrations/registration-message.ts';
import { renderRegistration } from '../../core/registrations/render-registration.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
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
  if (obstacle !== null || !event) return skipLetter(message, obstacle ?? 'gone', dependencies);
  const compose = (begun: BegunLetter) => composeLetter({ message, event, begun }, dependencies);
  await sendOne({ letter, purpose, person, expires: false, compose }, dependencies);
}

interface Composing {
  readonly message: RegistrationMessage;
  readonly event: Event;
  readonly begun: BegunLetter;
}

async function composeLetter(
  composing: Composing,
  dependencies: SendLetterDependencies,
): Promise<RenderedLetter> {
  const { message, event } = composing;
  const { id, language } = message.person;
  const [agency, keys] = await Promise.all([dependencies.agency(), dependencies.linkKeys()]);
  const words = catalogueFor(language, agency);
  const { siteUrl } = dependencies.settings;
  const addressOf = (path: string) => pageAddress(path, { siteUrl, agency, words });
  const addresses = {
    manage: addressOf(personalPath(MANAGE_PATH, id, keys)),
    stop: addressOf(personalPath(STOP_PATH, id, keys)),
    event: addressOf(eventPath(event)),
  };
  const letter = renderRegistration({ outcome: message.outcome, event, agency, words, addresses });
  const made = await invitationOf(composing, dependencies);
  return { ...letter, ...(made && { invitation: made }) };
}

/** Tried again, it carries a higher SEQUENCE: programs take it for news that says the same. */
async function invitationOf(
  { message, event, begun }: Composing,
  { agency: readAgency, places }: SendLetterDependencies,
): Promise<Invitation | null> {
  const { person, outcome } = message;
  const audience = eventAudience(message.event);
  if (outcome === 'waiting') return null;
  if (outcome === 'given-up' && !(await places.wasInvited(audience, person.id))) return null;
  const agency = await readAgency();
  return invitation({
    method: outcome === 'seated' ? 'REQUEST' : 'CANCEL',
    event: eventIn(event, person.language, agency).event,
    agency,
    style: person.style,
    words: catalogueFor(person.language, agency),
    attendee: person.address,
    sequence: await places.nextSequence(audience, person.id, {
      least: event.sequence,
      expiresAt: keptUntil(event),
    }),
    at: new Date(begun.at),
  });
}
