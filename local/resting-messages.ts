/** Messages that failed, and rest until the clock has moved on by their queue's visibility, as on AWS. */
import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from './clock.ts';

/** One that somebody has received and not deleted. */
interface Received {
  readonly queueUrl: string;
  readonly receiptHandle: string;
}

export interface RestingMessages {
  /** How many rest. */
  count(): number;
  /** @param seconds by the clock */
  rest(message: Received, seconds: number): Promise<void>;
  /** Puts those back on their queues whose time has come. */
  wake(): Promise<void>;
}

/** The longest that a queue hides a message, in seconds that really pass: nobody waits for them. */
const HIDDEN_SECONDS = 12 * 60 * 60;

export function restingMessages(client: SQSClient, clock: Clock): RestingMessages {
  let resting: (Received & { readonly until: number })[] = [];
  const hide = ({ queueUrl, receiptHandle }: Received, VisibilityTimeout: number) =>
    client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout,
      }),
    );
  return {
    count: () => resting.length,
    rest: async (message, seconds) => {
      await hide(message, HIDDEN_SECONDS);
      resting.push({ ...message, until: clock.now().getTime() + 1000 * seconds });
    },
    wake: async () => {
      const now = clock.now().getTime();
      const woken = resting.filter(({ until }) => until <= now);
      resting = resting.filter(({ until }) => until > now);
      for (const message of woken) await hide(message, 0);
    },
  };
}
