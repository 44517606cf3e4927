/** The functions' metrics: numbers alone, written to the log in CloudWatch's embedded metric format, so that no call is made. */
import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics';
import { type Emitter, METRICS, METRICS_NAMESPACE, type MetricName } from '../contract/metrics.ts';

/** What is known of `Name` since the last `flush`. */
export interface Metrics<Name extends MetricName> {
  /** One more value, in the metric's own unit. */
  readonly add: (name: Name, value: number) => void;
  /** Writes what was added as one line of the log; no-op when nothing was. */
  readonly flush: () => void;
}

/** What a function emits. */
export type MetricsOf<Function extends Emitter> = Metrics<
  {
    [Name in MetricName]: Function extends (typeof METRICS)[Name]['emittedBy'][number] ? Name : never;
  }[MetricName]
>;

/** Made with its first value, as the log is with its first line. `stackName` is the one dimension; `emitter` stands in the line. */
export function createMetrics<Function extends Emitter>(
  emitter: Function,
  stackName: string,
): MetricsOf<Function> {
  let metrics: PowertoolsMetrics | undefined;
  return {
    add: (name, value) => {
      metrics ??= new PowertoolsMetrics({ namespace: METRICS_NAMESPACE, serviceName: stackName });
      metrics.addMetadata('function', emitter).addMetric(name, METRICS[name].unit, value);
    },
    flush: () => {
      if (metrics?.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}

/** A handler that writes its metrics once each invocation is over, however it ends. */
export const flushing =
  <Event, Answer>(
    { flush }: Pick<Metrics<never>, 'flush'>,
    handler: (event: Event) => Promise<Answer>,
  ): ((event: Event) => Promise<Answer>) =>
  async (event) => {
    try {
      return await handler(event);
    } finally {
      flush();
    }
  };
