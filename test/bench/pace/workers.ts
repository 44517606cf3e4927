/** What Lambda runs at the same time while a mailing goes out: each worker a process, as many as the contract allows. */
import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse } from 'aws-lambda';
import { FUNCTIONS } from '../../../core/contract/functions.ts';
import type { LetterMessage } from '../../../core/contract/letters.ts';
import { consumeQueue } from '../../../local/consume-queue.ts';
import { localAccess } from '../../../local/local-access.ts';
import type { Running, Service } from '../send/service.ts';

/** The functions, and how many of each at the same time. */
const WORKERS = {
  'start-mailing': 1,
  'send-range': FUNCTIONS['send-range'].trigger.maxConcurrency,
  'send-letter': 1,
} as const;
type WorkerName = keyof typeof WORKERS;

/** Seconds until a message that failed comes back; AWS waits minutes. */
const RETRY_SECONDS = 5;

export interface Workers {
  /** Messages that failed and came back. */
  cameBack(): number;
  stop(): Promise<void>;
}

export async function startWorkers(service: Service): Promise<Workers> {
  const { places } = service;
  const client = new SQSClient({ ...localAccess('lambda'), endpoint: places.queues.url });
  const names = (Object.keys(WORKERS) as WorkerName[]).flatMap((name) =>
    Array<WorkerName>(WORKERS[name]).fill(name),
  );
  const processes = await Promise.all(names.map((name) => service.start(name)));
  // What is imported before the first message comes is not what is measured.
  await Promise.all(processes.map((running) => running.usage()));
  let cameBack = 0;
  const invoke = async (running: Running, event: unknown) => {
    const answer = await running.invoke<SQSBatchResponse>(event);
    cameBack += answer.batchItemFailures.length;
    return answer;
  };
  const consumers = processes.map((running, index) => {
    const { trigger, timeoutSeconds } = FUNCTIONS[names[index] ?? 'send-range'];
    const { queue, batchSize } = trigger;
    const worker = {
      warm: () => undefined,
      close: () => running.close(),
      invoke: (event: unknown) => invoke(running, event),
    };
    const queueUrl = places.queues[queue];
    const clients = { consumer: client, lambda: client };
    const retrySeconds = RETRY_SECONDS;
    return consumeQueue({ clients, queueUrl, batchSize, retrySeconds, timeoutSeconds, worker });
  });
  return {
    cameBack: () => cameBack,
    stop: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await Promise.all(processes.map((running) => running.close()));
    },
  };
}

/** Asks for a letter, as our pages do when somebody signs up; its id. */
export async function askForLetter({ places }: Service, client: SQSClient): Promise<string> {
  const letter = randomUUID().replaceAll('-', '');
  const choices = { language: 'en', style: 'discreet' } as const;
  const message: LetterMessage = {
    purpose: 'confirm-subscription',
    letter,
    address: `${letter}@people.example.org`,
    lists: ['month-events'],
    ...choices,
    consent: { at: new Date().toISOString(), wording: '0123456789ab', page: '/', language: 'en' },
  };
  await client.send(
    new SendMessageCommand({ QueueUrl: places.queues.letters, MessageBody: JSON.stringify(message) }),
  );
  return letter;
}
