/** Reminders that come too late into a calendar to be sent. */
import type { Event, Reminder } from '../calendar/event.ts';
import { en } from '../languages/en.ts';
import { shortWhenOf } from '../languages/when.ts';
import { type PlanWarning, warningOf } from './plan-warning.ts';

/** Whether a reminder was not known before, so that nobody can have got it. */
export type IsNew = (event: Event, reminder: Reminder) => boolean;

/** What was due before it was known is never made up for. One warning for all such reminders of an event. */
export function pastReminderWarning(
  event: Event,
  { isNew, now }: { readonly isNew: IsNew; readonly now: Date },
): PlanWarning | null {
  const isDue = ({ dueAt }: Reminder) => Date.parse(dueAt) <= now.getTime();
  const missed = event.reminders.filter((reminder) => isDue(reminder) && isNew(event, reminder));
  const last = missed.at(-1);
  if (!last) return null;
  const due = moment(last, event);
  const past =
    missed.length === 1
      ? `has a reminder that was due on ${due}, before it was known: it is not sent.`
      : `has ${missed.length} reminders that were due, the last on ${due}, before they were known: they are not sent.`;
  const next = event.reminders.find((reminder) => !isDue(reminder));
  const rest = next
    ? `The next goes out on ${moment(next, event)}: if that is too late, add a VALARM for an earlier moment that is still ahead.`
    : 'No other is ahead, so nobody is reminded of it: add a VALARM for a moment that is still ahead.';
  return warningOf(event, 'reminder-past', `${past} ${rest}`);
}

const moment = ({ dueAt }: Reminder, { timeZone }: Event): string =>
  shortWhenOf(
    { allDay: false, start: dueAt, end: dueAt, startsAt: dueAt, endsAt: dueAt, timeZone },
    en,
  ).replaceAll('\u00a0', ' ');
