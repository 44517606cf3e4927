/** SQS and S3 on one machine: fauxqs, in memory or kept in a folder. */
import { startFauxqs } from 'fauxqs';
import {
  FUNCTIONS,
  type FunctionDeclaration,
  QUEUES,
  type QueueName,
} from '../../core/contract/functions.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../local-access.ts';
import type { Authorize } from './authorize.ts';
import type { AwsRequest } from './aws-server.ts';
import type { Endpoint } from './endpoint.ts';
import { type Gate, gated } from './gate.ts';
import { listeningOnLoopback } from './same-machine-only.ts';
import { isForSqs, s3Needs, sqsNeeds } from './sqs-s3-needs.ts';

/**
 * Seconds until a message that failed comes back: AWS waits minutes, a person at their own machine should not, and where the
 * clock is moved and all is in memory, nobody waits at all.
 */
const RETRY_SECONDS = { kept: 1, inMemory: 0 } as const;
/**
 * Longer than any function may run and any lease holds, so that a message is never handed out twice while it is
 * worked on, and comes back soon after the whole service was killed.
 */
const VISIBILITY_SECONDS = 95;

/** Things that happened to messages which are remembered, in memory, until somebody asks. */
const MOST_REMEMBERED = 10_000;

/** A message that nobody has deleted. */
export interface QueuedMessage {
  readonly id: string;
  /** How often it was received. */
  readonly received: number;
  /** Whether a receiver would get it now. */
  readonly visible: boolean;
}

export interface QueuesEndpoint extends Endpoint {
  readonly retrySeconds: number;
  queueUrl(queue: QueueName): string;
  /** The URL of the queue with this ARN. */
  queueUrlOf(arn: string): string;
  /** Of a queue, or of its dead-letter queue. */
  queueArn(queue: QueueName | `${QueueName}-dead` | 'schedules-dead'): string;
  /**
   * Messages that are waiting or being worked on, on all queues that a function consumes: nobody will ever finish the
   * others. Dead letters are not counted.
   */
  unfinished(): number;
  /** Puts a message on a queue, as a service of AWS would. */
  send(queue: QueueName, body: string): void;
  /** Every message of a queue, received or not. */
  messagesOn(queue: QueueName | `${QueueName}-dead`): readonly QueuedMessage[];
  /** How many messages of each queue were deleted since this was last asked; known where all is in memory. */
  deletedSince(): ReadonlyMap<string, number>;
  /** Bodies of the messages in a queue's dead-letter queue. */
  deadLetters(queue: QueueName): string[];
  /** Empties a queue's dead-letter queue, as a purge of the console's. */
  forgetDead(queue: QueueName): void;
}

/** The queues that a function consumes. */
const CONSUMED = Object.values<FunctionDeclaration>(FUNCTIONS).flatMap(({ trigger }) =>
  trigger.on === 'queue' ? [trigger.queue] : [],
);

/** Starts the queues that the contract declares, each with its dead-letter queue, and the buckets. */
export async function startQueues({
  folder,
  buckets,
  authorize,
}: {
  folder: string | null;
  buckets: readonly string[];
  authorize?: Authorize | undefined;
}): Promise<QueuesEndpoint> {
  const server = await listeningOnLoopback(
    () =>
      startFauxqs({
        port: 0,
        host: '127.0.0.1',
        logger: false,
        defaultRegion: LOCAL_REGION,
        ...(folder === null ? { messageSpies: { bufferSize: MOST_REMEMBERED } } : { dataDir: folder }),
      }),
    (made) => gated(made, authorize && gateOf(authorize)),
  );
  const names = Object.keys(QUEUES) as QueueName[];
  const arn = (queue: string) => `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${queue}`;
  const url = `http://127.0.0.1:${server.port}`;
  const create = (name: string, attributes: Record<string, string> = {}) => {
    if (!server.inspectQueue(name)) server.createQueue(name, { attributes });
  };
  create('schedules-dead');
  for (const name of names) {
    create(`${name}-dead`);
    create(name, {
      VisibilityTimeout: String(VISIBILITY_SECONDS),
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arn(`${name}-dead`),
        maxReceiveCount: QUEUES[name].maxReceiveCount,
      }),
    });
  }
  for (const bucket of buckets) server.createBucket(bucket);
  const messages = (name: string) =>
    server.inspectQueue(name)?.messages ?? { ready: [], delayed: [], inflight: [] };
  return {
    url,
    retrySeconds: folder === null ? RETRY_SECONDS.inMemory : RETRY_SECONDS.kept,
    queueUrl: (queue) => `${url}/${LOCAL_ACCOUNT}/${queue}`,
    queueUrlOf: (queueArn) => `${url}/${LOCAL_ACCOUNT}/${queueArn.slice(queueArn.lastIndexOf(':') + 1)}`,
    queueArn: arn,
    unfinished: () =>
      CONSUMED.map(messages).reduce(
        (sum, { ready, delayed, inflight }) => sum + ready.length + delayed.length + inflight.length,
        0,
      ),
    send: (queue, body) => void server.sendMessage(queue, body),
    messagesOn: (queue) => {
      const { ready, delayed, inflight } = messages(queue);
      const taken = [...delayed, ...inflight.map(({ message }) => message)];
      const shown = (all: typeof ready, visible: boolean) =>
        all.map(({ messageId, approximateReceiveCount }) => ({
          ...{ id: messageId, received: approximateReceiveCount, visible },
        }));
      return [...shown(ready, true), ...shown(taken, false)];
    },
    deletedSince: () => {
      const deleted = server.spy
        .getAllMessages()
        .flatMap((one) => (one.service === 'sqs' && one.status === 'consumed' ? [one.queueName] : []));
      server.spy.clear();
      return new Map(
        Object.entries(Object.groupBy(deleted, (name) => name)).map(([name, all]) => [
          name,
          all?.length ?? 0,
        ]),
      );
    },
    deadLetters: (queue) => messages(`${queue}-dead`).ready.map(({ body }) => body),
    forgetDead: (queue) => {
      server.deleteQueue(`${queue}-dead`);
      create(`${queue}-dead`);
    },
    close: () => server.stop(),
  };
}

const gateOf = (authorize: Authorize): Gate => ({
  authorize,
  needsOf: (asked) => (isForSqs(asked) ? sqsNeeds(asked) : s3Needs(asked, () => exists(asked))),
  refuse: (response, message, asked) => {
    const [headers, body] = isForSqs(asked) ? deniedBySqs(message) : deniedByS3(message);
    response.writeHead(403, headers);
    response.end(asked.method === 'HEAD' ? undefined : body);
  },
});

/** AwsRequest without a signature, which passes the gate and is enough for the store. */
const exists = async ({ headers: { host }, path }: AwsRequest): Promise<boolean> =>
  (await fetch(`http://${host}${path}`, { method: 'HEAD' })).ok;

type Denied = readonly [headers: Readonly<Record<string, string>>, body: string];

const deniedBySqs = (message: string): Denied => [
  { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': 'AccessDenied;Sender' },
  JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message }),
];

const deniedByS3 = (message: string): Denied => [
  { 'content-type': 'application/xml' },
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`,
];
