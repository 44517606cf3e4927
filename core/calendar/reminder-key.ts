/** How a reminder is named in schedules, mailings and tags: only characters that all of AWS takes. */
import { createHash } from 'node:crypto';
import type { Event } from './event.ts';
import { parseRelativeOffset } from './relative-offset.ts';

/** `<year>-<event id>-<digest of source and offset>`: 30 characters of `[0-9a-z-]`. */
export function reminderKey(
  { year, id, source }: Pick<Event, 'year' | 'id' | 'source'>,
  offset: string,
): string {
  const digest = createHash('sha256').update(`${source}\n${offset}`).digest('hex').slice(0, 8);
  return `${year}-${id}-${digest}`;
}

/**
 * The instant that a reminder hangs on, which is its revision: the event's end for what counts from it, else the start. Once that
 * has another time, what was sent for the old one counts no more.
 */
export const revisionOf = (event: Pick<Event, 'startsAt' | 'endsAt'>, offset: string): string =>
  parseRelativeOffset(offset)?.from === 'END' ? event.endsAt : event.startsAt;
