/**
 * Events and calendars in the table.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `CALENDARS` | `<year>` | a calendar's name and description, with their translations, and when it changed |
 * | `EVENTS#<year>` | `<source>#<event id>` | one event with its reminders and translations, and its changes |
 */
import type { ReminderRef } from '../contract/messages.ts';
import type { Item, Table, Update } from '../runtime/table.client.ts';
import { type Changed, LONG_AGO, type StoredEvent } from './changes.ts';
import type { Calendar, Event, EventSource } from './event.ts';

/** A calendar without its events. */
export type CalendarHead = Pick<Calendar, 'year' | 'name' | 'description' | 'translations'>;

/** Its date is that of the last change of anything in the calendar, also of an event that has gone. */
export type StoredHead = CalendarHead & Changed;

const headKey = (year: number) => ({ pk: 'CALENDARS', sk: String(year) });
const eventKey = (event: Pick<Event, 'year' | 'source' | 'id'>) => ({
  pk: `EVENTS#${event.year}`,
  sk: `${event.source}#${event.id}`,
});

export interface EventStore {
  /** The calendars in force, by year. */
  heads(): Promise<StoredHead[]>;
  /** The events of a year, of one source or of all. */
  events(year: number, source?: EventSource): Promise<StoredEvent[]>;
  event(ref: Pick<ReminderRef, 'year' | 'source' | 'eventId'>): Promise<StoredEvent | undefined>;
  putHead(head: StoredHead): Promise<void>;
  deleteHead(year: number): Promise<void>;
  putEvent(event: StoredEvent): Promise<void>;
  /** Puts an event where none stands; false where one does. */
  createEvent(event: StoredEvent): Promise<boolean>;
  /** Puts a head in the place of the one that was dated `seen`; false where that has been changed since. */
  replaceHead(head: StoredHead, seen: string): Promise<boolean>;
  /** Puts an event in the place of the one that was dated `seen`; false where that has been changed since. */
  replaceEvent(event: StoredEvent, seen: string): Promise<boolean>;
  deleteEvent(event: Event): Promise<void>;
}

export function eventStore(table: Table): EventStore {
  return {
    heads: async () =>
      (await table.query<CalendarHead & Partial<Changed>>('CALENDARS')).map((head) => ({
        changedAt: LONG_AGO.changedAt,
        ...withoutKey(head),
      })),
    events: async (year, source) => {
      const sortKeys = source && { from: `${source}#`, to: `${source}#~` };
      return (await table.query<Event>(`EVENTS#${year}`, sortKeys)).map(withChanges);
    },
    event: async ({ year, source, eventId }) => {
      const item = await table.get<Item<Event>>(eventKey({ year, source, id: eventId }));
      return item && withChanges(item);
    },
    putHead: (head) => table.put({ ...headKey(head.year), ...head }),
    deleteHead: (year) => table.delete(headKey(year)),
    putEvent: (event) => table.put({ ...eventKey(event), ...event }),
    createEvent: (event) => table.create({ ...eventKey(event), ...event }),
    replaceHead: (head, seen) => table.update(headKey(head.year), unlessChanged(head, seen)),
    replaceEvent: (event, seen) => table.update(eventKey(event), unlessChanged(event, seen)),
    deleteEvent: (event) => table.delete(eventKey(event)),
  };
}

/** Writes all of an item that stands as it was read, dated `seen` (or not at all, as long ago). */
function unlessChanged(item: Changed, seen: string): Update {
  const attributes = Object.entries(item).filter(([, value]) => value !== undefined);
  return {
    UpdateExpression: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk) AND (#changedAt = :seen OR attribute_not_exists(#changedAt))',
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':seen': seen,
      ...Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** Events that were stored before changes, written times or recordings were remembered have none. */
const withChanges = (item: Item<Event>): StoredEvent => ({
  ...LONG_AGO,
  written: null,
  recording: null,
  ...withoutKey<Omit<Event, 'written' | 'recording'> & Partial<Event>>(item),
});

function withoutKey<Kept extends object>({ pk: _pk, sk: _sk, ...kept }: Item<Kept>) {
  return kept;
}
