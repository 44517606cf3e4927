/** Sends Awareness Day to so many people, by the service and by the loop in turn, and counts what each has used. */
import { agencyStore } from '../../../core/agency/agency.store.ts';
import { configurationSetName } from '../../../core/contract/configuration-sets.ts';
import { mailingStore } from '../../../core/mailing/mailing.store.ts';
import { KEY_PARAMETERS } from '../../../local/resource-names.ts';
import type { Due } from './awareness-day.ts';
import type { LoopEvent, Preparation } from './bare-loop.ts';
import type { Delivery } from './copy-counter.ts';
import { addRequests, type Requests, requestsBetween } from './count-requests.ts';
import type { Usage } from './function-process.ts';
import { type Cloud, sendMailing } from './send-mailing.ts';
import type { Running, Service } from './service.ts';

/** A mailing, or a part of one, by the service, and the same by the loop. CPU is in microseconds per recipient. */
export interface Round {
  readonly people: number;
  readonly cpu: number;
  readonly loopCpu: number;
  /** Of both functions and of Lambda. */
  readonly requests: Requests;
}

/** One per mailing. */
export interface Deliveries {
  readonly ours: readonly Delivery[];
  readonly loops: readonly Delivery[];
}

export interface Measurement {
  readonly people: number;
  readonly rounds: readonly Round[];
  readonly deliveries: Deliveries;
  /** Of `send-range`, over all rounds. */
  readonly peakMegabytes: number;
}

/** How many people, and how they are sent to. */
export interface Plan {
  readonly people: number;
  /** Each makes a mailing. */
  readonly dues: readonly Due[];
  /** Of each mailing; every part makes a round. */
  readonly parts?: number;
  /** Done after each round, while nobody else works. */
  readonly between?: () => Promise<void>;
}

/** The two functions that send, each in a fresh process, for so many people. */
export interface Sending extends Cloud {
  readonly people: number;
  readonly starting: Running;
  readonly sending: Running;
}

/** Nobody but these people is there from now on. */
export async function startSending(people: number, { service, lambda }: Cloud): Promise<Sending> {
  await service.endpoints({ populate: people });
  const [starting, sending] = await Promise.all([
    service.start('start-mailing'),
    service.start('send-range'),
  ]);
  lambda.hand({ 'start-mailing': starting, 'send-range': sending });
  return { service, lambda, people, starting, sending };
}

export async function stopSending({ starting, sending }: Sending): Promise<void> {
  await Promise.all([starting.close(), sending.close()]);
}

/** A mailing to everyone: what it took, in microseconds per recipient. */
export async function measureMailing(due: Due, sending: Sending): Promise<number> {
  const [whole] = sendMailing(due, 1, sending);
  const { cpu } = await usedBy(
    () => usage(sending),
    async () => whole?.(),
  );
  return cpu / sending.people;
}

/** Service and loop in turn, in processes that are fresh for this. */
export async function measureSending(plan: Plan, cloud: Cloud): Promise<Measurement> {
  const { people, dues, parts = 1, between = async () => undefined } = plan;
  const sending = await startSending(people, cloud);
  const loop = await cloud.service.startLoop();
  const rounds: Round[] = [];
  for (const due of dues) {
    for (const part of sendMailing(due, parts, cloud)) {
      rounds.push(await oneRound(due, part, { ...sending, loop }));
      await between();
    }
  }
  const { peakMegabytes } = await sending.sending.usage();
  await Promise.all([stopSending(sending), loop.close()]);
  return { people, rounds, peakMegabytes, deliveries: await deliveries(dues, sending) };
}

const loopNameOf = (mailing: string) => `loop-${mailing}`;

async function deliveries(dues: readonly Due[], { service, people }: Sending): Promise<Deliveries> {
  const delivery = (mailing: string) => service.endpoints<Delivery>({ delivery: { mailing, people } });
  return {
    ours: await Promise.all(dues.map(({ mailing }) => delivery(mailing))),
    loops: await Promise.all(dues.map(({ mailing }) => delivery(loopNameOf(mailing)))),
  };
}

async function oneRound(
  { mailing }: Due,
  part: () => Promise<void>,
  bench: Sending & { readonly loop: Running },
): Promise<Round> {
  const { service, loop, people } = bench;
  const copies = () => service.endpoints<number>({ copies: mailing });
  const from = await copies();
  const ours = await usedBy(() => usage(bench), part);
  const to = Math.min(people, await copies());
  await loop.invoke({
    prepare: await preparation({ people, from, to }, mailing, service),
  } satisfies LoopEvent);
  const loops = await usedBy(
    () => loop.usage(),
    () => loop.invoke<void>({ send: { mailing: loopNameOf(mailing) } } satisfies LoopEvent),
  );
  return {
    people: to - from,
    cpu: ours.cpu / (to - from),
    loopCpu: loops.cpu / (to - from),
    requests: ours.requests,
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
async function usage({ starting, sending, lambda }: Sending): Promise<Used> {
  const [one, other] = await Promise.all([starting.usage(), sending.usage()]);
  const requests = addRequests(addRequests(one.requests, other.requests), lambda.requests());
  return { cpu: one.cpu + other.cpu, requests };
}

/** The very words that the service has sent. */
async function preparation(
  whom: Pick<Preparation, 'people' | 'from' | 'to'>,
  mailing: string,
  { table, keys, places }: Service,
): Promise<Preparation> {
  const mailings = mailingStore(table);
  const { variants } = await mailings.read(mailing);
  const contents = variants.map(async (variant) => ({
    ...variant,
    content: await mailings.content(mailing, variant),
  }));
  const prefix = places.environments['send-range'].CONFIGURATION_SETS ?? '';
  return {
    ...whom,
    agency: await agencyStore(table).read(),
    linkKeys: await keys.linkKeys(KEY_PARAMETERS.linkKeys),
    siteUrl: places.siteUrl,
    configurationSet: configurationSetName(prefix, 840),
    contents: await Promise.all(contents),
  };
}
