/** Finds a deployed stack in CloudFormation, and opens its store. */
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type Approvals, openApprovals } from '../core/approvals/approval.client.ts';
import { approvalsBeside, linkKeysBeside } from '../core/contract/deployed-stack.ts';
import { openTable } from '../core/runtime/table.client.ts';
import { openKeys } from '../core/subscribers/keys.client.ts';
import type { StoreAccess } from '../local/store-access.ts';
import type { AwsAccess } from './aws-access.client.ts';
import type { DeployedStack, StoreNames } from './deployed-stack.ts';
import { type OperatorQueues, openOperatorQueues } from './queues.client.ts';
import type { SourceTable } from './restore/bring-over.ts';
import { openWholeTable } from './restore/whole-table.client.ts';

/** The stack called `name` of this account and region; its status is null when there is none. */
export async function describeStack(name: string, access: AwsAccess): Promise<DeployedStack> {
  const client = new CloudFormationClient(access.config);
  const stack = await unlessAbsent(async () => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  });
  return {
    name,
    account: access.account,
    region: access.region,
    status: stack?.StackStatus ?? null,
    outputs: Object.fromEntries(
      (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    ),
  };
}

/** True when the stack called `stackName` made the SES identity of `domain`; false when there is no such stack. */
export async function madeIdentity(
  { stackName, domain }: { readonly stackName: string; readonly domain: string },
  access: AwsAccess,
): Promise<boolean> {
  const client = new CloudFormationClient(access.config);
  const pages = paginateListStackResources({ client }, { StackName: stackName });
  const found = await unlessAbsent(async () => {
    for await (const { StackResourceSummaries = [] } of pages) {
      if (StackResourceSummaries.some((made) => isIdentity(made, domain))) return true;
    }
    return false;
  });
  return found ?? false;
}

const isIdentity = ({ ResourceType, PhysicalResourceId }: StackResourceSummary, domain: string): boolean =>
  ResourceType === 'AWS::SES::EmailIdentity' && PhysicalResourceId === domain;

/** Table, keys and queues of a deployed stack, with the operator's own rights. */
export function openDeployedStore(
  { tableName, idKeyParameter }: StoreNames,
  stackName: string,
  { config }: AwsAccess,
): Pick<StoreAccess, 'table' | 'keys' | 'idKeyParameter' | 'linkKeyParameter'> & {
  readonly queues: OperatorQueues;
  readonly tableName: string;
  readonly wholeTable: (name: string) => SourceTable;
  readonly approvals: () => Approvals;
} {
  const sqs = new SQSClient(config);
  const dynamoDb = new DynamoDBClient(config);
  return {
    tableName,
    table: openTable(tableName, dynamoDb),
    wholeTable: (name) => openWholeTable(name, dynamoDb),
    keys: openKeys(new SSMClient(config)),
    approvals: () => openApprovals(approvalsBeside(idKeyParameter), new SSMClient(config)),
    idKeyParameter,
    linkKeyParameter: linkKeysBeside(idKeyParameter),
    queues: openOperatorQueues(sqs, async (name) => {
      const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: `${stackName}-${name}` }));
      return QueueUrl;
    }),
  };
}

/** CloudFormation has no error of its own for a stack that is not there. */
async function unlessAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CloudFormationServiceException && / does not exist$/.test(error.message))
      return undefined;
    throw error;
  }
}
