/** What is in the account, read from its services themselves: what a command or a stack says proves nothing. */
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetScheduleCommand, paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetConfigurationSetEventDestinationsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { type DueMessage, DueMessageSchema } from '../../core/contract/messages.ts';
import { clientSettings, REGION } from './stand-in-account.ts';

/** An item of the table, whatever it holds. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** A schedule of our group. */
export interface StandingSchedule {
  readonly name: string;
  readonly expression: string;
  readonly zone: string;
  readonly afterwards: string;
  readonly targetArn: string;
  /** The message that it puts on its queue. */
  readonly message: DueMessage;
  readonly madeAt: number;
}

export interface Account {
  /** The stack's outputs; null when there is no stack. */
  outputs(): Promise<Record<string, string> | null>;
  /** Every item of a table, by its key. */
  items(table: string): Promise<Item[]>;
  /** Every schedule of a group, by name. */
  schedules(group: string): Promise<StandingSchedule[]>;
  /** The type of each parameter, by name. */
  parameters(): Promise<Record<string, string>>;
  /** Names of the functions, those of the CDK among them. */
  functions(): Promise<string[]>;
  /** Tells what SES would, where it would, of a message that was sent through this configuration set. */
  tellAsSes(configurationSet: string, message: string): Promise<void>;
  /** What lies in a queue that no function consumes; it is received once. */
  received(queue: string): Promise<string[]>;
}

/** Opens the account that MiniStack at `url` stands in for. */
export function openAccount(url: string, stackName: string): Account {
  const settings = clientSettings(url);
  const cloudFormation = new CloudFormationClient(settings);
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(settings));
  const scheduler = new SchedulerClient(settings);
  const parameters = new SSMClient(settings);
  return {
    outputs: () => readOutputs(cloudFormation, stackName),
    items: async (table) => {
      const pages = await Array.fromAsync(paginateScan({ client: documents }, { TableName: table }));
      return pages.flatMap(({ Items = [] }) => Items as Item[]).toSorted(byKey);
    },
    schedules: async (group) => {
      const pages = await Array.fromAsync(paginateListSchedules({ client: scheduler }, { GroupName: group }));
      const names = pages.flatMap(({ Schedules = [] }) => Schedules.flatMap(({ Name }) => Name ?? []));
      return Promise.all(names.sort().map((name) => readSchedule(scheduler, group, name)));
    },
    parameters: async () => {
      const { Parameters = [] } = await parameters.send(new DescribeParametersCommand());
      return Object.fromEntries(Parameters.map(({ Name, Type }) => [Name, Type]));
    },
    functions: () => readFunctions(url),
    tellAsSes: (configurationSet, message) => tell(url, configurationSet, message),
    received: (queue) => readQueue(url, queue),
  };
}

const byKey = (one: Item, other: Item): number =>
  `${one.pk}\n${one.sk}` < `${other.pk}\n${other.sk}` ? -1 : 1;

async function readOutputs(
  client: CloudFormationClient,
  name: string,
): Promise<Record<string, string> | null> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const outputs = Stacks[0]?.Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue ?? '']));
  } catch (error) {
    if (error instanceof CloudFormationServiceException && / does not exist$/.test(error.message))
      return null;
    throw error;
  }
}

async function readSchedule(client: SchedulerClient, group: string, name: string): Promise<StandingSchedule> {
  const schedule = await client.send(new GetScheduleCommand({ GroupName: group, Name: name }));
  return {
    name,
    expression: schedule.ScheduleExpression ?? '',
    zone: schedule.ScheduleExpressionTimezone ?? '',
    afterwards: schedule.ActionAfterCompletion ?? '',
    targetArn: schedule.Target?.Arn ?? '',
    message: v.parse(DueMessageSchema, JSON.parse(schedule.Target?.Input ?? 'null')),
    madeAt: schedule.CreationDate?.getTime() ?? 0,
  };
}

/** Lambda and SNS are asked by hand, for their clients are needed nowhere else; MiniStack checks no signature. */
const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
});

async function readFunctions(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/2015-03-31/functions/`, { headers: signedFor('lambda') });
  const { Functions } = (await answer.json()) as { Functions: { FunctionName: string }[] };
  return Functions.map(({ FunctionName }) => FunctionName).sort();
}

/** SES itself tells nobody anything here: its part is played, everything behind the topic is the stack's. */
async function tell(url: string, configurationSet: string, message: string): Promise<void> {
  const ses = new SESv2Client(clientSettings(url));
  const { EventDestinations = [] } = await ses.send(
    new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName: configurationSet }),
  );
  const TopicArn = EventDestinations[0]?.SnsDestination?.TopicArn ?? 'no topic';
  const body = new URLSearchParams({ Action: 'Publish', Version: '2010-03-31', TopicArn, Message: message });
  await fetch(url, { method: 'POST', headers: signedFor('sns'), body });
}

async function readQueue(url: string, name: string): Promise<string[]> {
  const sqs = new SQSClient(clientSettings(url));
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
  return Messages.map(({ Body = '' }) => Body);
}
