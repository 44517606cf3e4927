/** A mailing: one message to many people, and the decision whether a reminder that is due becomes one. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { STYLES } from '../agency/style.ts';
import type { Event, Kind, Reminder } from '../calendar/event.ts';
import { compactInstant, reminderKey } from '../calendar/reminder-key.ts';
import type { DueMessage, ReminderRef } from '../contract/messages.ts';
import type { Audience } from '../subscribers/audience.ts';
import { audiencesOf } from './audience.ts';

/** One wording of a mailing: rendered once, read by everyone who chose this language and style. */
export interface Variant {
  readonly language: string;
  readonly style: Style;
}

/** A reminder's mailing, before its audience is cut. Instants are UTC. */
export interface Mailing {
  /** Names reminder and revision (the event's start): a postponed event is reminded of again. */
  readonly id: string;
  readonly year: number;
  readonly reminder: ReminderRef;
  readonly uid: string;
  readonly eventKind: Kind;
  readonly startsAt: string;
  readonly dueAt: string;
  /** From this moment on, whoever has not been reached is skipped. */
  readonly useUntil: string;
  /** Whose people it goes to: lists, and those who asked for the event; one person, one copy. */
  readonly audiences: readonly Audience[];
  readonly variants: readonly Variant[];
}

/** A mailing as stored when it was started: the cut is made once, and every later run reads it. */
export type StartedMailing = Mailing & { readonly ranges: number; readonly startedAt: string };

/** Why a due reminder becomes no mailing: each is an expected race, not an error. */
export type NoMailing =
  /** The event is no longer in the calendar. */
  | 'gone'
  | 'cancelled'
  /** The event, or this reminder of it, has another time now; its own schedule will ring. */
  | 'moved'
  /** Sending would be worse than silence. */
  | 'too-late';

export type StartDecision =
  | { readonly start: true; readonly event: Event; readonly reminder: Reminder; readonly mailing: Mailing }
  | { readonly start: false; readonly because: NoMailing };

/** Milliseconds by which two clocks may differ. */
const EARLY_MS = 60_000;

/** A reminder rang before it was due; its message comes back, and nobody is told too early. */
export class TooEarlyError extends Error {
  constructor(dueAt: string) {
    super(`A reminder that is due at ${dueAt} rang before that; it is started when it is due.`);
    this.name = 'TooEarlyError';
  }
}

/** Whether the reminder that `message` names still holds for the event as it stands `now`. */
export function decideStart(
  message: DueMessage,
  { event, agency, now }: { event: Event | undefined; agency: Agency; now: Date },
): StartDecision {
  if (!event) return { start: false, because: 'gone' };
  if (event.status === 'CANCELLED') return { start: false, because: 'cancelled' };
  const reminder = event.reminders.find(({ offset }) => offset === message.reminder.offset);
  if (!reminder || reminder.dueAt !== message.dueAt || event.startsAt !== message.startsAt) {
    return { start: false, because: 'moved' };
  }
  if (now.getTime() < Date.parse(reminder.dueAt) - EARLY_MS) throw new TooEarlyError(reminder.dueAt);
  if (now.getTime() >= Date.parse(reminder.useUntil)) return { start: false, because: 'too-late' };
  return { start: true, event, reminder, mailing: mailingOf(event, reminder, agency) };
}

/** Names a reminder's mailing: the reminder, and the event's start as its revision. */
export const mailingId = (event: Event, offset: string): string =>
  `${reminderKey(event, offset)}-${compactInstant(event.startsAt)}`;

function mailingOf(event: Event, reminder: Reminder, agency: Agency): Mailing {
  return {
    id: mailingId(event, reminder.offset),
    year: event.year,
    reminder: { year: event.year, source: event.source, eventId: event.id, offset: reminder.offset },
    uid: event.uid,
    eventKind: event.kind,
    startsAt: event.startsAt,
    dueAt: reminder.dueAt,
    useUntil: reminder.useUntil,
    audiences: audiencesOf(event, agency),
    variants: agency.languages.flatMap((language) => STYLES.map((style) => ({ language, style }))),
  };
}

/** The variant a person reads: their style, and their language or else the agency's first. */
export function variantFor(person: Variant, { variants }: Pick<Mailing, 'variants'>): Variant {
  const language = variants.some((variant) => variant.language === person.language)
    ? person.language
    : (variants[0]?.language ?? person.language);
  return { language, style: person.style };
}
