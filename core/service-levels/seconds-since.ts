/** Seconds from one instant to another; none where their clocks differ. */
export const secondsSince = (since: string, now: Date): number =>
  Math.max(0, (now.getTime() - Date.parse(since)) / 1000);
