/** When our mail does the account harm. */
import { HARM_LIMITS } from '../contract/harm-limits.ts';
import type { Pause } from '../mailing/brake.store.ts';

/** Counts of messages, each counted once. */
export interface Reputation {
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
}

/** Before so many messages a share says nothing. */
const FEWEST_SENT = 1000;
/** Five complaints at least: of a thousand messages one alone would be 0.1 %. */
const FEWEST_COMPLAINTS = 5;

/** Hours over which is judged: long enough for the bounces of one mailing, short enough to be about this one. */
export const JUDGED_HOURS = 24;

/** Why everything must be paused; null while all is well. */
export function reasonToPause({ sent, bounced, complained }: Reputation): Pause['because'] | null {
  if (sent < FEWEST_SENT) return null;
  if (bounced / sent >= HARM_LIMITS.bounced) return 'bounces';
  return complained >= FEWEST_COMPLAINTS && complained / sent >= HARM_LIMITS.complained ? 'complaints' : null;
}

/** Adds up counts. */
export const addReputations = (all: readonly Reputation[]): Reputation => ({
  sent: sum(all.map(({ sent }) => sent)),
  bounced: sum(all.map(({ bounced }) => bounced)),
  complained: sum(all.map(({ complained }) => complained)),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
