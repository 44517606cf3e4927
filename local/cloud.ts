/**
 * The one-machine cloud: the service's own handlers, each in its worker, against local endpoints of the AWS
 * services, with a movable clock and an inbox. What triggers what comes from the contract, as on AWS.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { EnvironmentName, FunctionName } from '../core/contract/functions.ts';
import { FUNCTIONS, type FunctionDeclaration } from '../core/contract/functions.ts';
import type { DeployEvent } from '../core/contract/messages.ts';
import { openTable, type Table } from '../core/runtime/table.client.ts';
import { type Keys, openKeys } from '../core/subscribers/keys.client.ts';
import type { LoadReport } from '../functions/load-calendar/load-calendar.ts';
import { bundleFunctions } from './bundle-functions.ts';
import type { Clock } from './clock.ts';
import { consumeQueue } from './consume-queue.ts';
import { startDynamoDb } from './endpoints/dynamodb.ts';
import { type SchedulerEndpoint, startScheduler } from './endpoints/scheduler.ts';
import { type Ses, startSes } from './endpoints/ses.ts';
import { type QueuesEndpoint, startQueues } from './endpoints/sqs.ts';
import { startSsm } from './endpoints/ssm.ts';
import { type FunctionWorker, startFunction } from './function-worker.ts';
import { type Inbox, openInbox } from './inbox/inbox.ts';
import { LOCAL_REGION, localAccess } from './local-access.ts';

const TABLE_NAME = 'notifications';
const BUCKET = 'deployed-files';
const SCHEDULE_GROUP = 'reminders';
/** Names of the two keys among the parameters; the operator's commands read the id key too. */
export const KEY_PARAMETERS = { idKey: '/notifications/id-key', linkKeys: '/notifications/link-keys' };

/** How often, in milliseconds, `settle` looks whether the queues are idle. */
const IDLE_POLL_MS = 5;

export interface CloudOptions {
  /** Where everything is kept; null keeps it in memory. */
  readonly folder: string | null;
  readonly clock: Clock;
  /** The address of the pages, for links in mail. */
  readonly siteUrl: string;
  /** Gets what the functions print. */
  readonly log: (text: string) => void;
  /** Whom mail may go to; the local inbox takes all. */
  readonly deliverTo?: string;
  /** Messages a second that the local SES takes. */
  readonly maxSendRate?: number;
}

/** A file of `events-data/`, to be deployed. */
export interface DeployFile {
  readonly name: string;
  readonly text: string;
}

export interface Cloud {
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly scheduler: SchedulerEndpoint;
  readonly queues: QueuesEndpoint;
  /** Mail that SES accepted and could not render. */
  readonly unsent: Ses['unsent'];
  readonly table: Table;
  readonly keys: Keys;
  /** Where the operator's commands reach the store. */
  readonly endpoints: { readonly dynamoDb: string; readonly ssm: string };
  /** What `cdk deploy` does with the calendars: uploads the files and runs load-calendar on them. */
  deploy(files: readonly DeployFile[]): Promise<LoadReport>;
  /** Loads every handler before it is needed. */
  warm(): void;
  /** Hands an HTTP API event (payload 2.0) to `web`. */
  invokeWeb(event: unknown): Promise<unknown>;
  /** Fires what is due by the clock, in order, and waits until the queues are idle. */
  fireDue(): Promise<void>;
  /** Waits until no message is waiting or being worked on. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts endpoints and workers. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const bundling = bundleFunctions();
  const endpoints = await startEndpoints(options);
  const bundles = await bundling;
  const workers = startWorkers(options, endpoints, bundles);
  const consumers = startConsumers(endpoints.queues, workers);
  const settle = () => untilIdle(endpoints.queues);
  return {
    clock: options.clock,
    inbox: endpoints.inbox,
    scheduler: endpoints.scheduler,
    queues: endpoints.queues,
    unsent: endpoints.ses.unsent,
    ...openStore({ dynamoDb: endpoints.dynamoDb.url, ssm: endpoints.ssm.url }),
    deploy: async (files) => {
      const event = await upload(files, endpoints.queues.url);
      const answer = await workers['load-calendar'].invoke(event);
      return (answer as { Data: LoadReport }).Data;
    },
    warm: () => {
      for (const worker of Object.values(workers)) worker.warm();
    },
    invokeWeb: (event) => workers.web.invoke(event),
    fireDue: async () => {
      await endpoints.scheduler.fireDue();
      await settle();
    },
    settle,
    close: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await Promise.all(Object.values(workers).map((worker) => worker.close()));
      await Promise.all([
        endpoints.dynamoDb.close(),
        endpoints.queues.close(),
        endpoints.scheduler.close(),
        endpoints.ses.close(),
        endpoints.ssm.close(),
      ]);
    },
  };
}

/** The table and the keys of a cloud that runs, here or in another process. */
export function openStore(endpoints: Cloud['endpoints']): Pick<Cloud, 'table' | 'keys' | 'endpoints'> {
  const access = localAccess('operator');
  return {
    table: openTable(TABLE_NAME, new DynamoDBClient({ ...access, endpoint: endpoints.dynamoDb })),
    keys: openKeys(new SSMClient({ ...access, endpoint: endpoints.ssm })),
    endpoints,
  };
}

async function startEndpoints({ folder, clock, maxSendRate }: CloudOptions) {
  const below = (name: string) => (folder === null ? null : join(folder, name));
  if (folder !== null) await mkdir(folder, { recursive: true });
  const inbox = await openInbox({ folder: below('inbox') });
  const [dynamoDb, queues, ses, ssm] = await Promise.all([
    startDynamoDb({ folder: below('dynamodb'), tableName: TABLE_NAME }),
    startQueues({ folder: below('sqs'), bucket: BUCKET }),
    startSes({ clock, inbox, ...(maxSendRate !== undefined && { maxSendRate }) }),
    startSsm({ file: below('ssm.json') }),
  ]);
  const sqs = new SQSClient({ ...localAccess('scheduler'), endpoint: queues.url });
  const scheduler = await startScheduler({
    clock,
    file: below('schedules.json'),
    deliver: async ({ targetArn, input }) => {
      const QueueUrl = queues.queueUrlOf(targetArn);
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: input }));
    },
  });
  await createScheduleGroup(scheduler.url);
  return { inbox, dynamoDb, queues, ses, ssm, scheduler };
}

