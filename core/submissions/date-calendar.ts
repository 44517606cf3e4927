/** Dates a calendar of which an event has changed: feeds say when that was. */
import type { EventStore } from '../calendar/event.store.ts';

/** Whatever else is changed of it at that moment stays. False where there is no such calendar. */
export async function dateCalendar(
  year: number,
  events: Pick<EventStore, 'heads' | 'replaceHead'>,
  now: () => Date,
): Promise<boolean> {
  for (;;) {
    const head = (await events.heads()).find((each) => each.year === year);
    if (!head) return false;
    if (await events.replaceHead({ ...head, changedAt: now().toISOString() }, head.changedAt)) return true;
  }
}
