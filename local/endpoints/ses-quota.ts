/** What an SES account may send: so many recipients in a second, and so many in 24 hours. */

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The rate, over the second that ends now. It counts real time: a clock that is moved must not open the gate.
 * @param perSecond recipients in any one second, `MaxSendRate`
 * @param now milliseconds of a clock that never goes back
 */
export function createRate(perSecond: number, now: () => number) {
  const room = Math.max(1, perSecond);
  const sent: { at: number; recipients: number }[] = [];
  let within = 0;
  const forgetBefore = (moment: number) => {
    while (sent[0] !== undefined && sent[0].at <= moment) within -= sent.shift()?.recipients ?? 0;
  };
  return {
    /** Takes room for `recipients`, whole or not at all. A rate below 1 still lets one through in its second. */
    take(recipients: number): boolean {
      const at = now();
      forgetBefore(at - SECOND);
      if (within + recipients > room) return false;
      within += recipients;
      sent.push({ at, recipients });
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
