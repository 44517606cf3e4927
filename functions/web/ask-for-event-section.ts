/** What an event's page offers to whoever reads it, as the section with the form. */

import type { Event } from '../../core/calendar/event.ts';
import { refOf } from '../../core/calendar/event-ref.ts';
import type { Markup } from '../../core/email/markup.ts';
import { formTime } from '../../core/forms/form-time.ts';
import { eventPath } from '../../core/pages/addresses.ts';
import { askForEvent, type Offered } from '../../core/pages/ask-for-event.ts';
import { freshForm } from '../../core/pages/form-parts.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { offerOf } from '../../core/registrations/offer.ts';
import { vacancyOf } from '../../core/registrations/vacancy.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** The form for the first time; undefined when there is nothing to ask for. A page that has it must not be stored. */
export async function askForEventSection(
  event: Event,
  reader: Reader,
  dependencies: Pick<WebDependencies, 'places' | 'linkKeys'>,
): Promise<Markup | undefined> {
  const offered = await offeredBy(event, dependencies);
  if (!offered) return undefined;
  const path = eventPath(event);
  const form = freshForm(formTime(path, new Date(), await dependencies.linkKeys()));
  return askForEvent({ ...reader, offered, path, form });
}

/** What there is to ask for now; null when there is nothing. */
export async function offeredBy(
  event: Event,
  { places }: Pick<WebDependencies, 'places'>,
): Promise<Offered | null> {
  const wants = offerOf(event, new Date());
  if (wants !== 'place' || event.capacity === null) return wants === null ? null : { wants: 'reminders' };
  const audience = eventAudience(refOf(event));
  const [seated, somebodyWaits] = await Promise.all([
    places.seated(audience),
    places.somebodyWaits(audience),
  ]);
  const occupation = { capacity: event.capacity, seated: seated.size, somebodyWaits };
  return { wants, vacancy: vacancyOf(occupation) };
}
