/** A mailing: one message to many people, of each kind, as decided and as started; and whether it still holds. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { STYLES } from '../agency/style.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { compactTime } from '../calendar/compact-time.ts';
import type { Event, Kind } from '../calendar/event.ts';
import { reminderKey, revisionOf } from '../calendar/reminder-key.ts';
import type { EventRef, ReminderRef } from '../contract/messages.ts';
import type { HeardByList, Selection } from '../digest/selections.ts';
import type { KnownState } from '../notices/known-states.ts';
import { type MaterialFacts, materialChanges } from '../notices/material-facts.ts';
import { isToldOtherwise } from '../notices/state-told.ts';
import type { Audience } from '../subscribers/audience.ts';
import type { DigestRhythm } from '../subscribers/rhythm.ts';
import type { ForWhom } from './for-whom.ts';
import type { Tally } from './ledger.ts';
import type { ToldEvent } from './told-event.ts';

/** One wording of a mailing: rendered once, read by everyone who chose this language and style. */
export interface Variant {
  readonly language: string;
  readonly style: Style;
  /** Of a notice: the index of the state from which it tells. Of a digest: the index of the selection of which it tells. */
  readonly from?: number;
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

/** Tells of an event. Its id names reminder and revision: a postponed event is reminded of again, and followed up again. */
export interface ReminderMailing extends AnyMailing, Omit<ForWhom, 'rhythm'> {
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

/** Tells of a change of an event whoever was promised it. Its id names the event and when the change is told. */
export interface NoticeMailing extends AnyMailing {
  readonly about: 'notice';
  readonly event: EventRef;
  readonly uid: string;
  readonly eventKind: Kind;
  /** As it is told now. */
  readonly to: MaterialFacts;
  /** How people may know the event; a variant of the mailing tells from one of them. */
  readonly states: readonly KnownState[];
  /** When the change was loaded. */
  readonly changedAt: string;
  /** Mailings by which people have heard of the event: through a list, only whoever got one of them is told. */
  readonly heard: readonly HeardMailing[];
}

/** Tells of the month as the season opens, or of events that are new in it. Its id names the year and that moment. */
export interface ProgrammeMailing extends AnyMailing {
  readonly about: 'programme';
  /** The events of which it tells, by their start; and how many more it only leads to. */
  readonly tells: readonly ToldEvent[];
  readonly more: number;
  /** Whether it tells of all the month. */
  readonly whole: boolean;
}

/** An issue of a newsletter. Its id names the issue alone: put off or mended, it is the same mailing. */
export interface NewsletterMailing extends AnyMailing {
  readonly about: 'newsletter';
  /** Its slug. */
  readonly issue: string;
  /** Its title, in its own language. */
  readonly title: string;
}

/** Tells whoever wants one mail a day, or a week, of the events of their lists. Its id names rhythm and moment. */
export interface DigestMailing extends AnyMailing {
  readonly about: 'digest';
  readonly rhythm: DigestRhythm;
  /** The day on which it is sent, by the agency's clock. */
  readonly day: string;
  /** The events of which it tells: the first `begins` of them begin in its days, the others go on through them. */
  readonly tells: readonly ToldEvent[];
  readonly begins: number;
  readonly heard: HeardByList;
  /** Each is a variant of the mailing. */
  readonly selections: readonly Selection[];
}

/** A mailing by which people have heard of an event: when it was rendered, and the index of the state that it told of. */
export interface HeardMailing extends Pick<StartedMailing, 'id' | 'ranges'>, ForWhom {
  readonly at: string;
  readonly state: number;
  /**
   * Of a mailing that the change has stopped, or that goes on saying what is no more: the notice tells also whoever it passed by, and
   * whoever of these audiences it had not come to.
   */
  readonly inPlaceOf?: readonly Audience[];
  /** Of a digest: only whoever is on one of these lists read of the event in it. */
  readonly lists?: readonly Audience[];
}

/** A mailing that is about one event. */
export type OneEventMailing = ReminderMailing | NoticeMailing;

export type Mailing = OneEventMailing | ProgrammeMailing | DigestMailing | NewsletterMailing | CheckInMailing;

/** Whether a mailing is about one event. */
export const isOnOneEvent = <M extends Mailing>(
  mailing: M,
): mailing is Extract<M, { about: OneEventMailing['about'] }> =>
  mailing.about === 'reminder' || mailing.about === 'notice';

/** The event that a mailing is about; null where that is none, or several. */
export function eventOfMailing(mailing: OneEventMailing): EventRef;
export function eventOfMailing(mailing: Mailing): EventRef | null;
export function eventOfMailing(mailing: Mailing): EventRef | null {
  if (!isOnOneEvent(mailing)) return null;
  return mailing.about === 'notice' ? mailing.event : mailing.reminder;
}

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

/** Whether sending still helps anybody: from `useUntil` on it is worse than silence. */
export const isOfUse = ({ useUntil }: { readonly useUntil: string }, now: Date): boolean =>
  now.getTime() < Date.parse(useUntil);

/** Whether what a mailing tells of is still so: a range may be sent long after the mailing began. */
export function stillHolds(mailing: StartedMailing, event: StoredEvent | undefined): boolean {
  if (!isOnOneEvent(mailing)) return true;
  if (!event) return false;
  if (mailing.about === 'notice') return isAsTold(mailing, event);
  return isStillDue(mailing, event) && !isToldOtherwise(mailing, event);
}

/** Whether a reminder's change has stopped it half-way, and the notice of that takes its place: no other reminder of it follows. */
export const isStoppedByNotice = (mailing: Started<ReminderMailing>, event: StoredEvent): boolean =>
  isStillDue(mailing, event) && isToldOtherwise(mailing, event);

/** Whether the event is to be reminded of by this mailing, and by no other in its stead. */
const isStillDue = ({ id, reminder, dueAt }: ReminderMailing, event: Event): boolean =>
  event.status !== 'CANCELLED' &&
  mailingId(event, reminder.offset) === id &&
  event.reminders.some((one) => one.offset === reminder.offset && one.dueAt === dueAt);

/** A later change that leads back to the same has a notice of its own, which reaches whoever this one has not. */
const isAsTold = ({ to, dueAt }: NoticeMailing, event: StoredEvent): boolean =>
  event.notice?.dueAt === dueAt && materialChanges(to, event).length === 0;

/** Names a reminder's mailing: the reminder, and its revision. */
export const mailingId = (event: Event, offset: string): string =>
  `${reminderKey(event, offset)}-${compactTime(revisionOf(event, offset))}`;

/** Every wording that a mailing has: each of the agency's languages in each style. */
export const variantsOf = ({ languages }: Pick<Agency, 'languages'>): Variant[] =>
  languages.flatMap((language) => STYLES.map((style) => ({ language, style })));

/** The variant a person reads: their style, and their language or else the agency's first. */
export function variantFor(
  person: Variant,
  { variants }: { readonly variants: readonly Variant[] },
): Variant {
  const language = variants.some((variant) => variant.language === person.language)
    ? person.language
    : (variants[0]?.language ?? person.language);
  return { language, style: person.style, ...(person.from !== undefined && { from: person.from }) };
}
