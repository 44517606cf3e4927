/** Which reminders should have become mailings by now, and have not. */
import type { StoredEvent } from '../calendar/changes.ts';
import type { DueReminder } from '../contract/messages.ts';
import { isOfUse, mailingId } from '../mailing/mailing.ts';

/** Milliseconds after which a reminder is missed: EventBridge Scheduler rings within a minute. */
const MISSED_AFTER_MS = 2 * 60_000;

/** A reminder that is due and of use: its mailing's id, and the message that would start it. */
export interface MissedReminder {
  readonly mailing: string;
  readonly message: DueReminder;
}

/**
 * The reminders of `events` whose mailing should stand at `now`. What was due before it was known, of a cancelled event, or is of
 * no use any more, is not missed.
 */
export const remindersToHaveStarted = (events: readonly StoredEvent[], now: Date): MissedReminder[] =>
  events
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap((event) =>
      event.reminders
        .filter(
          (reminder) =>
            Date.parse(reminder.dueAt) <= now.getTime() - MISSED_AFTER_MS &&
            isOfUse(reminder, now) &&
            Date.parse(event.knownSince[reminder.dueAt] ?? event.changedAt) < Date.parse(reminder.dueAt),
        )
        .map(({ offset, dueAt }) => ({
          mailing: mailingId(event, offset),
          message: {
            reminder: { year: event.year, source: event.source, eventId: event.id, offset },
            startsAt: event.startsAt,
            dueAt,
          },
        })),
    );
