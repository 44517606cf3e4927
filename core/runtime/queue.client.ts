/** Putting messages on an SQS queue, and asking whether any are there. */
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

/** Most messages in one batch. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const MOST_PER_BATCH = 10;

/** Some messages of a batch were refused; sending all of them again is safe. */
export class QueueRefusedError extends Error {
  constructor(refused: number, code: string) {
    super(`The queue refused ${refused} messages (${code}); the next try sends them again.`);
    this.name = 'QueueRefusedError';
  }
}

/** Sends every message, ten at a time; QueueRefusedError when the queue took only a part. */
export async function sendAll(
  queueUrl: string,
  messages: readonly unknown[],
  client = new SQSClient(),
): Promise<void> {
  for (let first = 0; first < messages.length; first += MOST_PER_BATCH) {
    const batch = messages.slice(first, first + MOST_PER_BATCH);
    const answer = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) })),
      }),
    );
    const refused = answer.Failed ?? [];
    if (refused.length > 0)
      throw new QueueRefusedError(refused.length, refused[0]?.Code ?? 'no reason given');
  }
}

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/**
 * Whether a queue holds no message, waiting or being worked on. SQS says so roughly, within a minute: to be asked only of what
 * has been quiet for longer.
 */
export async function isQueueEmpty(queueUrl: string, client = new SQSClient()): Promise<boolean> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...COUNTS] }),
  );
  return COUNTS.every((count) => Number(Attributes[count] ?? 0) === 0);
}
