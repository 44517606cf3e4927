/** National Human Trafficking Awareness Day, January 11: the observance of that date, however its calendar calls it. */
import type { Event } from '../calendar/event.ts';
import { isOver } from '../calendar/recording.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { firstDay } from '../languages/when.ts';

/** Whether an event is the Awareness Day of its calendar's year. */
export const isAwarenessDay = (event: Event): boolean =>
  event.kind === 'OBSERVANCE' && event.status !== 'CANCELLED' && firstDay(event) === `${event.year}-01-11`;

/** The Awareness Day among a year's events; the agency's own before one that came from the community. */
export const awarenessDayAmong = <E extends Event>(events: readonly E[]): E | undefined =>
  events
    .filter(isAwarenessDay)
    .toSorted((one, other) => Number(one.source !== 'calendar') - Number(other.source !== 'calendar'))[0];

/** What the day's own page has at a moment: posts and the picture are for those who still get ready. */
export const whatPageHas = (day: Event, now: Date, { awarenessDay }: Catalogue): string =>
  isOver(day, now) ? awarenessDay.toPageOver : awarenessDay.toPage;
