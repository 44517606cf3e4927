/** An account that is held to its rate as SES does it, and whose answers come from some way off. */
import { createRate } from '../../../local/endpoints/ses-quota.ts';
import type { Account } from '../send/account.ts';

/** Milliseconds until SES has answered, and by how much that varies, to either side. */
const ANSWERS_AFTER_MS = 60;
const JITTER_MS = 30;

/** @param seed of the jitter: two runs wait alike */
export function throttledAccount(rate: number, seed = 1): Account {
  const bucket = createRate(rate, () => performance.now());
  const chance = chances(seed);
  return {
    rate,
    admit: () => bucket.take(1),
    answersAfter: () => ANSWERS_AFTER_MS + (2 * chance() - 1) * JITTER_MS,
  };
}

/** Numbers from 0 up to but not including 1. @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md (mulberry32) */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
