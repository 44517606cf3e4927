/** Reads the alarms of a synthesized template, as CloudFormation would hand them to CloudWatch. */
import type { Template } from 'aws-cdk-lib/assertions';
import type { CloudWatchAlarm } from '../../core/contract/alarms.ts';
import { resourcesOf, textOf } from '../infra/read-template.ts';

/** One of the numbers that an alarm looks at. */
export interface MetricStat {
  /** What its expression calls it. */
  readonly id: string;
  /** Namespace, name and dimensions: `AWS/SQS ApproximateAgeOfOldestMessage QueueName=prevention-month-dev-letters`. */
  readonly series: string;
  /** `Sum`, `Maximum`, `Minimum`, or a percentile such as `p95`. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

export interface AlarmInTemplate {
  readonly name: CloudWatchAlarm;
  readonly metrics: readonly MetricStat[];
  /** What its numbers come to in one period; `said` has none for a metric that says nothing, and is never empty. */
  readonly value: (said: ReadonlyMap<string, number>) => number;
  readonly comparison: 'GreaterThanThreshold' | 'LessThanThreshold';
  readonly threshold: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missing: 'breaching' | 'notBreaching';
}

type Text = Parameters<typeof textOf>[0];
interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: Text }[];
}
interface Query {
  readonly Id: string;
  readonly Expression?: string;
  readonly ReturnData: boolean;
  readonly MetricStat?: { readonly Metric: Metric; readonly Period: number; readonly Stat: string };
}
interface Properties extends Partial<Metric> {
  readonly AlarmName: string;
  readonly Metrics?: readonly Query[];
  readonly Period?: number;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly ComparisonOperator: AlarmInTemplate['comparison'];
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData: AlarmInTemplate['missing'];
}

/** All of them; `stackName` is left out of their names. Throws for what the evaluator does not know. */
export function alarmsInTemplate(template: Template, stackName: string): readonly AlarmInTemplate[] {
  const queues = new Map(
    resourcesOf<{ QueueName: string }>(template, 'AWS::SQS::Queue').map(({ logicalId, Properties }) => [
      `<${logicalId}.QueueName>`,
      Properties.QueueName,
    ]),
  );
  return resourcesOf<Properties>(template, 'AWS::CloudWatch::Alarm').map(({ Properties: alarm }) => ({
    name: alarm.AlarmName.slice(stackName.length + 1) as CloudWatchAlarm,
    metrics: metricsOf(alarm, queues),
    value: reckoningOf(expressionOf(alarm)),
    comparison: known(alarm.ComparisonOperator, ['GreaterThanThreshold', 'LessThanThreshold']),
    threshold: alarm.Threshold,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    missing: known(alarm.TreatMissingData, ['breaching', 'notBreaching']),
  }));
}

function metricsOf(alarm: Properties, queues: ReadonlyMap<string, string>): readonly MetricStat[] {
  const { Metrics, Namespace = '', MetricName = '', Dimensions = [], Period = 0 } = alarm;
  if (!Metrics) {
    const statistic = alarm.Statistic ?? alarm.ExtendedStatistic ?? '';
    const series = seriesOf({ Namespace, MetricName, Dimensions }, queues);
    return [{ id: 'm1', series, statistic, periodSeconds: Period }];
  }
  return Metrics.flatMap(({ Id: id, MetricStat: stat }) =>
    stat
      ? [{ id, series: seriesOf(stat.Metric, queues), statistic: stat.Stat, periodSeconds: stat.Period }]
      : [],
  );
}

/** Adds up all; what says nothing counts as 0. */
const SUM = 'SUM(FILL(METRICS(), 0))';
/** What is on a queue, unless so much of what was done in the period is more than that. */
const UNLESS_DONE =
  /^IF\(FILL\((\w+), 0\) \+ FILL\((\w+), 0\) > FILL\((\w+), 0\) \* ([\d.]+), FILL\(\1, 0\) \+ FILL\(\2, 0\), 0\)$/;

/** Of a single metric its sum, which is its own value. */
const expressionOf = ({ Metrics }: Properties): string =>
  Metrics ? Metrics.flatMap(({ Expression, ReturnData }) => (ReturnData ? [Expression] : [])).join() : SUM;

/** Evaluates the two expressions that are in use, as CloudWatch documents their functions. */
export function reckoningOf(expression: string): AlarmInTemplate['value'] {
  if (expression === SUM) return (said) => [...said.values()].reduce((sum, value) => sum + value, 0);
  const [, one = '', other = '', done = '', share] = UNLESS_DONE.exec(expression) ?? [];
  if (share === undefined) throw new Error(`The expression ${expression} is not known here.`);
  return (said) => {
    const [there, through] = [(said.get(one) ?? 0) + (said.get(other) ?? 0), said.get(done) ?? 0];
    return there > through * Number(share) ? there : 0;
  };
}

const seriesOf = (
  { Namespace, MetricName, Dimensions = [] }: Metric,
  queues: ReadonlyMap<string, string>,
): string => {
  const dimensions = Dimensions.map(({ Name, Value }) => {
    const text = textOf(Value);
    return [Name, queues.get(text) ?? text] as const;
  });
  return seriesName(Namespace, MetricName, Object.fromEntries(dimensions));
};

/** What a series is called here. */
export const seriesName = (
  namespace: string,
  metric: string,
  dimensions: Readonly<Record<string, string>>,
): string =>
  [
    namespace,
    metric,
    ...Object.entries(dimensions)
      .map(([name, value]) => `${name}=${value}`)
      .toSorted(),
  ].join(' ');

function known<Value extends string>(value: Value, values: readonly Value[]): Value {
  if (values.includes(value)) return value;
  throw new Error(`An alarm says ${value}, which is not known here: only ${values.join(' and ')} are.`);
}
