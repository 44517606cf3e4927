/** Whether an event is over, and where to watch what is. */
import { webAddress } from '../email/web-address.ts';
import type { Event } from './event.ts';

/** Whether the event has ended by `now`; its end is no part of it. */
export const isOver = ({ endsAt }: Pick<Event, 'endsAt'>, now: Date): boolean =>
  Date.parse(endsAt) <= now.getTime();

/** The address of the recording; null where nobody says, before the event is over, and of what never took place. */
export function recordingOf(event: Pick<Event, 'status' | 'endsAt' | 'recording'>, now: Date): string | null {
  const isThere = event.status !== 'CANCELLED' && isOver(event, now);
  return isThere ? webAddress(event.recording ?? '') : null;
}
