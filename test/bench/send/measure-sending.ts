/** Sends Awareness Day to so many people, by the service and by the loop in turn, and counts what each has used. */
import { setTimeout } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { agencyStore } from '../../../core/agency/agency.store.ts';
import { configurationSetName } from '../../../core/contract/configuration-sets.ts';
import { mailingStore } from '../../../core/mailing/mailing.store.ts';
import { localAccess } from '../../../local/local-access.ts';
import { KEY_PARAMETERS } from '../../../local/resource-names.ts';
import type { Due } from './awareness-day.ts';
import type { LoopEvent, Preparation } from './bare-loop.ts';
import { addRequests, type Requests, requestsBetween } from './count-requests.ts';
import type { Delivery } from './endpoints-process.ts';
import type { Usage } from './function-process.ts';
import type { Lambda } from './lambda.ts';
import type { Running, Service } from './service.ts';

const IDLE_POLL_MS = 20;

/** One mailing by the service, and the same one by the loop. CPU is in microseconds per recipient. */
export interface Round {
  readonly cpu: number;
  readonly loopCpu: number;
  /** Of both functions and of Lambda. */
  readonly requests: Requests;
  readonly delivery: Delivery;
  readonly loopDelivery: Delivery;
}

export interface Measurement {
  readonly people: number;
  readonly rounds: readonly Round[];
  /** Of `send-range`, over all rounds. */
  readonly peakMegabytes: number;
}

interface Bench {
  readonly service: Service;
  readonly lambda: Lambda;
  readonly starting: Running;
  readonly sending: Running;
  readonly loop: Running;
}

/** `people` must be loaded, and nobody else; each of `dues` makes a round. Every process is a fresh one. */
export async function measureSending(
  { people, dues }: { readonly people: number; readonly dues: readonly Due[] },
  { service, lambda }: Pick<Bench, 'service' | 'lambda'>,
): Promise<Measurement> {
  const [starting, sending, loop] = await Promise.all([
    service.start('start-mailing'),
    service.start('send-range'),
    service.startLoop(),
  ]);
  const bench = { service, lambda, starting, sending, loop };
  lambda.hand({ 'start-mailing': starting, 'send-range': sending });
  const rounds: Round[] = [];
  for (const due of dues) rounds.push(await oneRound(due, people, bench));
  const { peakMegabytes } = await sending.usage();
  await Promise.all([starting, sending, loop].map((running) => running.close()));
  return { people, rounds, peakMegabytes };
}

async function oneRound(due: Due, people: number, bench: Bench): Promise<Round> {
  const { service, loop } = bench;
  const ours = await usedBy(
    () => read(bench),
    () => sendByService(due, service),
  );
  const { mailing } = due;
  const loopMailing = `loop-${mailing}`;
  await loop.invoke({ prepare: await preparation(people, mailing, service) } satisfies LoopEvent);
  const loops = await usedBy(
    () => loop.usage(),
    () => loop.invoke<void>({ send: { mailing: loopMailing } } satisfies LoopEvent),
  );
  return {
    cpu: ours.cpu / people,
    loopCpu: loops.cpu / people,
    requests: ours.requests,
    delivery: await service.endpoints({ delivery: { mailing, people } }),
    loopDelivery: await service.endpoints({ delivery: { mailing: loopMailing, people } }),
  };
}

type Used = Pick<Usage, 'cpu' | 'requests'>;

async function usedBy(meter: () => Promise<Used>, work: () => Promise<void>): Promise<Used> {
  const before = await meter();
  await work();
  const after = await meter();
  return { cpu: after.cpu - before.cpu, requests: requestsBetween(before.requests, after.requests) };
}

/** Both functions together, with Lambda's polling. */
async function read({ starting, sending, lambda }: Bench): Promise<Used> {
  const [one, other] = await Promise.all([starting.usage(), sending.usage()]);
  const requests = addRequests(addRequests(one.requests, other.requests), lambda.requests());
  return { cpu: one.cpu + other.cpu, requests };
}

/** Rings as EventBridge Scheduler would, and waits until no queue holds anything. */
async function sendByService({ message }: Due, { places, endpoints }: Service): Promise<void> {
  const scheduler = new SQSClient({ ...localAccess('scheduler'), endpoint: places.queues.url });
  await scheduler.send(
    new SendMessageCommand({ QueueUrl: places.queues.due, MessageBody: JSON.stringify(message) }),
  );
  scheduler.destroy();
  while ((await endpoints<number>({ unfinished: true })) > 0) await setTimeout(IDLE_POLL_MS);
}

/** The very words that the service has sent. */
async function preparation(people: number, mailing: string, service: Service): Promise<Preparation> {
  const { table, keys, places } = service;
  const mailings = mailingStore(table);
  const { variants } = await mailings.read(mailing);
  const contents = variants.map(async (variant) => ({
    ...variant,
    content: await mailings.content(mailing, variant),
  }));
  const prefix = places.environments['send-range'].CONFIGURATION_SETS ?? '';
  return {
    people,
    agency: await agencyStore(table).read(),
    idKey: await keys.idKey(KEY_PARAMETERS.idKey),
    linkKeys: await keys.linkKeys(KEY_PARAMETERS.linkKeys),
    siteUrl: places.siteUrl,
    configurationSet: configurationSetName(prefix, 840),
    contents: await Promise.all(contents),
  };
}
