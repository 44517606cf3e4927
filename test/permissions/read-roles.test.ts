import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { Feedback } from '../../lib/feedback.ts';
import type { ServiceFunction } from '../../lib/service-function.ts';
import { makeStack } from '../infra/synthesize.ts';
import { RoleError, rolesOf } from './read-roles.ts';
import { permissionsOf } from './role.ts';

const arn = (service: string, resource: string) => `arn:aws:${service}:us-west-2:000000000000:${resource}`;

/** A stack named as on one machine, in which web may do one thing more. */
function stackWith(resource: (stack: Stack) => string) {
  const stack = makeStack({ keyPath: '/notifications' }, 'notifications');
  const web = stack.node.findChild('web') as ServiceFunction;
  web.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['sns:Publish'], resources: [resource(stack)] }),
  );
  return stack;
}

test('every function has a role, in which what CloudFormation would fill in is what stands for it on one machine', () => {
  const roles = rolesOf(stackWith(() => '*'));
  expect(roles.map(({ name }) => name)).toEqual(Object.keys(FUNCTIONS));
  const may = roles
    .flatMap(permissionsOf)
    .map(({ role, action, resource }) => `${role} ${action} ${resource}`);
  expect(may).toEqual(
    expect.arrayContaining([
      `web sqs:SendMessage ${arn('sqs', 'letters')}`,
      `sweep iam:PassRole arn:aws:iam::000000000000:role/scheduler`,
      `load-calendar scheduler:CreateSchedule ${arn('scheduler', 'schedule/notifications/*')}`,
      `load-calendar ssm:PutParameter ${arn('ssm', 'parameter/notifications/id-key')}`,
      'web sns:Publish *',
    ]),
  );
});

test('a resource of the stack for which nothing stands on one machine can’t be passed over', () => {
  const stack = stackWith((made) => (made.node.findChild('Feedback') as Feedback).topic.topicArn);
  expect(() => rolesOf(stack)).toThrow(RoleError);
  expect(() => rolesOf(stack)).toThrow(/^Nothing on one machine stands for FeedbackTopic\w+\.Ref\.$/);
});
