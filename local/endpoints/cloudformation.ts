/**
 * AWS CloudFormation on one machine: makes nothing, and tells how the stack stands to whoever a deploy of it calls.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
import { html } from 'hono/html';
import type { Clock } from '../clock.ts';
import { STACK_ID } from '../resource-names.ts';
import { type Authorize, arnOf, type Need } from './authorize.ts';
import { AwsError, type Caller, type OnCall } from './aws-call.ts';
import { inXml, queryOperations } from './aws-query.ts';
import { startAwsServer } from './aws-server.ts';
import type { Endpoint } from './endpoint.ts';

export interface CloudFormationOptions {
  readonly clock: Clock;
  readonly onCall?: OnCall;
  readonly authorize?: Authorize | undefined;
}

/** As AWS says it of a stack that was made once, before, during and after a deploy. */
export type StackStatus =
  | 'CREATE_COMPLETE'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE';

export interface CloudFormation extends Endpoint {
  /** Says how the stack stands from now on. */
  standsAt(status: StackStatus): void;
}

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/** `arn:…:stack/<name>/<uuid>`. */
const STACK_NAME = STACK_ID.split('/')[1] ?? '';

/** Starts CloudFormation on a free port, with the stack whose resources the one-machine cloud has. */
export async function startCloudFormation({
  clock,
  onCall,
  authorize,
}: CloudFormationOptions): Promise<CloudFormation> {
  const createdAt = clock.now().toISOString();
  let status: StackStatus = 'CREATE_COMPLETE';
  const server = await startAwsServer({
    name: 'cloudformation',
    writing: inXml(NAMESPACE),
    onCall,
    authorize,
    refusedAs: { code: 'AccessDenied', status: 403 },
    find: queryOperations({
      DescribeStacks: {
        needs: describeNeeds,
        run: (input) => {
          onlyOurs(input.get('StackName'));
          return html`<Stacks><member><StackId>${STACK_ID}</StackId><StackName>${STACK_NAME}</StackName><CreationTime>${createdAt}</CreationTime><StackStatus>${status}</StackStatus></member></Stacks>`;
        },
      },
    }),
  });
  return {
    ...server,
    standsAt: (next) => {
      status = next;
    },
  };
}

/** Whoever names no stack asks for all; a name stands for every stack that has had it. */
function describeNeeds(input: URLSearchParams, caller: Caller): Need[] {
  const named = input.get('StackName') ?? '*';
  const resource = /^(?:arn:|\*$)/.test(named) ? named : arnOf(caller, 'cloudformation', `stack/${named}/*`);
  return [{ action: 'cloudformation:DescribeStacks', resource }];
}

function onlyOurs(named: string | null): void {
  if (named === null || named === STACK_NAME || named === STACK_ID) return;
  throw new AwsError('ValidationError', `Stack with id ${named} does not exist`);
}
