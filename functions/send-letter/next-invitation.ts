/** The next message to the calendar of a person who has a place, or had one. */
import type { Event } from '../../core/calendar/event.ts';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import type { Invitation } from '../../core/email/letter-mime.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { BegunLetter } from '../../core/letters/letter-record.ts';
import type { Attendee } from '../../core/registrations/attendee.ts';
import { invitation } from '../../core/registrations/invitation.ts';
import { keptUntil } from '../../core/registrations/offer.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

export interface NextInvitation {
  readonly method: Invitation['method'];
  readonly event: Event;
  readonly of: EventRef;
  readonly person: Attendee;
  readonly begun: BegunLetter;
}

/**
 * Null where there is nothing to take back. Tried again, it carries a higher SEQUENCE: programs take it for news that says the
 * same.
 */
export async function nextInvitation(
  { method, event, of, person, begun }: NextInvitation,
  { agency: readAgency, places }: Pick<SendLetterDependencies, 'agency' | 'places'>,
): Promise<Invitation | null> {
  const audience = eventAudience(of);
  if (method === 'CANCEL' && !(await places.wasInvited(audience, person.id))) return null;
  const agency = await readAgency();
  return invitation({
    method,
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
