/** What people may rely on: what is counted as kept, the targets on the dashboard and `/status`, and what alarms are about. */
export const PROMISES = {
  /** From asking on a page until the letter is with SES: seconds, and for how many of a hundred. */
  confirmation: { most: { seconds: 10, percent: 95 }, nearlyAll: { seconds: 60, percent: 99 } },
  /** From the moment at which a reminder is due until its mailing begins. */
  reminderSeconds: 300,
  /** From leaving until no mailing goes there any more: a bound that the time of `send-range` keeps (decision 0050). */
  unsubscribeSeconds: 60,
} as const;
