/** How often something may happen within a stretch of time, and which counter counts it. */

export interface Limit {
  /** Lower case and hyphens; stands in the counter's key and in the log. */
  readonly name: string;
  readonly most: number;
  /** Length of the stretch; the stretches follow each other from 1970 on. */
  readonly seconds: number;
}

/** Counts, for one stretch of time, what is done for or by `whom`. */
export interface Counter {
  readonly limit: Limit;
  /** An id or a keyed hash; never an address, neither of mail nor of a network. */
  readonly whom: string;
  /** The first moment of the stretch. */
  readonly since: string;
  /** Epoch seconds from which on the table may forget it. */
  readonly expiresAt: number;
}

/** The counter of `limit` for `whom` that is in force at `now`. */
export function counterOf(limit: Limit, whom: string, now: Date): Counter {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const since = nowSeconds - (nowSeconds % limit.seconds);
  return {
    limit,
    whom,
    since: new Date(since * 1000).toISOString(),
    expiresAt: since + limit.seconds,
  };
}

/** Whether a counter that has counted `counted` takes no more; what it has counted already is always welcome again. */
export const isFull = ({ limit }: Counter, counted: ReadonlySet<string>, event: string): boolean =>
  counted.size >= limit.most && !counted.has(event);
