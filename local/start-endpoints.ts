/** Starts the stand-ins for the services of AWS that the functions use. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictException, CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { letterSetName } from '../core/contract/configuration-sets.ts';
import type { Clock } from './clock.ts';
import { type Authorize, namedAuthorizer } from './endpoints/authorize.ts';
import type { OnCall } from './endpoints/aws-call.ts';
import { startCloudFormation } from './endpoints/cloudformation.ts';
import { startDynamoDb } from './endpoints/dynamodb.ts';
import { startScheduler } from './endpoints/scheduler.ts';
import { type SesOptions, startSes } from './endpoints/ses.ts';
import { REASONS } from './endpoints/ses-suppression-list.ts';
import { startQueues } from './endpoints/sqs.ts';
import { startSsm } from './endpoints/ssm.ts';
import { openInbox } from './inbox/inbox.ts';
import { localAccess } from './local-access.ts';
import { BUCKET, CONFIGURATION_SETS, FLYERS_BUCKET, SCHEDULE_GROUP, TABLE_NAME } from './resource-names.ts';

export interface EndpointOptions {
  /** Where everything is kept; null keeps it in memory. */
  readonly folder: string | null;
  readonly clock: Clock;
  /** Messages a second that the local SES takes. */
  readonly maxSendRate?: number;
  /** Messages that the local SES takes in 24 hours of the clock; -1 is no limit. */
  readonly max24HourSend?: number;
  /** What becomes of mail to an address; without it, only the mailbox simulator's addresses bounce or complain. */
  readonly fateOf?: NonNullable<SesOptions['fateOf']>;
  /** Hears of each call to our own endpoints before it is answered; what it throws is the answer. */
  readonly onCall?: OnCall;
  /** Decides on each call to any endpoint; by default the one that the environment names, if any. */
  readonly authorize?: Authorize | undefined;
}

/** Messages a second and in 24 hours of the local SES, so that a rehearsal is not kept waiting. */
const QUICK_RATE = 20_000;
const LARGE_QUOTA = 5_000_000;

/** Letters through it are held back from addresses that bounced, not from those that complained, as in `lib/mail.ts`. */
const LETTER_SET = letterSetName(CONFIGURATION_SETS);

export type Endpoints = Awaited<ReturnType<typeof startEndpoints>>;

/** Every endpoint, each on a free port of 127.0.0.1, and the inbox that SES delivers to. */
export async function startEndpoints({
  folder,
  clock,
  maxSendRate = QUICK_RATE,
  max24HourSend = LARGE_QUOTA,
  fateOf,
  onCall = () => undefined,
  authorize: decides,
}: EndpointOptions) {
  const authorize = decides ?? (await namedAuthorizer());
  const below = (name: string) => (folder === null ? null : join(folder, name));
  if (folder !== null) await mkdir(folder, { recursive: true });
  const inbox = await openInbox({ folder: below('inbox') });
  const queues = await startQueues({ folder: below('sqs'), buckets: [BUCKET, FLYERS_BUCKET], authorize });
  const [cloudFormation, dynamoDb, ses, ssm] = await Promise.all([
    startCloudFormation({ clock, onCall, authorize }),
    startDynamoDb({ folder: below('dynamodb'), tableName: TABLE_NAME, authorize }),
    startSes({
      clock,
      inbox,
      onCall,
      authorize,
      maxSendRate,
      max24HourSend,
      ...(fateOf && { fateOf }),
      reasonsOf: (set) => (set === LETTER_SET ? ['BOUNCE'] : REASONS),
      suppressionFile: below('ses-suppression-list.json'),
      // As the topic does that SES publishes to: it delivers raw.
      onEvent: (json) => queues.send('feedback', inAscii(json)),
    }),
    startSsm({ file: below('ssm.json'), onCall, authorize }),
  ]);
  const sqs = new SQSClient({ ...localAccess('scheduler'), endpoint: queues.url });
  const scheduler = await startScheduler({
    clock,
    onCall,
    authorize,
    file: below('schedules.json'),
    deliver: async ({ targetArn, input }) => {
      const QueueUrl = queues.queueUrlOf(targetArn);
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: input }));
    },
  });
  await createScheduleGroup(scheduler.url);
  return { inbox, cloudFormation, dynamoDb, queues, ses, ssm, scheduler };
}

/** No-op when a kept store has it already. */
async function createScheduleGroup(endpoint: string): Promise<void> {
  const client = new SchedulerClient({ ...localAccess('deploy'), endpoint });
  try {
    await client.send(new CreateScheduleGroupCommand({ Name: SCHEDULE_GROUP }));
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}

/** JSON that says the same in ASCII: the local queues refuse characters beyond U+FFFD, which those of AWS take. */
const inAscii = (json: string) =>
  json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
