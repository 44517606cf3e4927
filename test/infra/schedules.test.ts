import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { Queues } from '../../lib/queues.ts';
import { Schedules } from '../../lib/schedules.ts';
import { rightsOf } from './read-template.ts';
import { synthesizePart } from './synthesize.ts';

const template = synthesizePart((scope) => {
  const due = new Queues(scope, 'Queues').queue('due');
  const loader = new Role(scope, 'Loader', { assumedBy: new AccountPrincipal('111122223333') });
  new Schedules(scope, 'Schedules', { due }).grantSchedule(loader);
});
const rights = rightsOf(template);
const rightsHeldBy = (holder: RegExp) => rights.filter((right) => holder.test(right.holder));

test('our schedules stand in a group of our own, and go with the stack', () => {
  template.hasResource('AWS::Scheduler::ScheduleGroup', {
    DeletionPolicy: 'Delete',
    Properties: { Name: 'test' },
  });
});

test('only Scheduler can take the role of the schedules, and only for our account and group', () => {
  const [group = ''] = Object.keys(template.findResources('AWS::Scheduler::ScheduleGroup'));
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: {
            StringEquals: {
              'aws:SourceAccount': { Ref: 'AWS::AccountId' },
              'aws:SourceArn': { 'Fn::GetAtt': [group, 'Arn'] },
            },
          },
        },
      ],
    },
  });
});

test('a schedule may put a message on due or on its dead-letter queue, and do nothing else', () => {
  expect(rightsHeldBy(/SchedulesRole/).map(({ action, resource }) => [action, resource])).toEqual([
    ['sqs:SendMessage', expect.stringMatching(/^<Queuesdue\w+\.Arn>$/)],
    ['sqs:SendMessage', expect.stringMatching(/^<Schedulesschedulesdead\w+\.Arn>$/)],
  ]);
  template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'test-schedules-dead' });
});

test('whoever schedules may do so in our group, and hand over our one role to Scheduler', () => {
  const group = expect.stringMatching(/:scheduler:.*:schedule\/test\/\*$/);
  const toScheduler = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
  expect(rightsHeldBy(/Loader/)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ action: 'scheduler:CreateSchedule', resource: group }),
      expect.objectContaining({ action: 'scheduler:DeleteSchedule', resource: group }),
      expect.objectContaining({ action: 'scheduler:ListSchedules', resource: '*' }),
      expect.objectContaining({
        action: 'iam:PassRole',
        resource: expect.stringMatching(/^<SchedulesRole\w+\.Arn>$/),
        condition: toScheduler,
      }),
    ]),
  );
});
