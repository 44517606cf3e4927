/** How the stack stands, as the SDK reads it. */
import {
  type CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { isRollingBack } from '../../core/calendar/stack-status.client.ts';
import type { Call } from '../../local/endpoints/aws-call.ts';
import { STACK_ID } from '../../local/resource-names.ts';
import { openCloudFormation } from './endpoints.ts';

const describe = (client: CloudFormationClient, StackName?: string) =>
  client.send(new DescribeStacksCommand({ StackName }));

test('the stack is described by its id, by its name and among all, as it stands by then', async () => {
  const { endpoint, client, clock } = await openCloudFormation();
  for (const named of [STACK_ID, 'notifications', undefined]) {
    const { Stacks, $metadata } = await describe(client, named);
    expect(Stacks).toMatchObject([
      { StackId: STACK_ID, StackName: 'notifications', StackStatus: 'CREATE_COMPLETE' },
    ]);
    expect(Stacks?.[0]?.CreationTime?.getTime()).toBeLessThanOrEqual(clock.now().getTime());
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(await isRollingBack(STACK_ID, client)).toBe(false);
  endpoint.standsAt('UPDATE_ROLLBACK_IN_PROGRESS');
  expect(await isRollingBack(STACK_ID, client)).toBe(true);
  endpoint.standsAt('UPDATE_IN_PROGRESS');
  expect(await isRollingBack(STACK_ID, client)).toBe(false);
});

test('any other stack does not exist, whatever it is called', async () => {
  const { client } = await openCloudFormation();
  for (const named of ['other', STACK_ID.replace('/notifications/', '/other/'), '<&>"']) {
    const error = await describe(client, named).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CloudFormationServiceException);
    expect(error).toMatchObject({
      name: 'ValidationError',
      message: `Stack with id ${named} does not exist`,
    });
  }
});

test('who calls is told to whoever listens, and what needs to be allowed is asked of the stack that is named', async () => {
  const calls: Call[] = [];
  const asked: unknown[] = [];
  const { client } = await openCloudFormation({
    onCall: (call) => calls.push(call),
    authorize: async (caller, needs) => {
      asked.push([caller, ...needs]);
      return null;
    },
  });
  for (const named of [STACK_ID, 'notifications', undefined]) await describe(client, named);
  expect(calls[0]).toEqual({
    service: 'cloudformation',
    operation: 'DescribeStacks',
    accessKey: 'load-calendar',
  });
  const action = 'cloudformation:DescribeStacks';
  const byName = 'arn:aws:cloudformation:us-west-2:000000000000:stack/notifications/*';
  expect(asked).toEqual([STACK_ID, byName, '*'].map((resource) => ['load-calendar', { action, resource }]));
});
