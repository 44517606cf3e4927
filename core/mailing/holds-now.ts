/** Whether what a mailing tells of is so, by its event, or its newsletter issue, as it stands now. */
import type { EventStore } from '../calendar/event.store.ts';
import { isStillSent } from '../newsletters/decide-newsletter.ts';
import type { PublicationStore } from '../publications/publication.store.ts';
import { eventOfMailing, type StartedMailing, stillHolds } from './mailing.ts';

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
  const event = eventOfMailing(mailing);
  return event === null || stillHolds(mailing, await events.event(event));
}
