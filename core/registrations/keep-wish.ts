/** Keeps what a person asks for of one event, so that asking twice, or twice at once, is asking once. */
import type { AskedEvent } from '../subscribers/asked-event.store.ts';
import type { SubscriberStore } from '../subscribers/subscriber.store.ts';

/** What stands afterwards: a place that was asked for before keeps its moment, unless it is being given up. */
export function decideWish(stands: AskedEvent | undefined, wish: AskedEvent): AskedEvent {
  if (!stands || stands.givenUp) return wish;
  if (stands.wants === 'reminders' && wish.wants === 'place') return wish;
  return { ...wish, wants: stands.wants, since: stands.since };
}

/** Gives back what is kept; read again when somebody else has written meanwhile. */
export async function keepWish(
  id: string,
  wish: AskedEvent,
  subscribers: Pick<SubscriberStore, 'findEvent' | 'replaceEvent'>,
): Promise<AskedEvent> {
  const stands = await subscribers.findEvent(id, wish.event);
  const asked = decideWish(stands, wish);
  return (await subscribers.replaceEvent(id, asked, stands)) ? asked : keepWish(id, wish, subscribers);
}
