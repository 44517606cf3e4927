/**
 * How old the reading of the subscribers was by which a copy went to SES. Whoever has left before a reading is in no call that goes by it;
 * so this is how long an unsubscription may take until it holds.
 */

/** Seconds from leaving until nothing more is handed over. */
export const IN_FORCE_WITHIN_SECONDS = 60;

/** Copies that SES took together. */
export interface Taken {
  readonly copies: number;
  /** From the reading's beginning until SES had answered. */
  readonly seconds: number;
}

/** How many copies went by a reading that was too old when SES had taken them. */
export const staleAmong = (all: readonly Taken[]): number =>
  all.filter(({ seconds }) => seconds > IN_FORCE_WITHIN_SECONDS).reduce((sum, { copies }) => sum + copies, 0);
