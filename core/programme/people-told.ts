/** How many people would hear by email of an event that is published, or of another time or place of it: told to whoever decides on it. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { audiencesOf } from '../mailing/audience.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';
import { programmeAudiences } from './announcement.ts';

/** Those on lists that are told that it is new, or hear of it as it comes near, and whoever asked for it; at most, for somebody among two of them counts twice. */
export async function countPeopleTold(
  event: Pick<Event, 'kind' | 'topics' | 'year' | 'source' | 'id'>,
  agency: Pick<Agency, 'lists' | 'programme'>,
  { count }: Pick<SubscriptionStore, 'count'>,
): Promise<number> {
  const announced = agency.programme ? programmeAudiences(agency) : [];
  const audiences = new Set([...announced, ...audiencesOf(event, agency)]);
  const counts = await Promise.all([...audiences].map(count));
  return counts.reduce((sum, people) => sum + people, 0);
}
