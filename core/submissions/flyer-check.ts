/**
 * Checks a flyer in a thread of its own, within limits of time and memory. Whatever the file is, it answers, and nothing of the file
 * is left: neither in memory nor in a log.
 */

import { threadUrl } from '../contract/bundling.ts';
import { FLYER_THREAD } from '../contract/functions.ts';
import { type AskLimits, askThread, startThread } from '../runtime/limited-thread.ts';
import { type FlyerJudgement, LARGEST_FLYER, refused } from './flyer.ts';

/** A flyer of some pages takes a second and 60 MB; `web` has 512 MB and 20 s for all that it does. */
export const FLYER_LIMITS = { seconds: 8, bufferMegabytes: 190, heapMegabytes: 128 };

export async function checkFlyerInThread(
  file: Uint8Array,
  limits: Required<AskLimits> & { readonly heapMegabytes: number } = FLYER_LIMITS,
): Promise<FlyerJudgement> {
  if (file.byteLength === 0) return refused('empty');
  if (file.byteLength > LARGEST_FLYER) return refused('tooLarge');
  const thread = startThread(threadUrl(FLYER_THREAD, import.meta.url), limits);
  try {
    const answer = await askThread<FlyerJudgement>(thread, file, limits);
    if ('ok' in answer) return answer;
    return refused(answer.brokenOff === 'mistake' ? 'damaged' : 'tooHeavy');
  } finally {
    await thread.terminate();
  }
}
