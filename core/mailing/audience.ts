/** Who hears of an event: the lists whose entry in the agency file says so, and whoever asked for it. */

import type { Agency, Hears } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { refOf } from '../calendar/event-ref.ts';
import { type Audience, eventAudience } from '../subscribers/audience.ts';

function hears(rule: Hears, event: Pick<Event, 'kind' | 'topics'>): boolean {
  if (rule === 'all' || rule === 'none') return rule === 'all';
  return rule.kinds.includes(event.kind) || event.topics.some((topic) => rule.topics.includes(topic));
}

/** The ids of the lists that hear of `event`, in the agency file's order. */
export function listsHearing(event: Pick<Event, 'kind' | 'topics'>, agency: Pick<Agency, 'lists'>): string[] {
  return agency.lists.filter((list) => hears(list.hears, event)).map(({ id }) => id);
}

/** The audiences of an event's reminders: its lists, and then those who asked for this event alone. */
export const audiencesOf = (
  event: Pick<Event, 'kind' | 'topics' | 'year' | 'source' | 'id'>,
  agency: Pick<Agency, 'lists'>,
): Audience[] => [...listsHearing(event, agency), eventAudience(refOf(event))];
