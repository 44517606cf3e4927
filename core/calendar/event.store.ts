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
  /** Brings a calendar's date to that of `head`; false where the calendar has been changed since it was dated `seen`. */
  redateHead(head: StoredHead, seen: string): Promise<boolean>;
  /** Writes an event's instants and nothing else; false where it has been changed since it was dated `seen`. */
  renewEvent(event: StoredEvent, seen: string): Promise<boolean>;
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
    redateHead: (head, seen) => table.update(headKey(head.year), unlessChanged(seen, head, ['changedAt'])),
    renewEvent: (event, seen) => table.update(eventKey(event), unlessChanged(seen, event, INSTANTS)),
    deleteEvent: (event) => table.delete(eventKey(event)),
  };
}

/** What an event has by its zone data, and when and whence it was moved. */
const INSTANTS = [
  ...(['start', 'end', 'startsAt', 'endsAt', 'reminders', 'zoneData'] as const),
  ...(['changedAt', 'previousStart'] as const),
] satisfies (keyof StoredEvent)[];

/** Sets `names` of an item that stands as it was read, dated `seen` (or not at all, as long ago). */
function unlessChanged<Kept extends object>(
  seen: string,
  item: Kept,
  names: (keyof Kept & string)[],
): Update {
  return {
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk) AND (#changedAt = :seen OR attribute_not_exists(#changedAt))',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':seen': seen,
      ...Object.fromEntries(names.map((name) => [`:${name}`, item[name]])),
    },
  };
}

/** Events that were stored before changes, or written times, were remembered have none. */
const withChanges = (item: Item<Event>): StoredEvent => ({
  ...LONG_AGO,
  written: null,
  ...withoutKey<Omit<Event, 'written'> & Partial<Event>>(item),
});

function withoutKey<Kept extends object>({ pk: _pk, sk: _sk, ...kept }: Item<Kept>) {
  return kept;
}
