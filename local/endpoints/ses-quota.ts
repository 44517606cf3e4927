/** What an SES account may send: so many recipients in a second, and so many in 24 hours. */

/** Far less than one recipient, far more than what many small additions lose. */
const ROUNDING = 1e-6;

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The rate, as a bucket of tokens: each recipient takes one, `perSecond` of them come back each second, and it holds one
 * second's worth. It counts real time: a clock that is moved must not open the gate.
 *
 * Known of SES: the rate is what it accepts each second; "you can exceed this quota for short bursts, but not for sustained
 * periods of time"; what it accepts can also be less. Assumed: how long a burst may be. Here it is one second's worth, on top of
 * the rate itself, whatever came before.
 * @param perSecond recipients a second, `MaxSendRate`; below 1, one is let through at a time
 * @param now milliseconds of a clock that never goes back
 * @see https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
 */
export function createRate(perSecond: number, now: () => number) {
  const room = Math.max(1, perSecond);
  let left = room;
  let readAt = now();
  return {
    /** Takes room for `recipients`, whole or not at all. */
    take(recipients: number): boolean {
      const at = now();
      left = Math.min(room, left + ((at - readAt) * perSecond) / SECOND);
      readAt = at;
      if (recipients > left + ROUNDING) return false;
      left -= recipients;
      return true;
    },
  };
}

/** The quota of 24 hours by the service's own clock, counted by the minute; -1 is no limit. */
export function createDailyQuota(limit: number, now: () => Date) {
  const minutes = new Map<number, number>();
  const sent = () => {
    const oldest = now().getTime() - DAY;
    for (const minute of minutes.keys()) if (minute * MINUTE <= oldest) minutes.delete(minute);
    return minutes.values().reduce((sum, recipients) => sum + recipients, 0);
  };
  return {
    /** `SentLast24Hours`. */
    sent,
    take(recipients: number): boolean {
      if (limit !== -1 && sent() + recipients > limit) return false;
      const minute = Math.floor(now().getTime() / MINUTE);
      minutes.set(minute, (minutes.get(minute) ?? 0) + recipients);
      return true;
    },
  };
}
