/** Kills workers at the wire: before the endpoint hears of a request, or when it is done and nobody will hear the answer. */
import type { Treat } from './fault-proxy.ts';
import type { Workers } from './workers.ts';

/** `treat`, but a request may be its worker's last, and what a dead worker still had on the wire reaches nobody. */
export const killing =
  (workers: Workers, treat: Treat): Treat =>
  async (asked, forward) => {
    if (!workers.running(asked.accessKey)) return 'reset';
    const death = workers.onRequest(asked.accessKey);
    if (death === 'before') {
      workers.kill(asked.accessKey);
      return 'reset';
    }
    const result = await treat(asked, forward);
    if (death === 'after') {
      workers.kill(asked.accessKey);
      return 'reset';
    }
    return result;
  };
