/** Finds the event that an address names, with the calendar it is in. */
import type { StoredEvent } from '../../core/calendar/changes.ts';
import type { StoredHead } from '../../core/calendar/event.store.ts';
import type { WebDependencies } from './web-dependencies.ts';

export interface FoundEvent {
  readonly event: StoredEvent;
  readonly head: StoredHead;
}

/** Undefined where there is none, and while its calendar is not there. Addresses do not tell where an event comes from. */
export async function findEvent(
  { events }: Pick<WebDependencies, 'events'>,
  year: number,
  eventId: string,
): Promise<FoundEvent | undefined> {
  const [heads, ...found] = await Promise.all([
    events.heads(),
    events.event({ year, source: 'calendar', eventId }),
    events.event({ year, source: 'community', eventId }),
  ]);
  const head = heads.find((each) => each.year === year);
  const event = found.find((each) => each !== undefined);
  return head && event && { event, head };
}
