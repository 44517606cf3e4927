/** Does what Lambda does between queues and functions, on several workers at once, and what comes back goes back. */
import { FUNCTIONS, type FunctionName, type QueueName } from '../../core/contract/functions.ts';
import type { Courier, QueueMessage } from './courier.ts';
import type { ChaosWorker, Workers } from './workers.ts';

/** Workers of each function that a queue starts: several, so that a message delivered twice meets itself. */
const WORKERS: Readonly<Partial<Record<FunctionName, number>>> = {
  'start-mailing': 2,
  'send-range': 3,
  'record-feedback': 2,
  'send-letter': 1,
};

export interface Dispatch {
  /** Hands whatever can be seen to whoever is free. */
  kick(): void;
  /** Runs a function that no queue starts. */
  run(worker: ChaosWorker, about: string): Promise<void>;
  /** Waits until nobody works and nothing can be seen. */
  idle(): Promise<void>;
  isIdle(): boolean;
  /** Hands bodies of a queue to a worker kept for that, and waits for it; what it fails comes back by the queue. */
  handOver(queue: QueueName, bodies: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface DispatchOptions {
  readonly courier: Courier;
  readonly workers: Workers;
  /** Hears of the messages that a handler gets. */
  readonly onTaken: (queue: QueueName, messages: readonly QueueMessage[]) => void;
  /** Hears of the messages that a handler is done with. */
  readonly onDone: (queue: QueueName, messages: readonly QueueMessage[]) => void;
}

interface Consumer {
  readonly queue: QueueName;
  readonly batchSize: number;
  readonly worker: ChaosWorker;
  busy: boolean;
}

export function createDispatch({ courier, workers, onTaken, onDone }: DispatchOptions): Dispatch {
  const consumers = Object.entries(WORKERS).flatMap(([name, count]) =>
    Array.from({ length: count }, () => consumerOf(name as FunctionName, workers)),
  );
  const reserved = consumerOf('record-feedback', workers);
  let lastHandOver: Promise<void> = Promise.resolve();
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    return tracked;
  };
  const consume = async ({ queue, worker }: Consumer, messages: readonly QueueMessage[]) => {
    onTaken(queue, messages);
    const answer = await worker.invoke({ Records: messages.map(toRecord) }, aboutOf(queue, messages));
    const failed = failedOf(answer?.result, messages);
    const done = messages.filter(({ id }) => !failed.has(id));
    courier.done(queue, done);
    onDone(queue, done);
    courier.giveBack(
      queue,
      messages.filter(({ id }) => failed.has(id)),
    );
  };
  const kick = () => {
    for (const consumer of consumers) {
      if (consumer.busy) continue;
      const messages = courier.take(consumer.queue, consumer.batchSize);
      if (messages.length === 0) continue;
      consumer.busy = true;
      void track(
        consume(consumer, messages).finally(() => {
          consumer.busy = false;
          setImmediate(kick);
        }),
      );
    }
  };
  return {
    kick,
    run: (worker, about) => track(worker.invoke({}, about).then(() => undefined)),
    idle: async () => {
      do {
        await Promise.all(underWay);
        kick();
      } while (underWay.size > 0);
    },
    isIdle: () => underWay.size === 0,
    handOver: (queue, bodies) => {
      if (bodies.length === 0) return lastHandOver;
      const messages = courier.receive(queue, bodies);
      lastHandOver = lastHandOver.then(() => track(consume({ ...reserved, queue }, messages)));
      return lastHandOver;
    },
    close: async () => {
      await Promise.all([...consumers, reserved].map(({ worker }) => worker.close()));
    },
  };
}

function consumerOf(name: FunctionName, workers: Workers): Consumer {
  const { trigger } = FUNCTIONS[name];
  if (trigger.on !== 'queue') throw new TypeError(`${name} is started by no queue.`);
  const { queue, batchSize } = trigger;
  return { queue, batchSize, worker: workers.start(name), busy: false };
}

/** What an invocation is about: the range that it sends, else its queue. */
function aboutOf(queue: QueueName, messages: readonly QueueMessage[]): string {
  if (queue !== 'ranges') return queue;
  const { mailing, range } = JSON.parse(messages[0]?.body ?? '{}') as { mailing: string; range: number };
  return aboutRange(mailing, range);
}

/** How a range is called in histories. */
export const aboutRange = (mailing: string, range: number): string => `${mailing} range ${range}`;

const toRecord = ({ id, body, receives }: QueueMessage) => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: { ApproximateReceiveCount: String(receives) },
});

/** The ids of what must come back: all of them when the worker died. */
function failedOf(result: unknown, messages: readonly QueueMessage[]): Set<string> {
  if (!result) return new Set(messages.map(({ id }) => id));
  const { batchItemFailures } = result as { batchItemFailures: readonly { itemIdentifier: string }[] };
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}
