/** Every audience that a person may be or have been in; where they stand in each, the subscriptions know. */
import type { Agency } from '../agency/agency.ts';
import { type Audience, eventAudience } from './audience.ts';
import type { PersonRecord } from './subscriber.store.ts';

/**
 * The agency's lists; those that the person agreed to or was imported to, which the agency may have given up since; and the events they asked for.
 */
export function audiencesEver(
  { lists }: Pick<Agency, 'lists'>,
  { consents, events }: Pick<PersonRecord, 'consents' | 'events'>,
): Audience[] {
  return [
    ...new Set([
      ...lists.map(({ id }) => id),
      ...consents.flatMap(({ audiences }) => audiences),
      ...events.map(({ event }) => eventAudience(event)),
    ]),
  ];
}
