/** Counting goes beside the work, and never stops it. */
import { describeError, type Log } from '../runtime/log.ts';

/** Waits until something is counted; that it could not be is only said in the log. */
export async function quietly(counting: () => Promise<void>, log: Log): Promise<void> {
  try {
    await counting();
  } catch (error) {
    log.warn('not counted', { error: describeError(error) });
  }
}
