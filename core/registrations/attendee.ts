/** Whom a letter on a registration goes to, and how: what was chosen for the event itself comes before everything else. */
import type { AskedEvent } from '../subscribers/subscriber.store.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';

/** What it takes to reach a person about one event. */
export type Attendee = Pick<Subscriber, 'id' | 'address' | 'language' | 'style'>;

/** The address is the profile's; the style is the event's own where it has one. */
export function attendeeOf(
  { id, address, language, style }: Attendee,
  { own }: Pick<AskedEvent, 'own'>,
): Attendee {
  return { id, address, language, style, ...own };
}
