/** The events that somebody's lists will still remind them of. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { Audience } from '../subscribers/audience.ts';
import { listsHearing } from './audience.ts';

/** Those of `events` that have a reminder ahead and are heard of by one of `lists`, by their start. */
export function eventsHeardOf(
  events: readonly Event[],
  {
    lists,
    agency,
    now,
  }: { readonly lists: readonly Audience[]; readonly agency: Agency; readonly now: Date },
): Event[] {
  const isAhead = ({ status, reminders }: Event) =>
    status !== 'CANCELLED' && reminders.some(({ dueAt }) => Date.parse(dueAt) > now.getTime());
  return events
    .filter((event) => isAhead(event) && listsHearing(event, agency).some((list) => lists.includes(list)))
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
}
