/** Where a letter on a registration leads: the pages of the person and of the event. */
import type { Event } from '../../core/calendar/event.ts';
import { MANAGE_PATH, STOP_PATH } from '../../core/contract/paths.ts';
import { pageAddress } from '../../core/email/page-address.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { eventPath } from '../../core/pages/addresses.ts';
import type { Attendee } from '../../core/registrations/attendee.ts';
import type { RegistrationAddresses } from '../../core/registrations/event-letter.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

/** The addresses, in the person's language. */
export async function registrationAddresses(
  event: Event,
  { id, language }: Attendee,
  dependencies: SendLetterDependencies,
): Promise<RegistrationAddresses> {
  const [agency, keys] = await Promise.all([dependencies.agency(), dependencies.linkKeys()]);
  const words = catalogueFor(language, agency);
  const { siteUrl } = dependencies.settings;
  const addressOf = (path: string) => pageAddress(path, { siteUrl, agency, words });
  return {
    manage: addressOf(personalPath(MANAGE_PATH, id, keys)),
    stop: addressOf(personalPath(STOP_PATH, id, keys)),
    event: addressOf(eventPath(event)),
  };
}
