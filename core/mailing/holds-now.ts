/** Whether what a mailing tells of is so, by its event as it stands now. */
import type { EventStore } from '../calendar/event.store.ts';
import { eventOfMailing, type StartedMailing, stillHolds } from './mailing.ts';

export type EventReader = Pick<EventStore, 'event'>;

export async function holdsNow(mailing: StartedMailing, events: EventReader): Promise<boolean> {
  const event = eventOfMailing(mailing);
  return event === null || stillHolds(mailing, await events.event(event));
}
