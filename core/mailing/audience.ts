/** Who hears of an event: the lists whose entry in the agency file says so. */
import type { Agency, Hears } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';

function hears(rule: Hears, event: Pick<Event, 'kind' | 'topics'>): boolean {
  if (rule === 'all' || rule === 'none') return rule === 'all';
  return rule.kinds.includes(event.kind) || event.topics.some((topic) => rule.topics.includes(topic));
}

/** The ids of the lists that hear of `event`, in the agency file's order. */
export function listsHearing(event: Pick<Event, 'kind' | 'topics'>, agency: Pick<Agency, 'lists'>): string[] {
  return agency.lists.filter((list) => hears(list.hears, event)).map(({ id }) => id);
}
