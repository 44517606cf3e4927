/** What the schedules should be, from the events and the agency file alone. A schedule is only an alarm clock (see `start-mailing`). */

import { createHash } from 'node:crypto';
import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { compactTime } from '../calendar/compact-time.ts';
import type { Event, Reminder } from '../calendar/event.ts';
import { reminderKey } from '../calendar/reminder-key.ts';
import { type CheckInRule, checkInMailingId, checkInsAhead } from '../check-in/check-in.ts';
import type { DueMessage, DueReminder } from '../contract/messages.ts';
import { digestMailingId, digestsOf } from '../digest/digest.ts';
import type { DigestReaders } from '../digest/digest-readers.store.ts';
import { sentAmong } from '../newsletters/decide-newsletter.ts';
import { yearOfIssue } from '../newsletters/newsletter.ts';
import { noticeMailingId } from '../notices/notice-id.ts';
import { announcementsOf, type ProgrammeRule, programmeMailingId } from '../programme/announcement.ts';
import type { StoredPublication } from '../publications/publication.ts';
import { dueCheckIn, dueDigest, dueNewsletter, dueNotice, dueProgramme, dueReminder } from './due-message.ts';

/** One schedule as it should stand in our group. */
export interface Schedule {
  /** Carries reminder, instant and target, because a listing of schedules tells nothing but names. */
  readonly name: string;
  readonly dueAt: string;
  readonly message: DueMessage;
}

export type ReminderSchedule = Schedule & { readonly message: DueReminder };

/** Where every schedule delivers; a change of it makes every name, and so every schedule, a new one. */
export interface ScheduleTarget {
  readonly queueArn: string;
  readonly roleArn: string;
  readonly deadLetterArn: string;
}

/**
 * `<reminder key>-<instant>-<hash of revision and target>`: 56 characters of the 64 that EventBridge Scheduler
 * allows, all of `[0-9a-zA-Z-]`.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
function scheduleName(event: Event, reminder: Reminder, target: ScheduleTarget): string {
  const version = versionFor([event.startsAt, ...addressOf(target)]);
  return `${reminderKey(event, reminder.offset)}-${compactTime(reminder.dueAt)}-${version}`;
}

const addressOf = (target: ScheduleTarget) => [target.queueArn, target.roleArn, target.deadLetterArn];

const versionFor = (madeFor: readonly string[]): string =>
  createHash('sha256').update(madeFor.join('\n')).digest('hex').slice(0, 8);

/** The schedules of every reminder of `events` that are not cancelled, past ones too. */
export function schedulesOf(events: readonly Event[], target: ScheduleTarget): ReminderSchedule[] {
  return events
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap((event) =>
      event.reminders.map((reminder) => ({
        name: scheduleName(event, reminder, target),
        dueAt: reminder.dueAt,
        message: dueReminder(event, reminder),
      })),
    );
}

/** The schedules of the changes that people are to be told of: those of cancelled events above all. */
export function noticeSchedules(events: readonly StoredEvent[], target: ScheduleTarget): Schedule[] {
  return events.flatMap(({ notice, ...event }) =>
    notice
      ? [
          {
            name: `${noticeMailingId(event, notice)}-${versionFor(addressOf(target))}`,
            dueAt: notice.dueAt,
            message: dueNotice(event, notice),
          },
        ]
      : [],
  );
}

/** The schedules of the programmes, and of what is new in them. */
export const programmeSchedules = (
  events: readonly StoredEvent[],
  { rule, target }: { readonly rule: ProgrammeRule; readonly target: ScheduleTarget },
): Schedule[] =>
  announcementsOf(events, rule).map((announcement) => ({
    name: `${programmeMailingId(announcement)}-${versionFor(addressOf(target))}`,
    dueAt: announcement.dueAt,
    message: dueProgramme(announcement),
  }));

/** The schedules of newsletter issues that are sent; a slug can be longer than a name. */
export const newsletterSchedules = (
  publications: readonly StoredPublication[],
  target: ScheduleTarget,
): Schedule[] =>
  sentAmong(publications).map((issue) => {
    const { slug, sendAt } = issue.content;
    const version = versionFor([slug, ...addressOf(target)]);
    return {
      name: `${yearOfIssue(slug)}-newsletter-${compactTime(sendAt)}-${version}`,
      dueAt: sendAt,
      message: dueNewsletter(issue),
    };
  });

/** The schedules of the digests that have readers. */
export const digestSchedules = (
  events: readonly StoredEvent[],
  {
    agency,
    readers,
    target,
  }: { readonly agency: Agency; readonly readers: DigestReaders; readonly target: ScheduleTarget },
): Schedule[] =>
  (Object.keys(readers).length > 0 ? digestsOf(events, agency) : [])
    .filter(({ rhythm }) => readers[rhythm])
    .map((one) => ({
      name: `${digestMailingId(one)}-${versionFor(addressOf(target))}`,
      dueAt: one.dueAt,
      message: dueDigest(one),
    }));

/** The schedules of the next check-ins. */
export const checkInSchedules = (
  rule: CheckInRule,
  { target, now }: { readonly target: ScheduleTarget; readonly now: Date },
): Schedule[] =>
  checkInsAhead(rule, now).map((checkIn) => {
    const { year, dueAt } = checkIn;
    const version = versionFor([dueAt, ...addressOf(target)]);
    return {
      name: `${checkInMailingId(year)}-${compactTime(dueAt)}-${version}`,
      dueAt,
      message: dueCheckIn(checkIn),
    };
  });

/** What must be done to the group so that it holds the future schedules and nothing stale. */
export interface Reconciliation {
  readonly create: readonly Schedule[];
  /** Names. */
  readonly remove: readonly string[];
  readonly unchanged: number;
}

/**
 * Compares names. A wanted schedule already past is never created, for no reminder goes out before it was
 * known; and where it still stands it is left to fire, for Scheduler may take a minute to do so.
 */
export function reconcile(
  wanted: readonly Schedule[],
  present: readonly string[],
  now: Date,
): Reconciliation {
  const standing = new Set(present);
  const known = new Set(wanted.map(({ name }) => name));
  const future = wanted.filter(({ dueAt }) => Date.parse(dueAt) > now.getTime());
  return {
    create: future.filter(({ name }) => !standing.has(name)),
    remove: present.filter((name) => !known.has(name)),
    unchanged: present.filter((name) => known.has(name)).length,
  };
}
