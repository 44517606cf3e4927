/** What the table remembers of a calendar's changes, beside what its file says: feeds and pages date themselves by it. */
import { isDeepStrictEqual } from 'node:util';
import type { Event } from './event.ts';

/** When the content last changed, as an instant; a load that writes nothing leaves it. */
export interface Changed {
  readonly changedAt: string;
}

/** What the table remembers of an event's changes. */
export interface EventChanges extends Changed {
  /** `start` as it was first announced; null for an event that still is then. */
  readonly previousStart: string | null;
  /** Since when each of its reminders has stood, by `dueAt`: what was due before it was known is never made up for. */
  readonly knownSince: Readonly<Record<string, string>>;
}

/** An event as the table holds it. */
export type StoredEvent = Event & EventChanges;

/** The changes of what was stored before they were remembered. */
export const LONG_AGO: EventChanges = {
  changedAt: '1970-01-01T00:00:00.000Z',
  previousStart: null,
  knownSince: {},
};

/**
 * The event to be written, dated `now`, or null where the table holds just that. Other zone data that gives the same instants
 * is no change.
 */
export function changeOf(event: Event, standing: StoredEvent | undefined, now: Date): StoredEvent | null {
  if (standing && isDeepStrictEqual({ ...withoutChanges(standing), zoneData: event.zoneData }, event))
    return null;
  return {
    ...event,
    changedAt: now.toISOString(),
    previousStart: previousStart(event, standing),
    knownSince: Object.fromEntries(
      event.reminders.map(({ dueAt }) => [dueAt, standing?.knownSince[dueAt] ?? now.toISOString()]),
    ),
  };
}

/** The event alone. */
export function withoutChanges({
  changedAt: _,
  previousStart: __,
  knownSince: ___,
  ...event
}: StoredEvent): Event {
  return event;
}

/**
 * Where it was first announced; moved back there, an event has not moved. Nor has one whose instants follow newer zone data:
 * the clock on the wall is what was announced.
 */
function previousStart(event: Event, standing: StoredEvent | undefined): string | null {
  if (standing && event.written && isDeepStrictEqual(event.written, standing.written))
    return standing.previousStart;
  const announced = standing?.previousStart ?? standing?.start ?? event.start;
  return announced === event.start ? null : announced;
}
