/**
 * The SES configuration sets. Those of mailings differ in one thing: for how long SES tries to deliver a message, for a
 * reminder that arrives after its use is worse than none. Letters have one of their own. Read by the stack, which makes
 * them, and by whoever sends.
 */

/**
 * Minutes after which SES gives a message up, ascending; the last is the longest that SES allows, the shortest
 * it allows being 5. An hour before the event is the most common reminder of all, hence 60.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeliveryOptions.html
 */
export const DELIVERY_MINUTES = [15, 60, 240, 840] as const;

export type DeliveryMinutes = (typeof DELIVERY_MINUTES)[number];

/** The set's name: what all names of the stack's sets begin with, and its minutes. */
export const configurationSetName = (prefix: string, minutes: DeliveryMinutes): string =>
  `${prefix}-${minutes}m`;

/** Minutes for which SES tries to deliver a letter: the longest there is, for its link works for days. */
export const LETTER_DELIVERY_MINUTES = 840;

/**
 * The set of letters. SES holds back addresses that bounced, and not those that complained: a complaint that was a slip is
 * taken back by confirming, and that takes a letter.
 */
export const letterSetName = (prefix: string): string => `${prefix}-letters`;
