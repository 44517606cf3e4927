/** Work on many things at once, of which none must keep the others from being done. */
import pMap from 'p-map';

/** Requests to the table at the same time. */
const AT_ONCE = { concurrency: 8 };

/** Does the work of each, whatever becomes of the others'; gives what was thrown. */
export async function failuresOf<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<unknown[]> {
  const failures: unknown[] = [];
  await pMap(all, (one) => work(one).catch((failure: unknown) => void failures.push(failure)), AT_ONCE);
  return failures;
}
