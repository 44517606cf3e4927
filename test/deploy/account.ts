/** What is in the account, read from its services themselves: what a command or a stack says proves nothing. */
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetScheduleCommand, paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { type DueMessage, DueMessageSchema } from '../../core/contract/messages.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { readFunctions, readLog, readRules, type StandingRule } from './ask-by-hand.ts';
import type { Mail } from './sent-mail.ts';
import { clientSettings } from './stand-in-account.ts';
import { tellAccepted, tellBounced } from './tell-as-ses.ts';

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
  /** Every rule of EventBridge. */
  rules(): Promise<StandingRule[]>;
  /** What CloudWatch has of the log groups of which the name holds `name`. */
  log(name: string): Promise<string[]>;
  /** A table, for our own stores to read. */
  open(table: string): Table;
  /** Tells what SES would, where it would: that it took the message, or that there is no such mailbox. */
  readonly tellAsSes: {
    accepted(mail: Mail): Promise<void>;
    bounced(mail: Mail): Promise<void>;
  };
}

/** Opens the account that MiniStack at `url` stands in for. */
export function openAccount(url: string, stackName: string): Account {
  const settings = clientSettings(url);
  const cloudFormation = new CloudFormationClient(settings);
  const dynamo = new DynamoDBClient(settings);
  const documents = DynamoDBDocumentClient.from(dynamo);
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
    rules: () => readRules(url),
    log: (name) => readLog(url, name),
    open: (table) => openTable(table, dynamo),
    tellAsSes: {
      accepted: (mail) => tellAccepted(url, mail),
      bounced: (mail) => tellBounced(url, mail),
    },
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
