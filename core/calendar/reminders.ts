/** When people are told about an event: from its offsets to reminders. */
import type { Temporal } from 'temporal-polyfill';
import type { Event, Reminder } from './event.ts';
import { anchorsOf, dueAt, parseOffset, printOffset } from './offset.ts';

/** Of one event: each is a mailing to everybody, and more than these is a slip, not a wish. */
export const MOST_REMINDERS = 20;

/** Days for which a follow-up (a reminder after the end) is still worth sending. */
const FOLLOW_UP_DAYS = 3;

type Times = Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>;

/**
 * The reminders of an event, in order of `dueAt`; offsets that mean the same moment make one reminder.
 *
 * @param times when the event starts and ends, and in which zone its days begin
 * @param offsets as triggers of a VALARM: `-P1D`, `PT8H`, `RELATED=END:PT1H`, `20260110T160000Z`
 * @throws Error where an offset is none of these: files are checked when they are read
 */
export function remindersOf(times: Times, offsets: readonly string[]): Reminder[] {
  if (offsets.length === 0) return [];
  const anchors = anchorsOf(times);
  const byMoment = new Map<string, Reminder>();
  for (const written of offsets) {
    const offset = parseOffset(written);
    if (!offset) throw new Error(`"${written}" is no offset of a reminder: write one such as -P1D or -PT1H`);
    const due = dueAt(offset, anchors);
    const instant = due.toInstant().toString();
    if (byMoment.has(instant)) continue;
    byMoment.set(instant, { offset: printOffset(offset), dueAt: instant, useUntil: useUntil(due, times) });
  }
  return [...byMoment.values()].toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
}

/**
 * From when on sending is worse than silence: the start for what announces an event, the end of the day (or of
 * the event) for what is said while it goes on, three days for a follow-up.
 * Instants are spelled alike, so that their order is that of their text.
 */
function useUntil(due: Temporal.ZonedDateTime, { startsAt, endsAt }: Times): string {
  const now = due.toInstant().toString();
  if (now < startsAt) return startsAt;
  if (now >= endsAt) return due.add({ days: FOLLOW_UP_DAYS }).toInstant().toString();
  const dayEnds = due.startOfDay().add({ days: 1 }).startOfDay().toInstant().toString();
  return dayEnds < endsAt ? dayEnds : endsAt;
}
