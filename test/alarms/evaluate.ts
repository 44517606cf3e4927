/**
 * Evaluates an alarm as CloudWatch documents it: each minute, over periods that slide with the minutes.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
import type { AlarmInTemplate, MetricStat } from './alarm-in-template.ts';

/** Something that was said of a series, and when in epoch milliseconds. */
export interface Datapoint {
  readonly at: number;
  readonly value: number;
}

/** What was said, by the name of the series. */
export type Series = ReadonlyMap<string, readonly Datapoint[]>;

const MINUTE_MS = 60_000;

/**
 * Periods that are looked at beyond those that count, so that a number which came is preferred to one that is missing. CloudWatch promises
 * no count; its own examples have two.
 */
const LOOKED_AT_BEYOND = 2;

export function stateOf(alarm: AlarmInTemplate, series: Series, now: number): 'OK' | 'ALARM' {
  const periods = Array.from({ length: alarm.evaluationPeriods + LOOKED_AT_BEYOND }, (_, back) =>
    valueIn(alarm, series, { now, back }),
  );
  return judge(alarm, periods);
}

/** @param periods their values, the latest first; undefined where nothing was said */
export function judge(
  alarm: Pick<AlarmInTemplate, 'comparison' | 'threshold' | 'missing'> &
    Pick<AlarmInTemplate, 'evaluationPeriods' | 'datapointsToAlarm'>,
  periods: readonly (number | undefined)[],
): 'OK' | 'ALARM' {
  const said = periods.flatMap((value) => (value === undefined ? [] : [isBreaching(alarm, value)]));
  const counted = said.slice(0, alarm.evaluationPeriods);
  const filled = Array.from(
    { length: alarm.evaluationPeriods - counted.length },
    () => alarm.missing === 'breaching',
  );
  const breaching = [...counted, ...filled].filter(Boolean);
  return breaching.length >= alarm.datapointsToAlarm ? 'ALARM' : 'OK';
}

const isBreaching = (
  { comparison, threshold }: Pick<AlarmInTemplate, 'comparison' | 'threshold'>,
  value: number,
): boolean => (comparison === 'GreaterThanThreshold' ? value > threshold : value < threshold);

interface Back {
  readonly now: number;
  /** How many periods before the latest. */
  readonly back: number;
}

/** What the alarm's numbers come to in one period; undefined where none of them says anything. */
function valueIn({ metrics, value }: AlarmInTemplate, series: Series, when: Back): number | undefined {
  const said = new Map(
    metrics.flatMap((metric) =>
      statisticOf(metric, series.get(metric.series) ?? [], when).map((one) => [metric.id, one] as const),
    ),
  );
  return said.size === 0 ? undefined : value(said);
}

/** One value, or none. CloudWatch keeps a datapoint under the minute in which it was said. */
function statisticOf(
  { statistic, periodSeconds }: MetricStat,
  datapoints: readonly Datapoint[],
  { now, back }: Back,
): [number] | [] {
  const period = periodSeconds * 1000;
  const end = Math.floor(now / MINUTE_MS) * MINUTE_MS + MINUTE_MS - back * period;
  const values = datapoints.flatMap(({ at, value }) => (at >= end - period && at < end ? [value] : []));
  return values.length === 0 ? [] : [aggregate(statistic, values)];
}

function aggregate(statistic: string, values: readonly number[]): number {
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (statistic === 'Minimum') return Math.min(...values);
  if (statistic === 'Maximum') return Math.max(...values);
  const [, percent] = /^p(\d+)$/.exec(statistic) ?? [];
  if (percent === undefined) throw new Error(`The statistic ${statistic} is not known here.`);
  const rank = Math.ceil((Number(percent) / 100) * values.length);
  return values.toSorted((one, other) => one - other)[rank - 1] ?? 0;
}
