/** Reads who may have the link to join of an event with limited places: the truth is who is seated now. */
import type { EventStore } from '../../core/calendar/event.store.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { privateJoinLink } from '../../core/email/private-join-link.ts';
import type { PlaceStore } from '../../core/registrations/place.store.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { Joining } from './bulk-call.ts';

/** The link is read here: it stands in no content of a mailing, and with no person. */
export const joiningOf =
  ({
    events,
    places,
  }: {
    readonly events: Pick<EventStore, 'event'>;
    readonly places: Pick<PlaceStore, 'seated'>;
  }) =>
  async (event: EventRef): Promise<Joining> => {
    const [found, seated] = await Promise.all([events.event(event), places.seated(eventAudience(event))]);
    return { address: found ? privateJoinLink(found) : null, seated };
  };
