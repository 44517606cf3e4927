/** Reads the alarms of a synthesized template, as CloudFormation would hand them to CloudWatch. */
import type { Template } from 'aws-cdk-lib/assertions';
import type { CloudWatchAlarm } from '../../core/contract/alarms.ts';
import { resourcesOf, textOf } from '../infra/read-template.ts';

/** One of the numbers that an alarm looks at; several are added up. */
export interface MetricStat {
  /** Namespace, name and dimensions: `AWS/SQS ApproximateAgeOfOldestMessage QueueName=prevention-month-dev-letters`. */
  readonly series: string;
  /** `Sum`, `Maximum`, or a percentile such as `p95`. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

export interface AlarmInTemplate {
  readonly name: CloudWatchAlarm;
  readonly metrics: readonly MetricStat[];
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
    comparison: known(alarm.ComparisonOperator, ['GreaterThanThreshold', 'LessThanThreshold']),
    threshold: alarm.Threshold,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    missing: known(alarm.TreatMissingData, ['breaching', 'notBreaching']),
  }));
}

/** The only expression that is in use: what says nothing counts as 0. */
const SUM = 'SUM(FILL(METRICS(), 0))';

function metricsOf(alarm: Properties, queues: ReadonlyMap<string, string>): readonly MetricStat[] {
  const { Metrics, Namespace = '', MetricName = '', Dimensions = [], Period = 0 } = alarm;
  if (!Metrics) {
    const statistic = alarm.Statistic ?? alarm.ExtendedStatistic ?? '';
    const series = seriesOf({ Namespace, MetricName, Dimensions }, queues);
    return [{ series, statistic, periodSeconds: Period }];
  }
  const [expression, ...others] = Metrics.filter(({ ReturnData }) => ReturnData);
  if (expression?.Expression !== SUM || others.length > 0) {
    throw new Error(`${alarm.AlarmName} evaluates ${expression?.Expression}, which is not known here.`);
  }
  return Metrics.flatMap(({ MetricStat: stat }) =>
    stat ? [{ series: seriesOf(stat.Metric, queues), statistic: stat.Stat, periodSeconds: stat.Period }] : [],
  );
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
