/** What Lambda does for the two functions that send: polls their queues, invokes, deletes; every request counted. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { FUNCTIONS } from '../../../core/contract/functions.ts';
import { consumeQueue } from '../../../local/consume-queue.ts';
import { localAccess } from '../../../local/local-access.ts';
import { countRequests, type Requests } from './count-requests.ts';
import type { Running, Service } from './service.ts';

export interface Senders {
  readonly 'start-mailing': Running;
  readonly 'send-range': Running;
}

export interface Lambda {
  /** From now on messages go to these. */
  hand(senders: Senders): void;
  /** Requests of this process so far: while a mailing goes out, nobody here asks for anything but Lambda. */
  requests(): Requests;
  stop(): Promise<void>;
}

/**
 * Begins to poll, and goes on through all sizes: a poll that is broken off leaves a ghost at the local queue, which
 * takes the next message with it.
 */
export function startLambda({ places }: Service): Lambda {
  const requests = countRequests();
  const client = new SQSClient({ ...localAccess('lambda'), endpoint: places.queues.url });
  let senders: Senders | undefined;
  const worker = (name: keyof Senders) => ({
    warm: () => undefined,
    close: async () => undefined,
    invoke: async (event: unknown) => senders?.[name].invoke(event),
  });
  const consumers = (['start-mailing', 'send-range'] as const).map((name) => {
    const { queue, batchSize } = FUNCTIONS[name].trigger;
    const queueUrl = places.queues[queue];
    return consumeQueue({ client, queueUrl, batchSize, retrySeconds: 1, worker: worker(name) });
  });
  return {
    hand: (next) => {
      senders = next;
    },
    requests,
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
    },
  };
}
