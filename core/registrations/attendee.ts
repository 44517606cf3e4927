/** Whom a letter on a registration goes to, and how: what was chosen for the event itself comes before everything else. */
import type { EventRef } from '../contract/messages.ts';
import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import type { SubscriberStore } from '../subscribers/subscriber.store.ts';
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

/** How a person is written to about an event as they have chosen by now; undefined when they have not asked for it, or are unknown. */
export async function attendeeNow(
  id: string,
  event: EventRef,
  subscribers: Pick<SubscriberStore, 'find' | 'findEvent'>,
): Promise<Attendee | undefined> {
  const [profile, asked] = await Promise.all([subscribers.find(id), subscribers.findEvent(id, event)]);
  return profile && asked && attendeeOf(profile, asked);
}
