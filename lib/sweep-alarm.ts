/** The alarm of all that the sweep could not repair. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export interface SweepAlarmProps {
  readonly sweep: ServiceFunction;
}

/** Minutes in which the sweep runs at least twice. */
const PERIOD = Duration.minutes(5);

/** Goes off while a line of the sweep's log tells of an alarm, and when no sweep comes to its end. */
export class SweepAlarm extends Construct {
  constructor(scope: Construct, id: string, { sweep }: SweepAlarmProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    new Alarm(this, 'Unrepaired', {
      alarmName: `${stackName}-unrepaired`,
      alarmDescription:
        'Something for people has gone wrong and could not be repaired. `npm run mailings` says what; so does the log of the sweep.',
      metric: this.#linesOf(sweep, { saying: 'alarm', metricName: `${stackName}-alarms` }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    new Alarm(this, 'NotSweeping', {
      alarmName: `${stackName}-not-sweeping`,
      alarmDescription:
        'The sweep does not run, or not to its end: what goes wrong now is neither repaired nor told.',
      metric: this.#linesOf(sweep, { saying: 'swept', metricName: `${stackName}-sweeps` }),
      threshold: 1,
      evaluationPeriods: 3,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** How many lines of a function's log have this message, in each period. */
  #linesOf(
    { lambda: { logGroup } }: ServiceFunction,
    { saying, metricName }: { readonly saying: string; readonly metricName: string },
  ): Metric {
    const filter = new MetricFilter(this, `Lines-${saying}`, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', saying),
      metricNamespace: 'PreventionMonth',
      metricName,
      metricValue: '1',
    });
    return filter.metric({ period: PERIOD, statistic: 'Sum' });
  }
}