type Endpoints = Awaited<ReturnType<typeof startEndpoints>>;

async function createScheduleGroup(endpoint: string): Promise<void> {
  const client = new SchedulerClient({ ...localAccess('deploy'), endpoint });
  try {
    await client.send(new CreateScheduleGroupCommand({ Name: SCHEDULE_GROUP }));
  } catch (error) {
    if ((error as Error).name !== 'ConflictException') throw error;
  }
}

function startWorkers(options: CloudOptions, endpoints: Endpoints, bundles: Record<FunctionName, string>) {
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const start = (name: FunctionName) =>
    startFunction({
      name,
      bundleUrl: bundles[name],
      environment: environmentFor(name, options, endpoints),
      clock: options.clock,
      log: options.log,
    });
  return Object.fromEntries(names.map((name) => [name, start(name)])) as Record<FunctionName, FunctionWorker>;
}

/** Exactly what the contract says the function is given, and what Lambda gives to every function. */
function environmentFor(
  name: FunctionName,
  { siteUrl, deliverTo = 'everyone' }: CloudOptions,
  endpoints: Endpoints,
): Record<string, string> {
  const { queues, dynamoDb, scheduler, ses, ssm } = endpoints;
  const values: Record<EnvironmentName, string> = {
    TABLE_NAME,
    RANGES_QUEUE_URL: queues.queueUrl('ranges'),
    DUE_QUEUE_ARN: queues.queueArn('due'),
    SCHEDULE_GROUP,
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/scheduler',
    SCHEDULE_DLQ_ARN: queues.queueArn('schedules-dead'),
    ID_KEY_PARAMETER: KEY_PARAMETERS.idKey,
    LINK_KEY_PARAMETER: KEY_PARAMETERS.linkKeys,
    SITE_URL: siteUrl,
    CONFIGURATION_SET: 'notifications',
    DELIVER_TO: deliverTo,
  };
  const { environment }: FunctionDeclaration = FUNCTIONS[name];
  return {
    ...Object.fromEntries(environment.map((variable) => [variable, values[variable]])),
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: name,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    AWS_ENDPOINT_URL_SQS: queues.url,
    AWS_ENDPOINT_URL_S3: queues.url,
    AWS_ENDPOINT_URL_SCHEDULER: scheduler.url,
    AWS_ENDPOINT_URL_SESV2: ses.url,
    AWS_ENDPOINT_URL_SSM: ssm.url,
  };
}

function startConsumers(queues: QueuesEndpoint, workers: Record<FunctionName, FunctionWorker>) {
  const client = new SQSClient({ ...localAccess('lambda'), endpoint: queues.url });
  return (Object.entries(FUNCTIONS) as [FunctionName, FunctionDeclaration][]).flatMap(
    ([name, { trigger }]) => {
      if (trigger.on !== 'queue') return [];
      const queueUrl = queues.queueUrl(trigger.queue);
      const { retrySeconds } = queues;
      return [
        consumeQueue({ client, queueUrl, batchSize: trigger.batchSize, retrySeconds, worker: workers[name] }),
      ];
    },
  );
}

/** As the stack's assets are: each file under its content's hash. */
async function upload(files: readonly DeployFile[], endpoint: string): Promise<DeployEvent> {
  const client = new S3Client({ ...localAccess('deploy'), endpoint, forcePathStyle: true });
  const deployed = files.map(({ name, text }) => ({
    name,
    bucket: BUCKET,
    key: `${createHash('sha256').update(text).digest('hex')}-${name}`,
  }));
  for (const [index, { key }] of deployed.entries()) {
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: files[index]?.text ?? '' }));
  }
  client.destroy();
  return { RequestType: 'Update', ResourceProperties: { files: deployed } };
}

async function untilIdle(queues: QueuesEndpoint): Promise<void> {
  while (queues.unfinished() > 0) await new Promise((resolve) => setTimeout(resolve, IDLE_POLL_MS));
}
