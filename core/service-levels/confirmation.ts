/** How soon whoever asked for something on a page is sent the letter with the link to confirm it. */

import type { LetterMessage } from '../contract/letters.ts';
import { PROMISES } from '../contract/promises.ts';
import type { SkippedBecause } from '../letters/letter-record.ts';

/** How soon after asking SES took a letter; `never`: it was refused, or given up. */
export type Handover = 'within10' | 'within60' | 'later' | 'never';

/** A letter of which is known how soon it was handed over, or that it never was. */
export interface Confirmation {
  readonly askedAt: string;
  readonly handover: Handover;
}

/** When somebody asked on a page for a letter that has them confirm; null for other letters, and where the message does not say. */
export function confirmationAskedAt(message: LetterMessage): string | null {
  if (message.purpose === 'confirm-subscription' || message.purpose === 'confirm-event')
    return message.consent.at;
  if (message.purpose === 'confirm-address' || message.purpose === 'confirm-submission')
    return message.askedAt ?? null;
  return null;
}

export function handoverAfter(seconds: number): Handover {
  const { mostSeconds, nearlyAllSeconds } = PROMISES.confirmation;
  if (seconds <= mostSeconds) return 'within10';
  return seconds <= nearlyAllSeconds ? 'within60' : 'later';
}

/**
 * Whether a letter that is not sent breaks the promise: SES did not want it, or it came to nothing until its link was out of force. All
 * else is rightly not sent.
 */
export const breaksPromise = (because: SkippedBecause): boolean =>
  because === 'expired' || because.startsWith('refused:');
