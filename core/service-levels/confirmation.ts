/** How soon whoever asked for something on a page is sent the letter with the link to confirm it. */

import type { LetterMessage } from '../contract/letters.ts';
import { PROMISES } from '../contract/promises.ts';
import { askedAtOf } from '../letters/asked-at.ts';
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
  return message.purpose.startsWith('confirm-') ? askedAtOf(message) : null;
}

export function handoverAfter(seconds: number): Handover {
  const { most, nearlyAll } = PROMISES.confirmation;
  if (seconds <= most.seconds) return 'within10';
  return seconds <= nearlyAll.seconds ? 'within60' : 'later';
}

/**
 * Whether a letter that is not sent breaks the promise: SES did not want it, or it came to nothing for as long as anybody waited for it. All
 * else is rightly not sent.
 */
export const breaksPromise = (because: SkippedBecause): boolean =>
  because === 'expired' || because.startsWith('refused:');
