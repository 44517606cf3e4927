/**
 * Events and calendars in the table.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `CALENDARS` | `<year>` | a calendar's name and description, with their translations |
 * | `EVENTS#<year>` | `<source>#<event id>` | one event with its reminders and translations |
 */
import type { ReminderRef } from '../contract/messages.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import type { Calendar, Event, EventSource } from './event.ts';

/** A calendar without its events. */
export type CalendarHead = Pick<Calendar, 'year' | 'name' | 'description' | 'translations'>;

const headKey = (year: number) => ({ pk: 'CALENDARS', sk: String(year) });
const eventKey = (event: Pick<Event, 'year' | 'source' | 'id'>) => ({
  pk: `EVENTS#${event.year}`,
  sk: `${event.source}#${event.id}`,
});

export interface EventStore {
  /** The calendars in force, by year. */
  heads(): Promise<CalendarHead[]>;
  /** The events of a year, of one source or of all. */
  events(year: number, source?: EventSource): Promise<Event[]>;
  event(ref: Pick<ReminderRef, 'year' | 'source' | 'eventId'>): Promise<Event | undefined>;
  putHead(head: CalendarHead): Promise<void>;
  deleteHead(year: number): Promise<void>;
  putEvent(event: Event): Promise<void>;
  deleteEvent(event: Event): Promise<void>;
}

export function eventStore(table: Table): EventStore {
  return {
    heads: async () => (await table.query<CalendarHead>('CALENDARS')).map(withoutKey),
    events: async (year, source) => {
      const sortKeys = source && { from: `${source}#`, to: `${source}#~` };
      return (await table.query<Event>(`EVENTS#${year}`, sortKeys)).map(withoutKey);
    },
    event: async ({ year, source, eventId }) => {
      const item = await table.get<Item<Event>>(eventKey({ year, source, id: eventId }));
      return item && withoutKey(item);
    },
    putHead: (head) => table.put({ ...headKey(head.year), ...head }),
    deleteHead: (year) => table.delete(headKey(year)),
    putEvent: (event) => table.put({ ...eventKey(event), ...event }),
    deleteEvent: (event) => table.delete(eventKey(event)),
  };
}

function withoutKey<Kept extends object>({ pk: _pk, sk: _sk, ...kept }: Item<Kept>) {
  return kept;
}
