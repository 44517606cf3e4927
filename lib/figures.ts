/** Numbers of the service that CloudWatch has, for alarms and the dashboard: our own, the queues', the pages'. */
import { Duration, Stack } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { HELD_UP, PERIOD_MINUTES, type Watched } from '../core/contract/alarms.ts';
import type { QueueName } from '../core/contract/functions.ts';
import { METRICS_DIMENSION, METRICS_NAMESPACE, type MetricName } from '../core/contract/metrics.ts';
import type { Queues } from './queues.ts';
import type { Site } from './site.ts';

export interface Figures {
  /** @param options statistic and period, and how it looks on a graph */
  of(watched: Watched, options: MetricOptions): IMetric;
}

/** Those of the stack that `scope` belongs to. */
export function figuresOf(
  scope: Construct,
  { queues, site }: { readonly queues: Queues; readonly site: Site },
): Figures {
  const { stackName } = Stack.of(scope);
  const own = (metricName: MetricName, options: MetricOptions) =>
    new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      dimensionsMap: { [METRICS_DIMENSION]: stackName },
      ...options,
    });
  const heldUp = (queue: QueueName, { period = Duration.minutes(PERIOD_MINUTES), label }: MetricOptions) =>
    new MathExpression({
      expression: HELD_UP.expression(queue, period.toSeconds()),
      usingMetrics: Object.fromEntries(
        Object.entries(HELD_UP.metrics).map(([id, { name, statistic }]) => [
          id,
          queues.queue(queue).metric(name, { statistic, period }),
        ]),
      ),
      period,
      ...(label !== undefined && { label }),
    });
  return {
    of: (watched, options) => {
      if ('metric' in watched) return own(watched.metric, options);
      if ('ageOn' in watched) return queues.queue(watched.ageOn).metricApproximateAgeOfOldestMessage(options);
      if ('waitingOn' in watched)
        return queues.queue(watched.waitingOn).metricApproximateNumberOfMessagesVisible(options);
      if ('heldUpOn' in watched) return heldUp(watched.heldUpOn, options);
      if ('deadFrom' in watched)
        return queues.deadLetterQueue(watched.deadFrom).metricApproximateNumberOfMessagesVisible(options);
      return site.failures(options);
    },
  };
}
