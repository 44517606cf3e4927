/** Which reminders of an event are made, moved and dropped. */
import type { Event, Reminder } from '../calendar/event.ts';

/** How many. */
export interface ReminderChanges {
  readonly made: number;
  readonly moved: number;
  readonly dropped: number;
}

/** Only those ahead count: what was due is not taken back, and what would have been due is not made up for. */
export function reminderChanges(before: Event | null, after: Event, now: Date): ReminderChanges {
  const [stood, stands] = [aheadOf(before, now), aheadOf(after, now)];
  const kept = [...stands].filter(([offset]) => stood.has(offset));
  return {
    made: stands.size - kept.length,
    moved: kept.filter(([offset, dueAt]) => stood.get(offset) !== dueAt).length,
    dropped: stood.size - kept.length,
  };
}

function aheadOf(event: Event | null, now: Date): Map<Reminder['offset'], Reminder['dueAt']> {
  if (!event || event.status === 'CANCELLED') return new Map();
  const ahead = event.reminders.filter(({ dueAt }) => Date.parse(dueAt) > now.getTime());
  return new Map(ahead.map(({ offset, dueAt }) => [offset, dueAt]));
}
