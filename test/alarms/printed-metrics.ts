/** Reads metrics out of what functions print, as CloudWatch reads them out of their logs (embedded metric format). */
import * as v from 'valibot';
import { seriesName } from './alarm-in-template.ts';
import type { Datapoint } from './evaluate.ts';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const LineSchema = v.looseObject({
  _aws: v.object({
    Timestamp: v.number(),
    CloudWatchMetrics: v.array(
      v.object({
        Namespace: v.string(),
        Dimensions: v.array(v.array(v.string())),
        Metrics: v.array(v.object({ Name: v.string() })),
      }),
    ),
  }),
});
const ValuesSchema = v.union([v.number(), v.array(v.number())]);

export interface NamedDatapoint extends Datapoint {
  readonly series: string;
}

/** @param called what values of dimensions are called elsewhere: the stack's name for `local` */
export function metricsIn(
  printed: string,
  called: Readonly<Record<string, string>> = {},
): readonly NamedDatapoint[] {
  return printed.split('\n').flatMap((line) => {
    if (!line.includes('"_aws"')) return [];
    const said = v.parse(LineSchema, JSON.parse(line));
    const { Timestamp: at, CloudWatchMetrics } = said._aws;
    return CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
      Dimensions.flatMap((names) => {
        const dimensions = names.map((name) => [name, nameIn(called, String(said[name]))] as const);
        return Metrics.flatMap(({ Name }) =>
          [v.parse(ValuesSchema, said[Name])].flat().map((value) => ({
            ...{ series: seriesName(Namespace, Name, Object.fromEntries(dimensions)), at, value },
          })),
        );
      }),
    );
  });
}

const nameIn = (called: Readonly<Record<string, string>>, value: string): string => called[value] ?? value;
