/** National Human Trafficking Awareness Day, January 11: the observance of that date, however its calendar calls it. */
import type { Event } from '../calendar/event.ts';
import { firstDay } from '../languages/when.ts';

/** Whether an event is the Awareness Day of its calendar's year. */
export const isAwarenessDay = (event: Event): boolean =>
  event.kind === 'OBSERVANCE' && event.status !== 'CANCELLED' && firstDay(event) === `${event.year}-01-11`;

/** The Awareness Day among a year's events; the agency's own before one that came from the community. */
export const awarenessDayAmong = <E extends Event>(events: readonly E[]): E | undefined =>
  events
    .filter(isAwarenessDay)
    .toSorted((one, other) => Number(one.source !== 'calendar') - Number(other.source !== 'calendar'))[0];
