/** What people submit: an event for the calendar, or a resource to share; and how far it has come. */
import type { Kind } from '../calendar/event.ts';
import type { CheckedFlyer } from './flyer.ts';

/** Kinds of events that anybody may submit: whoever hears of an awareness day asked to hear of the agency's own. */
export const SUBMITTED_KINDS = ['WEBINAR', 'IN-PERSON', 'EXHIBIT', 'ON-DEMAND'] as const satisfies Kind[];
export type SubmittedKind = (typeof SUBMITTED_KINDS)[number];

/** Kinds of resources that anybody may submit: facts need a source that somebody has checked. */
export const SUBMITTED_RESOURCES = [
  'book',
  'podcast',
  'film',
  'article',
  'training',
  'guide',
  'website',
] as const;
export type SubmittedResourceKind = (typeof SUBMITTED_RESOURCES)[number];

export interface SubmittedEvent {
  readonly type: 'event';
  readonly title: string;
  readonly kind: SubmittedKind;
  /** First and last day, such as `2027-01-15`; the same for one day. */
  readonly day: string;
  readonly lastDay: string;
  /** Wall-clock times in the agency's zone, such as `18:00`; null for what lasts whole days. */
  readonly hours: { readonly from: string; readonly to: string } | null;
  readonly location: string | null;
  readonly conference: string | null;
  readonly about: string;
  readonly presenters: readonly string[];
  readonly contact: string;
  readonly link: string | null;
}

export interface SubmittedResource {
  readonly type: 'resource';
  readonly kind: SubmittedResourceKind;
  readonly title: string;
  readonly by: string | null;
  readonly link: string;
  readonly about: string;
  /** What a reader should know before they open it. */
  readonly note: string | null;
}

export type Submitted = SubmittedEvent | SubmittedResource;

/**
 * `approved` is also what is published; whether publishing has ended says `publishedAt`. `withdrawn` was taken down, `expired` is what
 * nobody has decided on in time.
 */
export type SubmissionState = 'unconfirmed' | 'waiting' | 'approved' | 'declined' | 'withdrawn' | 'expired';

export interface Submission {
  /** 32 hex digits. */
  readonly id: string;
  readonly content: Submitted;
  readonly flyer: CheckedFlyer | null;
  readonly state: SubmissionState;
  /** Counts from 1; each edit is another. A decision is made on one of them. */
  readonly revision: number;
  /** When it became what it is, and by which moderator's name; null where its submitter did. */
  readonly changedAt: string;
  readonly changedBy: string | null;
  readonly publishedAt: string | null;
  /** Why it was declined, as its submitter is told; there only where somebody gave a reason. */
  readonly word?: string;
  /** Since when it has waited for a decision; not there before. */
  readonly waitsSince?: string;
  /** Names the words to which its submitter agreed. */
  readonly wording: string;
}

/** Whose it is, kept apart: forgotten sooner than the rest. */
export interface Submitter {
  /** The id that belongs to the address. */
  readonly id: string;
  readonly address: string;
  readonly language: string;
}

/** Days for which something is kept that its submitter has not confirmed: as long as the letter's link works. */
export const UNCONFIRMED_DAYS = 7;
/** Days for which something waits for a moderator. */
export const WAITING_DAYS = 60;
/** Days for which it is kept after that, so that whoever submitted it is told. */
export const EXPIRED_DAYS = 7;
/** Days for which an address is kept after the decision. */
export const ADDRESS_DAYS = 30;

/** At most these wait for the moderators: of one address, and in all. */
export const MOST_WAITING_OF_ONE = 5;
export const MOST_WAITING = 100;

const DAY_MS = 86_400_000;

/** Whether something has waited for as long as it may: nobody decides on it any more. */
export const isOverdue = (
  { state, waitsSince }: Pick<Submission, 'state' | 'waitsSince'>,
  now: Date,
): boolean =>
  state === 'waiting' && waitsSince !== undefined && daysAfter(new Date(waitsSince), WAITING_DAYS) <= now;

export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** The order of what waits. */
export const longestWaitingFirst = (
  one: Pick<Submission, 'waitsSince'>,
  other: Pick<Submission, 'waitsSince'>,
): number => Date.parse(one.waitsSince ?? '') - Date.parse(other.waitsSince ?? '');
