/** What people may rely on, in seconds: what is counted as kept, the targets on the dashboard, and what alarms are about. */
export const PROMISES = {
  /** From asking on a page until the letter is with SES: for 95 of a hundred, and for 99. */
  confirmation: { mostSeconds: 10, nearlyAllSeconds: 60 },
  /** From the moment at which a reminder is due until its mailing begins. */
  reminderSeconds: 300,
  /** From leaving until no mailing goes there any more. */
  unsubscribeSeconds: 60,
} as const;
