/** How an event is named in messages, mailings and audiences. */
import type { EventRef } from '../contract/messages.ts';
import type { Event } from './event.ts';

/** Its year, its source and its id. */
export const refOf = ({ year, source, id }: Pick<Event, 'year' | 'source' | 'id'>): EventRef => ({
  year,
  source,
  eventId: id,
});
