/** Tells a person who has a place of a change of the event, so that their own calendar changes too. */
import type { Event } from '../../core/calendar/event.ts';
import type { RenderedLetter } from '../../core/email/letter-mime.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { BegunLetter } from '../../core/letters/letter-record.ts';
import { obstacleToNotice } from '../../core/notices/decide-letter.ts';
import type { MaterialFacts } from '../../core/notices/material-facts.ts';
import { renderNoticeLetter } from '../../core/notices/notice-letter.ts';
import type { NoticeMessage } from '../../core/notices/notice-message.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { nextInvitation } from './next-invitation.ts';
import { registrationAddresses } from './registration-addresses.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';
import { sendOne, skipLetter } from './send-one.ts';

/** Sends it if the event is still as the notice tells it, and the person still has a place. It has no limit: nobody asks for it. */
export async function sendNoticeLetter(
  message: NoticeMessage,
  dependencies: SendLetterDependencies,
): Promise<void> {
  const { events, places, suppressions, mailings } = dependencies;
  const { person, letter, purpose } = message;
  const [event, mailing, standing, suppression] = await Promise.all([
    events.event(message.event),
    mailings.find(message.mailing),
    places.standing(eventAudience(message.event), person.id),
    suppressions.find(person.id),
  ]);
  const obstacle = obstacleToNotice({ event, mailing, standing, suppression }, new Date());
  const from = mailing?.about === 'notice' ? mailing.states[message.from]?.facts : undefined;
  if (obstacle !== null || !event || !from)
    return void (await skipLetter(message, obstacle ?? 'gone', dependencies));
  const compose = (begun: BegunLetter) => composeLetter({ message, event, from, begun }, dependencies);
  await sendOne({ letter, purpose, person, compose }, dependencies);
}

interface Composing {
  readonly message: NoticeMessage;
  readonly event: Event;
  readonly from: MaterialFacts;
  readonly begun: BegunLetter;
}

async function composeLetter(
  { message: { event: of, person }, event, from, begun }: Composing,
  dependencies: SendLetterDependencies,
): Promise<RenderedLetter> {
  const agency = await dependencies.agency();
  const words = catalogueFor(person.language, agency);
  const addresses = await registrationAddresses(event, person, dependencies);
  const letter = renderNoticeLetter({ event, from, agency, words, addresses });
  const method = event.status === 'CANCELLED' ? 'CANCEL' : 'REQUEST';
  const made = await nextInvitation({ method, event, of, person, begun }, dependencies);
  return { ...letter, ...(made && { invitation: made }) };
}
