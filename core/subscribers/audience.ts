/** Whom a mailing can go to: a list, or everyone who asked for one event. */
import type { EventRef } from '../contract/messages.ts';

/**
 * A list by its id (`month-events`), or the people who asked for an event (`event.2027.calendar.0123456789abcdef`). No
 * list's id holds a dot. It stands in links and keys: letters, digits, hyphens and dots only.
 */
export type Audience = string;

const EVENT_AUDIENCE = /^event\.(\d{4})\.(calendar|community)\.([0-9a-f]{16})$/;

/** The people who asked to be reminded of an event or have a place at it. */
export const eventAudience = ({ year, source, eventId }: EventRef): Audience =>
  `event.${year}.${source}.${eventId}`;

/** The event whose people an audience is; null for a list. */
export function eventOf(audience: Audience): EventRef | null {
  const [, year, source, eventId] = EVENT_AUDIENCE.exec(audience) ?? [];
  if (!year || !eventId) return null;
  return { year: Number(year), source: source as EventRef['source'], eventId };
}

/** Whether an audience is a list. */
export const isList = (audience: Audience): boolean => eventOf(audience) === null;
