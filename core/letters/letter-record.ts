/** What is kept of a letter: how far it has come, and what its link needs to stay the same. Nothing says to whom it went. */

import type { Refusal } from '../registrations/offer.ts';

/** Why a letter is not sent; stands in its record and in the log. */
export type SkippedBecause =
  /** The address asked never to be written to, or mail to it came back. */
  | 'suppressed'
  /** We keep nothing of this person. */
  | 'unknown-person'
  /** The event is gone, cancelled or over, or does not offer what was asked for any more. */
  | Refusal
  /** It is not so any more: since it was asked for, the person has got a place, given it up, or registered again. */
  | 'overtaken'
  /** None of the lists asked for exists. */
  | 'no-such-list'
  /** It was asked for so long ago that nobody waits for it any more. */
  | 'expired'
  /** This stage may not mail the address. */
  | 'not-allowed'
  /** Too many letters; the limit's name follows. */
  | `limit:${string}`
  /** SES calls the message or the address impossible; its reason follows. */
  | `refused:${string}`;

/** A letter that is being sent. Delivered again, it goes on with the same moment and key, and so carries the same link. */
export interface BegunLetter {
  readonly state: 'begun';
  /** When it was first begun. */
  readonly at: string;
  /** Version of the link key that its token is derived with. */
  readonly keyVersion: string;
}

export type LetterRecord =
  | BegunLetter
  | { readonly state: 'sent'; readonly at: string }
  | { readonly state: 'skipped'; readonly at: string; readonly because: SkippedBecause };

/** Days for which a letter is remembered: longer than a message can lie on its queues (4 days, and 14 with the dead). */
export const REMEMBERED_DAYS = 30;

/** Whether nothing is left to do for a letter. */
export const isDone = (record: LetterRecord | undefined): boolean =>
  record !== undefined && record.state !== 'begun';
