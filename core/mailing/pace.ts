/** How fast one worker sends: an equal share of what the account may send in a second. */
import { FUNCTIONS } from '../contract/functions.ts';
import { MOST_PER_CALL } from './ranges.ts';

/** Workers that send at the same time. */
const WORKERS = FUNCTIONS['send-range'].trigger.maxConcurrency;

/** Messages a second for one worker, of `rate` for the account. */
export const shareOf = (rate: number): number => rate / WORKERS;

/** Copies in one call: no more than the share of a second, and never more than SES takes. */
export const copiesPerCall = (share: number): number =>
  Math.max(1, Math.min(MOST_PER_CALL, Math.floor(share)));

/**
 * Most calls of one worker at the same time: one after the other, the answers' way alone would keep a quick account
 * waiting. A worker that is stopped meanwhile leaves the people of all of them uncertain, so they are few.
 */
const MOST_CALLS_AT_ONCE = 4;

/** Calls at the same time: no more than the share of a second, within which SES answers. */
export const callsAtOnce = (share: number): number =>
  Math.max(1, Math.min(MOST_CALLS_AT_ONCE, Math.floor(share / copiesPerCall(share))));

/** Milliseconds to wait after `copies` that took `took` milliseconds, to stay within the share. */
export const pauseAfter = (copies: number, share: number, took: number): number =>
  Math.max(0, (copies / share) * 1000 - took);
