/** Until when it helps anybody to hear of an event. */
import type { Event } from './event.ts';

/** Whether people come to an event as it begins: everything else lasts, or waits for them. */
const beginsForAll = ({ kind, allDay }: Pick<Event, 'kind' | 'allDay'>): boolean =>
  !allDay && (kind === 'WEBINAR' || kind === 'IN-PERSON');

/** Until it begins, or of what lasts, as long as it does. */
export const toComeUntil = (event: Pick<Event, 'kind' | 'allDay' | 'startsAt' | 'endsAt'>): string =>
  beginsForAll(event) ? event.startsAt : event.endsAt;

/** When the last of some events is no more to come. */
export const lastToCome = (events: readonly Event[]): string =>
  events.map(toComeUntil).reduce((last, until) => (Date.parse(until) > Date.parse(last) ? until : last));

/** Whether the event takes place, and there is still something of it to come. */
export const isToCome = (event: Event, at: Date): boolean =>
  event.status !== 'CANCELLED' && Date.parse(toComeUntil(event)) > at.getTime();
