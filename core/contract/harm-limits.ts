/**
 * Shares of our messages in a day from which on AWS reviews an account, and at which everything pauses by itself.
 * @see https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
 */
export const HARM_LIMITS = { bounced: 0.05, complained: 0.001 } as const;
