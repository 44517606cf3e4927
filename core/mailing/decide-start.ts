/** Whether a reminder that is due becomes a mailing. */
import type { Agency } from '../agency/agency.ts';
import type { Event, Reminder } from '../calendar/event.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { DueReminder } from '../contract/messages.ts';
import { lastDigestAt } from '../digest/digest.ts';
import { type KnownEvent, lateFor } from '../digest/late-for.ts';
import { audiencesOf } from './audience.ts';
import { isOfUse, mailingId, type ReminderMailing, variantsOf } from './mailing.ts';

/** Why a due reminder becomes no mailing: each is an expected race, not an error. */
export type NoMailing =
  /** The event is no longer in the calendar, the issue not in its folder; the agency asks nobody any more. */
  | 'gone'
  | 'cancelled'
  /** The event, or this reminder of it, has another time now; its own schedule will ring. */
  | 'moved'
  /** All of its events have begun, or been called off; or people have been told of them. */
  | 'nothing-new'
  /** Sending would be worse than silence. */
  | 'too-late';

export type StartDecision =
  | {
      readonly start: true;
      readonly event: Event;
      readonly reminder: Reminder;
      readonly mailing: ReminderMailing;
    }
  | NotStarted;

/** An alarm clock that rang for nothing. */
export interface NotStarted {
  readonly start: false;
  readonly because: NoMailing;
}

/** Milliseconds by which two clocks may differ. */
const EARLY_MS = 60_000;

/** An alarm clock rang before it was due; its message comes back, and nobody is told too early. */
export class TooEarlyError extends Error {
  constructor(dueAt: string) {
    super(`What is due at ${dueAt} rang before that; it is started when it is due.`);
    this.name = 'TooEarlyError';
  }
}

/** Whether the reminder that `message` names still holds for the event as it stands `now`. */
export function decideStart(
  message: DueReminder,
  { event, agency, now }: { event: KnownEvent | undefined; agency: Agency; now: Date },
): StartDecision {
  if (!event) return { start: false, because: 'gone' };
  if (event.status === 'CANCELLED') return { start: false, because: 'cancelled' };
  const reminder = event.reminders.find(({ offset }) => offset === message.reminder.offset);
  if (!reminder || reminder.dueAt !== message.dueAt || event.startsAt !== message.startsAt) {
    return { start: false, because: 'moved' };
  }
  refuseTooEarly(reminder.dueAt, now);
  if (!isOfUse(reminder, now)) return { start: false, because: 'too-late' };
  return { start: true, event, reminder, mailing: mailingOf(event, reminder, agency) };
}

/** @throws {TooEarlyError} when the clock that rang is ahead of ours by more than two clocks may differ. */
export function refuseTooEarly(dueAt: string, now: Date): void {
  if (now.getTime() < Date.parse(dueAt) - EARLY_MS) throw new TooEarlyError(dueAt);
}

function mailingOf(event: KnownEvent, reminder: Reminder, agency: Agency): ReminderMailing {
  return {
    about: 'reminder',
    id: mailingId(event, reminder.offset),
    year: event.year,
    reminder: { ...refOf(event), offset: reminder.offset },
    uid: event.uid,
    eventKind: event.kind,
    startsAt: event.startsAt,
    digestsAt: {
      daily: lastDigestAt('daily', reminder.dueAt, agency.timeZone),
      weekly: lastDigestAt('weekly', reminder.dueAt, agency.timeZone),
    },
    lateFor: lateFor(event, agency),
    dueAt: reminder.dueAt,
    useUntil: reminder.useUntil,
    audiences: audiencesOf(event, agency),
    variants: variantsOf(agency),
  };
}
