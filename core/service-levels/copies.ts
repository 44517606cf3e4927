/**
 * How old the reading of the subscribers was by which a copy went to SES. Whoever has left before a reading is in no call that goes by it;
 * so this is how long an unsubscription may take until it holds.
 */
import { PROMISES } from '../contract/promises.ts';

/** Copies that SES took together. */
export interface Taken {
  readonly copies: number;
  /** From the reading's beginning until SES had answered. */
  readonly seconds: number;
}

/** How many copies went by a reading that was too old when SES had taken them. */
export const staleAmong = (all: readonly Taken[]): number =>
  all
    .filter(({ seconds }) => seconds > PROMISES.unsubscribeSeconds)
    .reduce((sum, { copies }) => sum + copies, 0);
