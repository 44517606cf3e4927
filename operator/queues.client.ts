/** The queues as an operator works with them: how many letters lie dead, since when, and putting them back. Bodies are never shown. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import pMap from 'p-map';
import type { DeadLetterQueue } from './dead-letters.ts';

/** What is known of a queue without reading it; SQS counts roughly. */
export interface QueueFigures {
  readonly waiting: number;
  /** With a function, or put off after a failure. */
  readonly worked: number;
}

export interface OperatorQueues {
  figures(queue: string): Promise<QueueFigures>;
  /** Of those that SQS shows first, ten at most, when the oldest was sent; null for none. */
  oldest(queue: string): Promise<Date | null>;
  /** Puts a message on a queue. */
  send(queue: string, message: unknown): Promise<void>;
  /** Moves what is dead, and tells of each; how many there were. */
  redrive(queue: DeadLetterQueue, onMoved: () => void): Promise<number>;
}

/** What one receive brings at most. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const MOST_AT_ONCE = 10;

/** Seconds for which nobody else is handed what is being moved. */
const MOVING_SECONDS = 60;

/** Seconds that a receive waits: only then does SQS ask all its servers. */
const ASK_ALL_SECONDS = 1;

/** Which redrive moved a message: what comes back dead while it runs is not moved by it again. */
const MARK = 'redrive';

/** @param addressOf the URL of a queue by its name */
export function openOperatorQueues(
  client: SQSClient,
  addressOf: (queue: string) => Promise<string>,
): OperatorQueues {
  return {
    figures: async (queue) => {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: await addressOf(queue),
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'ApproximateNumberOfMessagesDelayed',
          ],
        }),
      );
      const count = (name: keyof typeof Attributes) => Number(Attributes[name] ?? 0);
      return {
        waiting: count('ApproximateNumberOfMessages'),
        worked: count('ApproximateNumberOfMessagesNotVisible') + count('ApproximateNumberOfMessagesDelayed'),
      };
    },
    oldest: async (queue) => {
      const url = await addressOf(queue);
      const sent = (await receive(client, url, 0)).map(({ Attributes }) => Number(Attributes?.SentTimestamp));
      return sent.length === 0 ? null : new Date(Math.min(...sent));
    },
    send: async (queue, message) => {
      const QueueUrl = await addressOf(queue);
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    },
    redrive: async ({ dead, target }, onMoved) => {
      const moving = { client, from: await addressOf(dead), to: await addressOf(target), onMoved };
      const run = `${Date.now()}`;
      let moved = 0;
      for (;;) {
        const messages = await receive(client, moving.from, MOVING_SECONDS);
        const own = messages.filter((message) => markOf(message) !== run);
        await pMap(own, (message) => move(message, run, moving));
        await pMap(
          messages.filter((message) => !own.includes(message)),
          (message) => putBack(message, moving),
        );
        moved += own.length;
        if (own.length === 0) return moved;
      }
    },
  };
}

const markOf = ({ MessageAttributes }: Message): string | undefined => MessageAttributes?.[MARK]?.StringValue;

async function receive(client: SQSClient, url: string, hiddenFor: number): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: MOST_AT_ONCE,
      WaitTimeSeconds: ASK_ALL_SECONDS,
      VisibilityTimeout: hiddenFor,
      MessageSystemAttributeNames: ['SentTimestamp'],
      MessageAttributeNames: [MARK],
    }),
  );
  return Messages;
}

interface Moving {
  readonly client: SQSClient;
  readonly from: string;
  readonly to: string;
  readonly onMoved: () => void;
}

/** Sent before it is deleted: whatever breaks in between, it is there once or twice, and every function may be handed a message twice. */
async function move(message: Message, run: string, { client, from, to, onMoved }: Moving): Promise<void> {
  await client.send(
    new SendMessageCommand({
      QueueUrl: to,
      MessageBody: message.Body,
      MessageAttributes: { [MARK]: { DataType: 'String', StringValue: run } },
    }),
  );
  await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }));
  onMoved();
}

const putBack = (message: Message, { client, from }: Moving) =>
  client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: from,
      ReceiptHandle: message.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
