/**
 * CloudWatch's alarms: what each watches, and what it means for people. Stack, dashboard, bill, runbook and tests read them here. Each is
 * a heading of docs/runbook.md. They are ten at most; CloudWatch counts a metric that an alarm watches as an alarm.
 */
import { firstTrySeconds, type QueueName, visibilitySeconds } from './functions.ts';
import { secondsInWords } from './in-words.ts';
import type { MetricName } from './metrics.ts';
import { PROMISES } from './promises.ts';

/** A number that CloudWatch has each minute, or whenever somebody says one. */
export type Watched =
  | { readonly metric: MetricName }
  /** Seconds for which the oldest message has been on a queue; AWS leaves out what was received three times or more. */
  | { readonly ageOn: QueueName }
  /** Messages that wait on a queue. */
  | { readonly waitingOn: QueueName }
  /** Messages on a queue that are not being worked off: see `HELD_UP`. */
  | { readonly heldUpOn: QueueName }
  /** Messages that lie in a queue's dead-letter queue. */
  | { readonly deadFrom: QueueName }
  /** Requests of our pages that were answered with an error of ours. */
  | { readonly failuresOf: 'pages' };

/**
 * How many messages are held up on a queue: those that wait and those that are in a function's hands, or rest after a try that failed, at the
 * fewest in a period; none as long as that many are deleted in the time of a first try (Little's law). So a queue that is worked off
 * counts nothing, however much passes it, and one on which nothing gets done counts all, however often it was received.
 */
export const HELD_UP = {
  metrics: {
    waiting: { name: 'ApproximateNumberOfMessagesVisible', statistic: 'Minimum' },
    taken: { name: 'ApproximateNumberOfMessagesNotVisible', statistic: 'Minimum' },
    done: { name: 'NumberOfMessagesDeleted', statistic: 'Sum' },
  },
  /** @param periodSeconds over which `done` is summed */
  expression: (queue: QueueName, periodSeconds: number): string => {
    const there = 'FILL(waiting, 0) + FILL(taken, 0)';
    return `IF(${there} > FILL(done, 0) * ${firstTrySeconds(queue) / periodSeconds}, ${there}, 0)`;
  },
} as const;

export interface AlarmDeclaration {
  /** What it means for people: a sentence, first in the alarm's text. */
  readonly means: string;
  /** What it watches; several are added up. */
  readonly watches: readonly Watched[];
  readonly statistic: 'Sum' | 'Maximum' | 'Minimum' | `p${number}`;
  /** On which side of the threshold, which itself is well. */
  readonly goesOff: 'above' | 'below';
  readonly threshold: number;
  /** Periods that are looked at, of so many minutes each, and in how many of them it must be so. */
  readonly within: { readonly minutes: number; readonly periods: number; readonly ill: number };
  /** What no number means: `well` where numbers come only when something happens. */
  readonly silence: 'well' | 'ill';
}

/** Minutes of a period: the sweep runs at least twice in one. */
export const PERIOD_MINUTES = 5;

const AT_ONCE = { minutes: PERIOD_MINUTES, periods: 1, ill: 1 };
const { confirmation, reminderSeconds } = PROMISES;
/** A letter that fails is tried again: what is mended by its second try needs nobody. */
const SECOND_TRY_SECONDS = visibilitySeconds('letters') + firstTrySeconds('letters');
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
    means: `People are reminded more than ${secondsInWords(reminderSeconds)} after they should have been.`,
    watches: [{ metric: 'ReminderDelaySeconds' }],
    statistic: 'Maximum',
    threshold: reminderSeconds,
    ...WHENEVER_SAID,
  },
  'letters-late': {
    means: `Somebody has waited more than ${secondsInWords(SECOND_TRY_SECONDS)} for a letter: to confirm, to choose, or about their place at an event.`,
    watches: [{ ageOn: 'letters' }],
    statistic: 'Maximum',
    goesOff: 'above',
    threshold: SECOND_TRY_SECONDS,
    // From its third try on a letter has no age any more, and it lies dead after half an hour: until then it is not forgotten.
    within: { minutes: PERIOD_MINUTES, periods: 5, ill: 1 },
    silence: 'well',
  },
  'confirmations-late': {
    means: `Whoever signs up waits more than ${secondsInWords(confirmation.most.seconds)} for the letter to confirm, and may not wait for it.`,
    watches: [{ metric: 'ConfirmationSeconds' }],
    statistic: `p${confirmation.most.percent}`,
    goesOff: 'above',
    threshold: confirmation.most.seconds,
    // One cold start at night is no reason to wake anybody.
    within: { minutes: PERIOD_MINUTES, periods: 3, ill: 2 },
    silence: 'well',
  },
  'pages-failing': {
    means:
      'People who want to sign up, choose or leave are told that something went wrong: more than once in half an hour.',
    watches: [{ failuresOf: 'pages' }],
    statistic: 'Sum',
    goesOff: 'above',
    threshold: 1,
    // Long enough for a page that always fails and that somebody opens now and then.
    within: { minutes: 30, periods: 1, ill: 1 },
    silence: 'well',
  },
  'feedback-late': {
    means:
      'Whoever complained of our mail, or whose mailbox is gone, may be mailed again, and too many of them stop nothing.',
    watches: [{ heldUpOn: 'feedback' }],
    statistic: 'Minimum',
    goesOff: 'above',
    threshold: 0,
    // A few others that get through in between do not say that it is mended.
    within: { minutes: PERIOD_MINUTES, periods: 6, ill: 3 },
    silence: 'well',
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
    watches: [{ metric: 'LostOrDoubled' }],
    statistic: 'Sum',
    threshold: 0,
    ...WHENEVER_SAID,
  },
} as const satisfies Record<string, AlarmDeclaration>;

export type CloudWatchAlarm = keyof typeof CLOUDWATCH_ALARMS;

/** Each with its name. */
export const cloudWatchAlarms = (): readonly (readonly [CloudWatchAlarm, AlarmDeclaration])[] =>
  Object.entries(CLOUDWATCH_ALARMS) as [CloudWatchAlarm, AlarmDeclaration][];

/** How many metrics an alarm looks at, each of which is billed. */
export const metricsWatchedBy = ({ watches }: AlarmDeclaration): number =>
  watches.reduce((sum, one) => sum + ('heldUpOn' in one ? Object.keys(HELD_UP.metrics).length : 1), 0);

/** What an alarm is called in CloudWatch: the account has one list of them. */
export const alarmNameOf = (stackName: string, name: CloudWatchAlarm): string => `${stackName}-${name}`;

/** Where an alarm is explained, unless the operator says where the runbook can be read. */
export const RUNBOOK = 'docs/runbook.md';
