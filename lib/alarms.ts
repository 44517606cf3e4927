/** CloudWatch's alarms, as they are declared, and whom they tell. */
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import {
  type AlarmDeclaration,
  alarmNameOf,
  type CloudWatchAlarm,
  cloudWatchAlarms,
} from '../core/contract/alarms.ts';
import type { Figures } from './figures.ts';

export interface AlarmsProps {
  readonly figures: Figures;
  /** The mailboxes that are told; none: nobody is. */
  readonly alarmsTo: readonly string[];
  /** Where the runbook can be read: an https address, or its path in the repository. */
  readonly runbook: string;
}

const COMPARISON = {
  above: ComparisonOperator.GREATER_THAN_THRESHOLD,
  below: ComparisonOperator.LESS_THAN_THRESHOLD,
};
const SILENCE = { well: TreatMissingData.NOT_BREACHING, ill: TreatMissingData.BREACHING };

/** Each named `<stack>-<name>`; its text says what it means for people and where the runbook tells what to do. */
export class Alarms extends Construct {
  /** In the order in which an operator should read them. */
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { figures, alarmsTo, runbook }: AlarmsProps) {
    super(scope, id);
    this.all = cloudWatchAlarms().map(([name, declared]) => this.#make(name, declared, { figures, runbook }));
    if (alarmsTo.length > 0) this.#tell(alarmsTo);
  }

  #make(
    name: CloudWatchAlarm,
    declared: AlarmDeclaration,
    { figures, runbook }: Pick<AlarmsProps, 'figures' | 'runbook'>,
  ): Alarm {
    return new Alarm(this, name, {
      alarmName: alarmNameOf(Stack.of(this).stackName, name),
      alarmDescription: `${declared.means} What to do: ${runbook}#${name}`,
      metric: watchedBy(declared, figures),
      threshold: declared.threshold,
      evaluationPeriods: declared.within.periods,
      datapointsToAlarm: declared.within.ill,
      comparisonOperator: COMPARISON[declared.goesOff],
      treatMissingData: SILENCE[declared.silence],
    });
  }

  /** By a topic of their own, as each goes off and as it is over. Each mailbox has to confirm once. */
  #tell(addresses: readonly string[]): void {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    // A policy of its own, such as that of TLS, takes the place of the one by which CloudWatch could publish.
    topic.addToResourcePolicy(mayPublish(topic));
    for (const address of addresses) topic.addSubscription(new EmailSubscription(address));
    for (const alarm of this.all) {
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
    }
  }
}

/** Several are added up; where one of them says nothing, the others count all the same. */
function watchedBy({ watches, statistic, within }: AlarmDeclaration, figures: Figures): IMetric {
  const period = Duration.minutes(within.minutes);
  const metrics = watches.map((watched) => figures.of(watched, { statistic, period }));
  const [only] = metrics;
  if (only && metrics.length === 1) return only;
  return new MathExpression({
    expression: 'SUM(FILL(METRICS(), 0))',
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index + 1}`, metric])),
    period,
  });
}

/** For alarms of this account alone. */
function mayPublish(topic: Topic): PolicyStatement {
  const stack = Stack.of(topic);
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: `${stack.stackName}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': alarms },
    },
  });
}
