/** One page of graphs for the question: is everyone being told in time? */
import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  type MetricOptions,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { PERIOD_MINUTES } from '../core/contract/alarms.ts';
import { QUEUES, type QueueName } from '../core/contract/functions.ts';
import { HARM_LIMITS } from '../core/contract/harm-limits.ts';
import { percentInWords } from '../core/contract/in-words.ts';
import { PROMISES } from '../core/contract/promises.ts';
import type { Figures } from './figures.ts';
import type { Schedules } from './schedules.ts';
import type { ServiceFunction } from './service-function.ts';

export interface DashboardProps {
  readonly alarms: readonly Alarm[];
  readonly figures: Figures;
  readonly functions: readonly ServiceFunction[];
  readonly schedules: Schedules;
  /** Where the runbook can be read. */
  readonly runbook: string;
}

/** All there are: that many fit beside each other, and CloudWatch's grid has 24 columns. */
const WIDE = 24;
const HIGH = 6;
const PERIOD = Duration.minutes(PERIOD_MINUTES);
const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** Named after the stack. From the top: the answer, what was promised, what is on its way, our mail, the machinery. */
export function addDashboard(scope: Construct, props: DashboardProps): void {
  new Dashboard(scope, 'Graphs', {
    dashboardName: Stack.of(scope).stackName,
    defaultInterval: Duration.days(1),
    widgets: [
      [text(theAnswer(props.runbook), 3)],
      [new AlarmStatusWidget({ title: QUESTION, alarms: [...props.alarms], width: WIDE, height: 3 })],
      ...section(PROMISED, promised(props)),
      ...section(UNDER_WAY, underWay(props)),
      ...section(OUR_MAIL, ourMail(props)),
      ...section(MACHINERY, machinery(props)),
    ],
  });
}

/** Where an operator opens it, in the console. */
export const dashboardUrl = ({ region, stackName }: Stack): string =>
  `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${stackName}`;

const QUESTION = 'Is everyone being told in time?';

const theAnswer = (runbook: string): string =>
  [
    `# ${QUESTION}`,
    '**Yes, as far as the service can see, while every field below is green.** What goes wrong is red some minutes later (see the runbook for ' +
      'each), and for as long as it lasts; what is past mending, such as a late reminder, for some minutes, and in the graphs. A red one says what it means for people; its name is a heading of ' +
      `${runbook}, which says how to look and how to mend it. Which mailing it is, and who was missed: \`npm run mailings -- --stage …\`.`,
  ].join('\n');

const PROMISED =
  '## What was promised\nA line above its mark is a promise that was not kept. No line: nothing happened then.';
const UNDER_WAY =
  '## What is on its way\nRanges may wait for the account’s rate or quota; letters never should. What lies dead was given up: see *dead-letters* in the runbook.';
const OUR_MAIL = `## Our mail\nAt ${percentInWords(HARM_LIMITS.bounced)} bounces or ${percentInWords(HARM_LIMITS.complained)} complaints the mailings pause by themselves, and AWS may review the account. Hold the last 24 hours against the quota of the SES console (Account dashboard).`;
const MACHINERY =
  '## The machinery\nErrors and throttled calls are tried again. What of it people feel is an alarm above.';

const text = (markdown: string, height: number): IWidget => new TextWidget({ markdown, width: WIDE, height });

/** A heading, and graphs of equal width beneath it. */
const section = (heading: string, graphs: readonly ((width: number) => IWidget)[]): IWidget[][] => [
  [text(heading, 2)],
  graphs.map((graph) => graph(WIDE / graphs.length)),
];

interface GraphOf {
  readonly title: string;
  readonly left: readonly IMetric[];
  readonly unit: string;
  /** Lines that must not be crossed. */
  readonly marks?: readonly { readonly value: number; readonly label: string }[];
}

const graph =
  ({ title, left, unit, marks = [] }: GraphOf) =>
  (width: number): IWidget =>
    new GraphWidget({
      ...{ title, left: [...left], width, height: HIGH, period: PERIOD },
      leftYAxis: { min: 0, label: unit, showUnits: false },
      leftAnnotations: [...marks],
    });

