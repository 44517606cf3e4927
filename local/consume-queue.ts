/** Does for one queue what Lambda's event source mapping does: receive, invoke, delete what succeeded. */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { FunctionWorker } from './function-worker.ts';
import type { RestingMessages } from './resting-messages.ts';

/** Seconds of one long poll; new messages end it at once. */
const WAIT_SECONDS = 20;

interface Options {
  readonly clients: {
    /** Signs as the function: AWS receives and deletes with the function's own role. */
    readonly consumer: SQSClient;
    /** Signs as Lambda: AWS leaves what has failed where it is, until the queue itself shows it again. */
    readonly lambda: SQSClient;
  };
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly retrySeconds: number;
  /** For how long the function may run. */
  readonly timeoutSeconds: number;
  /** Where messages that failed rest by the clock, and for how many seconds; without it they come back in `retrySeconds` that really pass. */
  readonly resting?: { readonly messages: RestingMessages; readonly seconds: number };
  readonly worker: FunctionWorker;
}

/** Consumes the queue until `stop` is called, which waits for the batch in hand. */
export function consumeQueue(options: Options): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const consuming = (async () => {
    await lookAt(options);
    while (!stopping.signal.aborted) await consumeBatch(options, stopping.signal);
  })();
  return {
    stop: async () => {
      stopping.abort();
      await consuming;
    },
  };
}

/**
 * AWS asks for the queue's attributes before it polls: a message must stay hidden for as long as the function may run.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
async function lookAt({ clients, queueUrl, timeoutSeconds }: Options): Promise<void> {
  const { Attributes } = await clients.consumer.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const visible = Number(Attributes?.VisibilityTimeout);
  if (visible >= timeoutSeconds) return;
  throw new Error(
    `${queueUrl} shows a message again after ${visible} s, its function may run ${timeoutSeconds} s.`,
  );
}

async function consumeBatch(
  { clients: { consumer, lambda }, queueUrl, batchSize, retrySeconds, resting, worker }: Options,
  abortSignal: AbortSignal,
) {
  const messages = await receiveBatch(consumer, { queueUrl, batchSize, abortSignal });
  if (messages.length === 0) return;
  const { failed, retryAfter } = await invoke(worker, messages, retrySeconds);
  const entries = messages.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
  for (const Entries of inTens(entries.filter(({ Id }) => !failed.has(Id ?? ''))))
    await consumer.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  const again = entries.filter(({ Id }) => failed.has(Id ?? ''));
  if (resting) {
    for (const { ReceiptHandle = '' } of again)
      await resting.messages.rest({ queueUrl, receiptHandle: ReceiptHandle }, resting.seconds);
    return;
  }
  const hidden = again.map((entry) => ({ ...entry, VisibilityTimeout: retryAfter }));
  for (const Entries of inTens(hidden))
    await lambda.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
}

/** Most messages of one request. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const MOST_PER_REQUEST = 10;

const inTens = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / MOST_PER_REQUEST) }, (_, index) =>
    items.slice(index * MOST_PER_REQUEST, (index + 1) * MOST_PER_REQUEST),
  );

interface Receiving {
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly abortSignal: AbortSignal;
}

/** Waits for a first message, and takes along whatever else is there: a batching window is not waited for. */
async function receiveBatch(
  client: SQSClient,
  { queueUrl, batchSize, abortSignal }: Receiving,
): Promise<Message[]> {
  const batch: Message[] = [];
  let waitSeconds = WAIT_SECONDS;
  for (;;) {
    const most = Math.min(MOST_PER_REQUEST, batchSize - batch.length);
    const received = await receive(client, { queueUrl, most, waitSeconds, abortSignal });
    batch.push(...received);
    if (received.length < most || batch.length === batchSize) return batch;
    waitSeconds = 0;
  }
}

async function receive(
  client: SQSClient,
  {
    queueUrl,
    most,
    waitSeconds,
    abortSignal,
  }: { queueUrl: string; most: number; waitSeconds: number; abortSignal: AbortSignal },
): Promise<Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: most,
    WaitTimeSeconds: waitSeconds,
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
  });
  try {
    return (await client.send(command, { abortSignal })).Messages ?? [];
  } catch (error) {
    if (abortSignal.aborted) return [];
    throw error;
  }
}

/**
 * Seconds until the messages of a worker that died come back: it may hold a lease, which must run out first. On AWS
 * the queue's visibility is longer than that anyway.
 */
const AFTER_A_CRASH_SECONDS = 95;

/** The ids of the messages that must come back: those reported, or all of them when the worker itself died. */
async function invoke(
  worker: FunctionWorker,
  messages: readonly Message[],
  retrySeconds: number,
): Promise<{ failed: Set<string>; retryAfter: number }> {
  const Records = messages.map(({ MessageId, Body, ReceiptHandle, Attributes }) => ({
    messageId: MessageId ?? '',
    receiptHandle: ReceiptHandle ?? '',
    body: Body ?? '',
    attributes: Attributes ?? {},
  }));
  try {
    const { batchItemFailures } = (await worker.invoke({
      Records,
    } as unknown as SQSEvent)) as SQSBatchResponse;
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return { failed, retryAfter: retrySeconds };
  } catch {
    return { failed: new Set(Records.map(({ messageId }) => messageId)), retryAfter: AFTER_A_CRASH_SECONDS };
  }
}
