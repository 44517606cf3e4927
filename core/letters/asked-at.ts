/** When somebody asked for a letter, and until when it still helps them. */
import type { LetterMessage } from '../contract/letters.ts';

/**
 * Hours after which a letter is not sent any more. Whoever asked for it waits no longer, and may have asked again; and nobody gets
 * a letter days later, when somebody else may be reading along, because it lay among the dead and was put back.
 */
export const AWAITED_HOURS = 24;

const HOUR_MS = 3_600_000;

/** Null for letters that nobody asked for on a page, and where the message does not say. */
export function askedAtOf(message: LetterMessage): string | null {
  if ('consent' in message) return message.consent.at;
  return ('askedAt' in message && message.askedAt) || null;
}

/** Whether whoever asked for it still waits for it. */
export function isAwaited(message: LetterMessage, now: Date): boolean {
  const askedAt = askedAtOf(message);
  return askedAt === null || now.getTime() < Date.parse(askedAt) + AWAITED_HOURS * HOUR_MS;
}
