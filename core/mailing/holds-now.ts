/** Whether what a mailing tells of is so, by its event as it stands now. */
import type { EventStore } from '../calendar/event.store.ts';
import { type Mailing, stillHolds } from './mailing.ts';

export type EventReader = Pick<EventStore, 'event'>;

export const holdsNow = async (mailing: Mailing, events: EventReader): Promise<boolean> =>
  mailing.about !== 'reminder' || stillHolds(mailing, await events.event(mailing.reminder));