const promised = ({ figures }: DashboardProps) => {
  const { confirmation, reminderSeconds, unsubscribeSeconds } = PROMISES;
  const levels = [confirmation.most, confirmation.nearlyAll];
  const confirming = (statistic: string, label: string) =>
    figures.of({ metric: 'ConfirmationSeconds' }, { statistic, label });
  const most = { statistic: 'Maximum', label: 'the longest' };
  const count = { statistic: 'Sum' };
  return [
    graph({
      title: 'From signing up to the letter',
      left: levels.map(({ percent }) => confirming(`p${percent}`, `${percent} of 100`)),
      unit: 'seconds',
      marks: levels.map(({ seconds, percent }) => ({
        value: seconds,
        label: `promised to ${percent} of 100`,
      })),
    }),
    graph({
      title: 'From due to begun: reminders',
      left: [figures.of({ metric: 'ReminderDelaySeconds' }, most)],
      unit: 'seconds',
      marks: [{ value: reminderSeconds, label: 'promised' }],
    }),
    graph({
      title: 'From reading who is subscribed to the last copy',
      left: [figures.of({ metric: 'UnsubscribeSeconds' }, most)],
      unit: 'seconds',
      marks: [{ value: unsubscribeSeconds, label: 'never beyond, by how it is built' }],
    }),
    graph({
      title: 'Not told, or told twice',
      left: [figures.of({ metric: 'LostOrDoubled' }, { ...count, label: 'not told, or told twice' })],
      unit: 'people',
      marks: [{ value: 0, label: 'promised' }],
    }),
  ];
};

const underWay = ({ figures, schedules }: DashboardProps) => {
  const most = (label: string): MetricOptions => ({ statistic: 'Maximum', label });
  return [
    graph({
      title: 'Messages that wait',
      left: QUEUE_NAMES.map((queue) => figures.of({ waitingOn: queue }, most(queue))),
      unit: 'messages',
    }),
    graph({
      title: 'How long the oldest has waited',
      left: QUEUE_NAMES.map((queue) => figures.of({ ageOn: queue }, most(queue))),
      unit: 'seconds',
    }),
    graph({
      title: 'Dead letters',
      left: [
        ...QUEUE_NAMES.map((queue) => figures.of({ deadFrom: queue }, most(`${queue}-dead`))),
        schedules.deadLetterQueue.metricApproximateNumberOfMessagesVisible(most('schedules-dead')),
      ],
      unit: 'messages',
    }),
  ];
};

/** Of the whole account, whoever sends by it. */
const ofAccount = (metricName: string, options: MetricOptions): IMetric =>
  new Metric({ namespace: 'AWS/SES', metricName, ...options });

const ourMail = ({ figures }: DashboardProps) => {
  const count = (label: string): MetricOptions => ({ statistic: 'Sum', label });
  const share = (label: string): MetricOptions => ({
    statistic: 'Maximum',
    label,
    period: Duration.hours(1),
  });
  return [
    graph({
      title: 'Copies of mailings that SES took',
      left: [figures.of({ metric: 'Sent' }, count('taken'))],
      unit: 'copies',
    }),
    graph({
      title: 'What came back',
      left: [
        figures.of({ metric: 'Bounced' }, count('bounced')),
        figures.of({ metric: 'Complained' }, count('complained of')),
      ],
      unit: 'copies',
    }),
    graph({
      title: 'The account in the eyes of SES',
      left: [
        ofAccount('Reputation.BounceRate', share('bounces')),
        ofAccount('Reputation.ComplaintRate', share('complaints')),
      ],
      unit: 'share',
      marks: [
        { value: HARM_LIMITS.bounced, label: 'bounces: review' },
        { value: HARM_LIMITS.complained, label: 'complaints: review' },
      ],
    }),
    graph({
      title: 'Quota: what the account sent, day by day',
      left: [ofAccount('Send', { statistic: 'Sum', label: 'messages', period: Duration.days(1) })],
      unit: 'messages',
    }),
  ];
};

const machinery = ({ figures, functions }: DashboardProps) => {
  const count = (label: string): MetricOptions => ({ statistic: 'Sum', label, period: PERIOD });
  return [
    graph({
      title: 'The sweep',
      left: [
        figures.of({ metric: 'Sweeps' }, count('sweeps')),
        figures.of({ metric: 'Alarms' }, count('alarms found')),
      ],
      unit: 'in five minutes',
    }),
    graph({
      title: 'Pages that failed',
      left: [figures.of({ failuresOf: 'pages' }, count('answered with an error of ours'))],
      unit: 'requests',
    }),
    graph({
      title: 'Functions that failed',
      left: functions.map(({ lambda, node }) => lambda.metricErrors(count(node.id))),
      unit: 'calls',
    }),
    graph({
      title: 'Calls that found no room',
      left: functions.map(({ lambda, node }) => lambda.metricThrottles(count(node.id))),
      unit: 'calls',
    }),
  ];
};
