/** A mailing: one message to many people, and the decision whether a reminder that is due becomes one. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { STYLES } from '../agency/style.ts';
import type { Event, Kind, Reminder } from '../calendar/event.ts';
import { compactInstant, reminderKey } from '../calendar/reminder-key.ts';
import type { DueReminder, ReminderRef } from '../contract/messages.ts';
import type { Audience } from '../subscribers/audience.ts';
import { audiencesOf } from './audience.ts';
import type { Tally } from './ledger.ts';

/** One wording of a mailing: rendered once, read by everyone who chose this language and style. */
export interface Variant {
  readonly language: string;
  readonly style: Style;
}

/** What every mailing has, before its audience is cut. Instants are UTC. */
interface AnyMailing {
  /** Begins with its year. */
  readonly id: string;
  readonly year: number;
  readonly dueAt: string;
  /** From this moment on, whoever has not been reached is skipped. */
  readonly useUntil: string;
  /** Whose people it goes to: lists, and those who asked for the event; one person, one copy. */
  readonly audiences: readonly Audience[];
  readonly variants: readonly Variant[];
}

/** Tells of an event. Its id names reminder and revision (the event's start): a postponed event is reminded of again. */
export interface ReminderMailing extends AnyMailing {
  readonly about: 'reminder';
  readonly reminder: ReminderRef;
  readonly uid: string;
  readonly eventKind: Kind;
  readonly startsAt: string;
}

/** Asks everyone on a list whether they still want our mail. */
export interface CheckInMailing extends AnyMailing {
  readonly about: 'check-in';
  /** Whoever last answered before this instant is erased instead of asked; null: nobody is. */
  readonly silentSince: string | null;
}

export type Mailing = ReminderMailing | CheckInMailing;

/** A mailing as stored when it was started: the cut is made once, and every later run reads it. */
export type Started<One extends Mailing> = One & {
  readonly ranges: number;
  /** About how many it goes to: by the audiences' counts, in which somebody in two of them counts twice. */
  readonly people: number;
  readonly startedAt: string;
  /** Epoch seconds from which on the table may forget the mailing and its ledger. */
  readonly expiresAt: number;
  /** What became of its people, once nothing was left to do. */
  readonly finishedAt?: string;
  readonly tally?: Tally;
};
export type StartedMailing = Started<Mailing>;

/** Why a due reminder becomes no mailing: each is an expected race, not an error. */
export type NoMailing =
  /** The event is no longer in the calendar; the agency asks nobody any more. */
  | 'gone'
  | 'cancelled'
  /** The event, or this reminder of it, has another time now; its own schedule will ring. */
  | 'moved'
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
  { event, agency, now }: { event: Event | undefined; agency: Agency; now: Date },
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

/** Whether sending still helps anybody: from `useUntil` on it is worse than silence. */
export const isOfUse = ({ useUntil }: { readonly useUntil: string }, now: Date): boolean =>
  now.getTime() < Date.parse(useUntil);

/** Whether what a mailing tells of is still so: a range may be sent long after the mailing began. */
export function stillHolds(mailing: Mailing, event: Event | undefined): boolean {
  if (mailing.about !== 'reminder') return true;
  const { reminder, startsAt, dueAt } = mailing;
  return (
    event !== undefined &&
    event.status !== 'CANCELLED' &&
    event.startsAt === startsAt &&
    event.reminders.some((one) => one.offset === reminder.offset && one.dueAt === dueAt)
  );
}

/** @throws {TooEarlyError} when the clock that rang is ahead of ours by more than two clocks may differ. */
export function refuseTooEarly(dueAt: string, now: Date): void {
  if (now.getTime() < Date.parse(dueAt) - EARLY_MS) throw new TooEarlyError(dueAt);
}

/** Names a reminder's mailing: the reminder, and the event's start as its revision. */
export const mailingId = (event: Event, offset: string): string =>
  `${reminderKey(event, offset)}-${compactInstant(event.startsAt)}`;

function mailingOf(event: Event, reminder: Reminder, agency: Agency): ReminderMailing {
  return {
    about: 'reminder',
    id: mailingId(event, reminder.offset),
    year: event.year,
    reminder: { year: event.year, source: event.source, eventId: event.id, offset: reminder.offset },
    uid: event.uid,
    eventKind: event.kind,
    startsAt: event.startsAt,
    dueAt: reminder.dueAt,
    useUntil: reminder.useUntil,
    audiences: audiencesOf(event, agency),
    variants: variantsOf(agency),
  };
}

/** Every wording that a mailing has: each of the agency's languages in each style. */
export const variantsOf = ({ languages }: Pick<Agency, 'languages'>): Variant[] =>
  languages.flatMap((language) => STYLES.map((style) => ({ language, style })));

/** The variant a person reads: their style, and their language or else the agency's first. */
export function variantFor(person: Variant, { variants }: Pick<Mailing, 'variants'>): Variant {
  const language = variants.some((variant) => variant.language === person.language)
    ? person.language
    : (variants[0]?.language ?? person.language);
  return { language, style: person.style };
}
