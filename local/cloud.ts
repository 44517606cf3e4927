/**
 * The one-machine cloud: the service's own handlers, each in its worker, against local endpoints of the AWS
 * services, with a movable clock and an inbox. What triggers what comes from the contract, as on AWS.
 */
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  FUNCTIONS,
  type FunctionDeclaration,
  type FunctionName,
  visibilitySeconds,
} from '../core/contract/functions.ts';
import { bundleFunctions } from './bundle-functions.ts';
import type { Clock } from './clock.ts';
import { consumeQueue } from './consume-queue.ts';
import { type Deploying, deployingBy } from './deploying.ts';
import type { SchedulerEndpoint } from './endpoints/scheduler.ts';
import type { Ses } from './endpoints/ses.ts';
import type { QueuesEndpoint } from './endpoints/sqs.ts';
import { environmentFor, type Site } from './function-environment.ts';
import { type FunctionWorker, startFunction } from './function-worker.ts';
import type { Inbox } from './inbox/inbox.ts';
import { localAccess } from './local-access.ts';
import { type RestingMessages, restingMessages } from './resting-messages.ts';
import { type EndpointOptions, type Endpoints, startEndpoints } from './start-endpoints.ts';
import { openStore, type StoreAccess } from './store-access.ts';

/** How often, in milliseconds, `settle` looks whether the queues are idle. */
const IDLE_POLL_MS = 5;

export interface CloudOptions extends EndpointOptions, Site {
  /** Gets what the functions print. */
  readonly log: (text: string) => void;
  /** A message that failed comes back when the clock has moved on by its queue's visibility, and `retry` is called; otherwise at once. */
  readonly retriesByTheClock?: boolean;
}

export interface Cloud extends StoreAccess, Deploying {
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly scheduler: SchedulerEndpoint;
  readonly queues: QueuesEndpoint;
  /** Where SES is, whose mail arrives in the inbox. */
  readonly sesUrl: string;
  /** Mail that SES accepted and could not render. */
  readonly unsent: Ses['unsent'];
  /** Has SES tell what became of a message that arrived. */
  readonly turnsOut: Ses['turnsOut'];
  /** Loads every handler before it is needed. */
  warm(): void;
  /** Hands an HTTP API event (payload 2.0) to `web`. */
  invokeWeb(event: unknown): Promise<unknown>;
  /** Fires what is due by the clock, in order, and waits until the queues are idle. */
  fireDue(): Promise<void>;
  /** Runs what the clock calls by itself, once: the sweep. */
  sweep(): Promise<void>;
  /** Brings back the messages that failed and have rested by the clock, and waits until the queues are idle. */
  retry(): Promise<void>;
  /** Waits until no message is waiting or being worked on. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts endpoints and workers. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const bundling = bundleFunctions();
  const endpoints = await startEndpoints(options);
  const bundles = await bundling;
  const workers = startWorkers(options, endpoints, bundles);
  const lambda = new SQSClient({ ...localAccess('lambda'), endpoint: endpoints.queues.url });
  const resting = restingMessages(lambda, options.clock);
  const consumers = startConsumers(endpoints.queues, workers, {
    lambda,
    ...(options.retriesByTheClock && { resting }),
  });
  const settle = () => untilIdle(endpoints.queues, resting);
  return {
    clock: options.clock,
    inbox: endpoints.inbox,
    scheduler: endpoints.scheduler,
    queues: endpoints.queues,
    sesUrl: endpoints.ses.url,
    unsent: endpoints.ses.unsent,
    turnsOut: endpoints.ses.turnsOut,
    ...openStore({ dynamoDb: endpoints.dynamoDb.url, ssm: endpoints.ssm.url }, options.clock.now),
    ...deployingBy(workers['load-calendar'], endpoints),
    warm: () => {
      for (const worker of Object.values(workers)) worker.warm();
    },
    invokeWeb: (event) => workers.web.invoke(event),
    fireDue: async () => {
      await endpoints.scheduler.fireDue();
      await settle();
    },
    sweep: async () => {
      await workers.sweep.invoke({});
      await settle();
    },
    retry: async () => {
      await resting.wake();
      await settle();
    },
    settle,
    close: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await Promise.all(Object.values(workers).map((worker) => worker.close()));
      await Promise.all([
        endpoints.cloudFormation.close(),
        endpoints.dynamoDb.close(),
        endpoints.queues.close(),
        endpoints.scheduler.close(),
        endpoints.ses.close(),
        endpoints.ssm.close(),
      ]);
    },
  };
}

function startWorkers(options: CloudOptions, endpoints: Endpoints, bundles: Record<FunctionName, string>) {
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const start = (name: FunctionName) =>
    startFunction({
      name,
      bundleUrl: bundles[name],
      environment: environmentFor(name, options, endpoints),
      clock: options.clock,
      log: options.log,
    });
  return Object.fromEntries(names.map((name) => [name, start(name)])) as Record<FunctionName, FunctionWorker>;
}

function startConsumers(
  queues: QueuesEndpoint,
  workers: Record<FunctionName, FunctionWorker>,
  { lambda, resting }: { readonly lambda: SQSClient; readonly resting?: RestingMessages },
) {
  const endpoint = queues.url;
  return (Object.entries(FUNCTIONS) as [FunctionName, FunctionDeclaration][]).flatMap(
    ([name, { trigger }]) => {
      if (trigger.on !== 'queue') return [];
      return [
        consumeQueue({
          clients: { consumer: new SQSClient({ ...localAccess(name), endpoint }), lambda },
          queueUrl: queues.queueUrl(trigger.queue),
          batchSize: trigger.batchSize,
          retrySeconds: queues.retrySeconds,
          timeoutSeconds: FUNCTIONS[name].timeoutSeconds,
          worker: workers[name],
          ...(resting && { resting: { messages: resting, seconds: visibilitySeconds(trigger.queue) } }),
        }),
      ];
    },
  );
}

async function untilIdle(queues: QueuesEndpoint, resting: RestingMessages): Promise<void> {
  while (queues.unfinished() > resting.count())
    await new Promise((resolve) => setTimeout(resolve, IDLE_POLL_MS));
}
