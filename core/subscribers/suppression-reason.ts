/** Why an address is never mailed again, and what that ends. */

/** `asked`: the person's own word. `bounce`: the mailbox does not exist. `complaint`: our mail was called spam. */
export type SuppressionReason = 'asked' | 'bounce' | 'complaint';

/**
 * Whether even letters are ended, which somebody asked for. A complaint ends mailings only: often it is a slip, and whoever asks for
 * something after it and confirms takes it back.
 */
export const silencesLetters = (reason: SuppressionReason | undefined): boolean =>
  reason === 'asked' || reason === 'bounce';
