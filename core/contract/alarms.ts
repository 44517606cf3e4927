/**
 * CloudWatch's alarms: what each watches, and what it means for people. Stack, dashboard, bill, runbook and tests read them here. Each is
 * a heading of docs/runbook.md. They are ten at most; CloudWatch counts a metric that an alarm watches as an alarm.
 */
import type { QueueName } from './functions.ts';
import type { MetricName } from './metrics.ts';
import { PROMISES } from './promises.ts';

/** A number that CloudWatch has each minute, or whenever somebody says one. */
export type Watched =
  | { readonly metric: MetricName }
  /** Seconds for which the oldest message has been on a queue; AWS leaves out what was received more than three times. */
  | { readonly ageOn: QueueName }
  /** Messages that wait on a queue. */
  | { readonly waitingOn: QueueName }
  /** Messages that lie in a queue's dead-letter queue. */
  | { readonly deadFrom: QueueName }
  /** Requests of our pages that were answered with an error of ours. */
  | { readonly failuresOf: 'pages' };

export interface AlarmDeclaration {
  /** What it means for people: a sentence, first in the alarm's text. */
  readonly means: string;
  /** What it watches; several are added up. */
  readonly watches: readonly Watched[];
  readonly statistic: 'Sum' | 'Maximum' | 'p95';
  /** On which side of the threshold, which itself is well. */
  readonly goesOff: 'above' | 'below';
  readonly threshold: number;
  /** Periods of five minutes that are looked at, and in how many of them it must be so. */
  readonly within: { readonly periods: number; readonly ill: number };
  /** What no number means: `well` where numbers come only when something happens. */
  readonly silence: 'well' | 'ill';
}

/** Minutes of a period: the sweep runs at least twice in one. */
export const PERIOD_MINUTES = 5;

const AT_ONCE = { periods: 1, ill: 1 };
const WHENEVER_SAID = { goesOff: 'above', within: AT_ONCE, silence: 'well' } as const;

/** In the order in which an operator should read them. */
export const CLOUDWATCH_ALARMS = {
  unrepaired: {
    means: 'People are not told in time, or somebody waits, and the service could not mend it by itself.',
    watches: [{ metric: 'Alarms' }],
    statistic: 'Sum',
    threshold: 0,
    ...WHENEVER_SAID,
  },
  'not-sweeping': {
    means:
      'Nobody looks after what goes wrong: whoever is not told from now on is neither told later nor shown to you.',
    watches: [{ metric: 'Sweeps' }],
    statistic: 'Sum',
    goesOff: 'below',
    threshold: 1,
    // Where nothing is said, CloudWatch looks back for something that was: it goes off within a quarter of an hour.
    within: AT_ONCE,
    silence: 'ill',
  },
  'reminders-late': {
    means: 'People are reminded more than five minutes after they should have been.',
    watches: [{ metric: 'ReminderDelaySeconds' }],
    statistic: 'Maximum',
    threshold: PROMISES.reminderSeconds,
    ...WHENEVER_SAID,
  },
  'letters-late': {
    means:
      'Somebody has waited more than ten minutes for a letter: to confirm, to choose, or about their place at an event.',
    watches: [{ ageOn: 'letters' }],
    statistic: 'Maximum',
    // A letter that fails is tried again after six minutes: what is mended by then needs nobody.
    threshold: 600,
    ...WHENEVER_SAID,
  },
  'confirmations-late': {
    means: 'Whoever signs up waits more than ten seconds for the letter to confirm, and may not wait for it.',
    watches: [{ metric: 'ConfirmationSeconds' }],
    statistic: 'p95',
    goesOff: 'above',
    threshold: PROMISES.confirmation.mostSeconds,
    // One cold start at night is no reason to wake anybody.
    within: { periods: 3, ill: 2 },
    silence: 'well',
  },
  'unsubscribes-late': {
    means: 'Somebody may have been mailed more than a minute after they had left.',
    watches: [{ metric: 'UnsubscribeSeconds' }],
    statistic: 'Maximum',
    threshold: PROMISES.unsubscribeSeconds,
    ...WHENEVER_SAID,
  },
  'pages-failing': {
    means:
      'People who want to sign up, choose or leave are told that something went wrong, and nothing happens.',
    watches: [{ failuresOf: 'pages' }],
    statistic: 'Sum',
    threshold: 2,
    ...WHENEVER_SAID,
  },
  'feedback-late': {
    means:
      'Whoever complained of our mail, or whose mailbox is gone, may be mailed again, and too many of them stop nothing.',
    watches: [{ ageOn: 'feedback' }],
    statistic: 'Maximum',
    threshold: 900,
    ...WHENEVER_SAID,
  },
  'dead-letters': {
    means: 'A letter that somebody waits for was given up, or what became of somebody’s mail is not known.',
    watches: [{ deadFrom: 'letters' }, { deadFrom: 'feedback' }],
    statistic: 'Maximum',
    threshold: 0,
    ...WHENEVER_SAID,
  },
  'lost-or-doubled': {
    means: 'Somebody was not told what they were promised, or was told it twice.',
    watches: [{ metric: 'Lost' }, { metric: 'Doubled' }],
    statistic: 'Sum',
    threshold: 0,
    ...WHENEVER_SAID,
  },
} as const satisfies Record<string, AlarmDeclaration>;

export type CloudWatchAlarm = keyof typeof CLOUDWATCH_ALARMS;

/** Each with its name. */
export const cloudWatchAlarms = (): readonly (readonly [CloudWatchAlarm, AlarmDeclaration])[] =>
  Object.entries(CLOUDWATCH_ALARMS) as [CloudWatchAlarm, AlarmDeclaration][];

/** What an alarm is called in CloudWatch: the account has one list of them. */
export const alarmNameOf = (stackName: string, name: CloudWatchAlarm): string => `${stackName}-${name}`;

/** Where an alarm is explained, unless the operator says where the runbook can be read. */
export const RUNBOOK = 'docs/runbook.md';
