/** The events of every calendar in force, as one. */
import type { StoredEvent } from './changes.ts';
import type { EventStore } from './event.store.ts';

/** Of every year and source. */
export async function allEvents(events: Pick<EventStore, 'heads' | 'events'>): Promise<StoredEvent[]> {
  const years = (await events.heads()).map(({ year }) => year);
  return (await Promise.all(years.map((year) => events.events(year)))).flat();
}
