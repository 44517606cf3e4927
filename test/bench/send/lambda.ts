/** What Lambda does for the two functions that send: polls their queues, invokes, deletes; every request counted. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { FUNCTIONS } from '../../../core/contract/functions.ts';
import { consumeQueue } from '../../../local/consume-queue.ts';
import { localAccess } from '../../../local/local-access.ts';
import { countRequests, type Requests } from './count-requests.ts';
import type { Running, Service } from './service.ts';
import { createTurnstile, type Turnstile } from './turnstile.ts';

export interface Senders {
  readonly 'start-mailing': Running;
  readonly 'send-range': Running;
}

export interface Lambda {
  /** From now on messages go to these. */
  hand(senders: Senders): void;
  /** Each call of `send-range` passes here. */
  readonly ranges: Turnstile;
  /** What was asked of this cloud's queues so far: while a mailing goes out, nobody in this process asks but Lambda. */
  requests(): Requests;
  stop(): Promise<void>;
}

/**
 * Begins to poll, and goes on through all sizes: a poll that is broken off leaves a ghost at the local queue, which
 * takes the next message with it.
 */
export function startLambda({ places }: Service): Lambda {
  const requests = countRequests(places.queues.url);
  const client = new SQSClient({ ...localAccess('lambda'), endpoint: places.queues.url });
  const ranges = createTurnstile();
  let senders: Senders | undefined;
  const invoke = {
    'start-mailing': async (event: unknown) => senders?.['start-mailing'].invoke(event),
    'send-range': (event: unknown) => ranges.pass(async () => senders?.['send-range'].invoke(event)),
  };
  const consumers = (['start-mailing', 'send-range'] as const).map((name) => {
    const { trigger, timeoutSeconds } = FUNCTIONS[name];
    const { queue, batchSize } = trigger;
    const queueUrl = places.queues[queue];
    const worker = { warm: () => undefined, close: async () => undefined, invoke: invoke[name] };
    const clients = { consumer: client, lambda: client };
    return consumeQueue({ clients, queueUrl, batchSize, retrySeconds: 1, timeoutSeconds, worker });
  });
  return {
    hand: (next) => {
      senders = next;
    },
    ranges,
    requests,
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
    },
  };
}
