/**
 * How fast we send: what the account may send in a second and in 24 hours, shared by all that send. Slots follow each other as
 * GCRA has it (a leaky bucket that keeps one number): each copy moves the moment at which the next one is free.
 */
import { FUNCTIONS } from '../contract/functions.ts';
import { MOST_PER_CALL } from './ranges.ts';

/** Workers that send at the same time. */
const WORKERS = FUNCTIONS['send-range'].trigger.maxConcurrency;

/** Messages a second that one worker may count on, of `rate` for the account. */
export const shareOf = (rate: number): number => rate / WORKERS;

/** Part of the rate that mailings use; clocks and networks are not exact. */
const USED = 0.98;

/**
 * Part of a second's messages that one worker sends at once: SES lets an account have a second's worth in a burst, and a quarter
 * of it is left for answers and clocks that are not exact. Each round has writes of its own, so a slow account's are large.
 */
const AT_ONCE = 0.75;

/** Copies in one call: no more than one worker sends at once, and never more than SES takes. */
export const copiesPerCall = (rate: number): number =>
  Math.max(1, Math.min(MOST_PER_CALL, Math.floor(rate * AT_ONCE)));

/**
 * Most calls of one worker at the same time: one after the other, the answers' way alone would keep a quick account
 * waiting. A worker that is stopped meanwhile leaves the people of all of them uncertain, so they are few.
 */
const MOST_CALLS_AT_ONCE = 10;

/** Calls of one worker at the same time. */
export const callsAtOnce = (rate: number): number =>
  Math.max(1, Math.min(MOST_CALLS_AT_ONCE, Math.floor((rate * AT_ONCE) / copiesPerCall(rate))));

/** Milliseconds that `copies` take of the account's time, in tenths: longer fractions don't add up to the same everywhere. */
export const timeOf = (copies: number, rate: number): number =>
  Math.ceil((copies * 10_000) / (rate * USED)) / 10;

/** Milliseconds of unused time that can be made up for, once no worker was ready: what a burst leaves of a second, less a fifth. */
export const makeUpFor = (rate: number): number => {
  const atOnce = callsAtOnce(rate) * copiesPerCall(rate);
  return Math.floor(1000 * Math.max(0, Math.min(0.25, (rate - atOnce) / rate - 0.2)));
};

/** What SES says of the account: messages a second, and in any 24 hours; -1 is no limit. */
export interface Quota {
  readonly rate: number;
  readonly most: number;
  readonly sent: number;
}

/** While SES has never told: what it will not take is tried again. */
export const CAUTIOUS: Quota = { rate: 14, most: -1, sent: 0 };

/** Part of the 24 hours' quota that is kept for letters: somebody waits for each of them. */
const KEPT_FOR_LETTERS = 0.05;

/** Stands for «no limit», and can be counted down for ever. */
const UNLIMITED = 1e12;

/** How many copies mailings may still send in these 24 hours. */
export const leftFor = ({ most, sent }: Pick<Quota, 'most' | 'sent'>): number =>
  most < 0 ? UNLIMITED : Math.max(0, most - Math.ceil(most * KEPT_FOR_LETTERS) - sent);
