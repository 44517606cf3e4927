/** When people are told about an event: from its offsets to reminders. */
import { Temporal } from 'temporal-polyfill';
import type { Reminder } from './event.ts';
import { type Anchors, dueAt, parseOffset, printOffset } from './offset.ts';

/** Days for which a follow-up (a reminder after the end) is still worth sending. */
const FOLLOW_UP_DAYS = 3;

/**
 * The reminders of an event, in order of `dueAt`; offsets that mean the same moment make one reminder.
 *
 * @param anchors when the event starts and ends, and in which zone its days begin
 * @param offsets as triggers of a VALARM: `-P1D`, `PT8H`, `RELATED=END:PT1H`, `20260110T160000Z`
 * @throws Error where an offset is none of these: files are checked when they are read
 */
export function remindersOf(anchors: Anchors, offsets: readonly string[]): Reminder[] {
  const byMoment = new Map<string, Reminder>();
  for (const written of offsets) {
    const offset = parseOffset(written);
    if (!offset) throw new Error(`"${written}" is no offset of a reminder: write one such as -P1D or -PT1H`);
    const due = dueAt(offset, anchors);
    const instant = due.toInstant().toString();
    if (byMoment.has(instant)) continue;
    byMoment.set(instant, { offset: printOffset(offset), dueAt: instant, useUntil: useUntil(due, anchors) });
  }
  return [...byMoment.values()].toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
}

/**
 * From when on sending is worse than silence: the start for what announces an event, the end of the day (or of
 * the event) for what is said while it goes on, three days for a follow-up.
 */
function useUntil(due: Temporal.ZonedDateTime, { startsAt, endsAt }: Anchors): string {
  const start = Temporal.Instant.from(startsAt);
  const end = Temporal.Instant.from(endsAt);
  const now = due.toInstant();
  if (isBefore(now, start)) return startsAt;
  if (!isBefore(now, end)) return due.add({ days: FOLLOW_UP_DAYS }).toInstant().toString();
  const dayEnds = due.toPlainDate().add({ days: 1 }).toZonedDateTime(due.timeZoneId).toInstant();
  return isBefore(dayEnds, end) ? dayEnds.toString() : endsAt;
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;
