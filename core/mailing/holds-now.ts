/** Whether what a mailing tells of is so, by its event or events, or its newsletter issue, as they stand now. */
import type { EventStore } from '../calendar/event.store.ts';
import { isStillSent } from '../newsletters/decide-newsletter.ts';
import type { PublicationStore } from '../publications/publication.store.ts';
import { eventOfMailing, type StartedMailing, stillHolds } from './mailing.ts';
import { isOfCommunity, isTakenDown, type TellsOfEvents } from './told-event.ts';

export interface ToldSources {
  readonly events: Pick<EventStore, 'event'>;
  readonly publications: Pick<PublicationStore, 'newsletter'>;
}

export async function holdsNow(
  mailing: StartedMailing,
  { events, publications }: ToldSources,
): Promise<boolean> {
  if (mailing.about === 'newsletter')
    return isStillSent(mailing, await publications.newsletter(mailing.issue));
  if (mailing.about === 'programme' || mailing.about === 'digest')
    return !(await tellsOfTakenDown(mailing, events));
  const event = eventOfMailing(mailing);
  return event === null || stillHolds(mailing, await events.event(event));
}

/** One event that changes does not stop what tells of others, too; one that was taken down does. */
async function tellsOfTakenDown(
  { tells = [] }: TellsOfEvents,
  events: ToldSources['events'],
): Promise<boolean> {
  const standing = await Promise.all(tells.filter(isOfCommunity).map((told) => events.event(told)));
  return standing.some((event) => event !== undefined && isTakenDown(event));
}
