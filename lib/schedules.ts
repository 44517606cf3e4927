/** Where load-calendar keeps one schedule per future reminder, and with which rights they fire. */
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deadLetterQueue } from './queues.ts';

const SCHEDULER = 'scheduler.amazonaws.com';

/** Our own schedule group: it holds our schedules and nothing else, and takes them with it when the stack goes. */
export class Schedules extends Construct {
  readonly groupName: string;
  readonly roleArn: string;
  /** Takes what EventBridge Scheduler could not put on `due`. */
  readonly deadLetterQueue: Queue;
  readonly #role: Role;

  constructor(scope: Construct, id: string, { due }: { readonly due: Queue }) {
    super(scope, id);
    const group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: Stack.of(this).stackName,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#role = new Role(this, 'Role', {
      description: 'With this role the schedules put messages on the queue due.',
      assumedBy: onlyFor(group),
    });
    this.deadLetterQueue = deadLetterQueue(this, 'schedules');
    for (const queue of [due, this.deadLetterQueue]) queue.grant(this.#role, 'sqs:SendMessage');
    this.groupName = group.scheduleGroupName;
    this.roleArn = this.#role.roleArn;
  }

  /** Allows making, deleting and listing the schedules of our group, and giving them our one role. */
  grantSchedule({ grantPrincipal }: IGrantable): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.groupName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const actions = ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'];
    const passRole = {
      actions: ['iam:PassRole'],
      resources: [this.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': SCHEDULER } },
    };
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [schedules] }));
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['scheduler:ListSchedules'], resources: ['*'] }),
    );
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement(passRole));
  }
}

/**
 * Lets EventBridge Scheduler take the role for schedules of our group alone, not for anybody else's.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
function onlyFor(group: ScheduleGroup): ServicePrincipal {
  const conditions = {
    StringEquals: {
      'aws:SourceAccount': Stack.of(group).account,
      'aws:SourceArn': group.scheduleGroupArn,
    },
  };
  return new ServicePrincipal(SCHEDULER, { conditions });
}
