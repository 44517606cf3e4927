/**
 * The service's custom metrics in CloudWatch: what the functions emit, and what alarms and the dashboard read. Ten at most, as many as cost
 * nothing. A metric that nobody emits in a period has no data there, not 0; `Alarms` alone is 0 while all is well.
 */

/** Under which they stand in CloudWatch. */
export const METRICS_NAMESPACE = 'PreventionMonth';

/** Their one dimension, as Powertools calls it; its value is the stack's name, and `local` on one machine (`STACK_NAME`). */
export const METRICS_DIMENSION = 'service';

/** A unit of CloudWatch. */
export type MetricUnit = 'Count' | 'Seconds';

/** The functions that emit metrics. */
export type Emitter = 'send-letter' | 'start-mailing' | 'send-range' | 'record-feedback' | 'sweep';

export interface MetricDeclaration {
  readonly unit: MetricUnit;
  readonly emittedBy: readonly Emitter[];
  /** What one value says, and when it is emitted. */
  readonly says: string;
}

/** Every metric there is. Counts are summed over a period; seconds are one value for each case, for percentiles and the maximum. */
export const METRICS = {
  Alarms: {
    unit: 'Count',
    emittedBy: ['sweep'],
    says: 'alarms that a sweep has found: a value for each part of it that found any, at once; 0 when none did, at its end',
  },
  Sweeps: {
    unit: 'Count',
    emittedBy: ['sweep'],
    says: '1 for each sweep that has come to its end',
  },
  ConfirmationSeconds: {
    unit: 'Seconds',
    emittedBy: ['send-letter'],
    says: 'from asking on a page until SES has taken the letter with the link to confirm; one value for each letter, once',
  },
  ReminderDelaySeconds: {
    unit: 'Seconds',
    emittedBy: ['start-mailing'],
    says: 'from the moment at which a reminder is due until its mailing begins; one value for each mailing, once',
  },
  UnsubscribeSeconds: {
    unit: 'Seconds',
    emittedBy: ['send-range'],
    says: 'from reading who is subscribed until SES has taken the last copies that go by that reading: who left before it was not mailed; one value for each slice of people read',
  },
  Sent: {
    unit: 'Count',
    emittedBy: ['record-feedback'],
    says: 'copies of mailings of which SES says for the first time that it accepted them; letters are not counted',
  },
  Bounced: {
    unit: 'Count',
    emittedBy: ['record-feedback'],
    says: 'copies of mailings that bounced for good, as news',
  },
  Complained: {
    unit: 'Count',
    emittedBy: ['record-feedback'],
    says: 'copies of mailings that were complained of, as news',
  },
  LostOrDoubled: {
    unit: 'Count',
    emittedBy: ['sweep', 'record-feedback'],
    says: 'people whom a mailing was for and who did not get it, or of whom nobody knows, as it ends; and copies beyond the first that SES says it accepted of one mailing for one person; not when there are none',
  },
} as const satisfies Record<string, MetricDeclaration>;

export type MetricName = keyof typeof METRICS;
