/** One round's world: the service's own handlers in workers, the local endpoints, and the faults between them. */
import type { FunctionName } from '../../core/contract/functions.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { bundleFunctions } from '../../local/bundle-functions.ts';
import { createClock } from '../../local/clock.ts';
import { startEndpoints } from '../../local/start-endpoints.ts';
import { createBells } from './bells.ts';
import type { CalendarSize } from './chaos-calendar.ts';
import { createCourier, type QueueWeather } from './courier.ts';
import { createCrowd } from './crowd.ts';
import { createDispatch } from './dispatch.ts';
import { type DynamoDbWeather, dynamoDbFaults } from './dynamodb-faults.ts';
import type { Treat } from './fault-proxy.ts';
import { noFaults } from './faults.ts';
import { createFeedbackPost, type PostWeather } from './feedback-post.ts';
import { killing } from './killing.ts';
import { loadWorld } from './load-world.ts';
import { createMoments } from './moments.ts';
import { randomOf } from './random.ts';
import { type SesWeather, sesFaults } from './ses-faults.ts';
import { startSqsCounter } from './sqs-counter.ts';
import { startTruthSes } from './truth-ses.ts';
import { createTold } from './what-was-told.ts';
import { startWires } from './wires.ts';
import { createWorkers, type Workers } from './workers.ts';

/** When every round begins, so that one seed makes the same round on any day. */
const BEGIN = '2027-01-11T16:00:00Z';

/** How bad it is. */
export interface Weather {
  readonly ses: SesWeather;
  readonly dynamoDb: DynamoDbWeather;
  readonly queues: QueueWeather;
  readonly post: PostWeather;
  /** How likely an invocation is to be killed. */
  readonly killed: number;
  /** How likely somebody joins or leaves, per SES call. */
  readonly stirred: number;
}

export interface RoundPlan {
  readonly seed: number;
  readonly people: number;
  readonly calendar: CalendarSize;
  readonly weather: Weather;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** What every part of a world shares. */
type Basis = Awaited<ReturnType<typeof startBasis>>;

async function startBasis(plan: RoundPlan) {
  const clock = createClock(Date.parse(BEGIN) - Date.now());
  const [bundles, endpoints] = await Promise.all([
    bundleFunctions(),
    startEndpoints({ folder: null, clock }),
  ]);
  const random = (purpose: string) => randomOf(plan.seed, purpose);
  const printed: string[] = [];
  const log = (text: string) => void printed.push(text);
  const loading = { endpoints, bundleUrl: bundles['load-calendar'], clock, log };
  const loaded = await loadWorld({ ...loading, calendar: plan.calendar, people: plan.people });
  const shared = { counts: noFaults(), moments: createMoments(), clock };
  return { ...shared, ...loaded, plan, bundles, endpoints, random, printed, log };
}

/** Starts everything. The parts know one another, so some are only named when others are made. */
export async function startWorld(plan: RoundPlan) {
  const basis = await startBasis(plan);
  const beside = startBeside(basis, () => dispatch.kick());
  const { courier, post, told, crowd } = beside;
  const [truth, sqs] = await Promise.all([
    startTruthSes({ ...basis, onAccepted: post.onAccepted }),
    startSqsCounter(courier),
  ]);
  const stirring = basis.random('stirring');
  const spared = new Set<string>();
  const ses = sesFaults({
    ...{ random: basis.random('ses'), counts: basis.counts, weather: plan.weather.ses },
    onCall: (...call) => {
      told.onCall(...call);
      if (stirring.chance(plan.weather.stirred)) crowd.stir();
    },
    expectEarly: post.expectEarly,
    recordEarly: (accessKey) => dispatch.handOver('feedback', post.takeEarly(accessKey)),
  });
  const { proxies, environments } = await startWires({
    ...{ endpoints: basis.endpoints, ses: truth, sqs },
    treatments: { dynamoDb: disturbedTable(basis, () => workers), ses },
    onEach: (treat) => (asked, forward) =>
      spared.has(functionOf(asked.accessKey)) ? forward() : killing(workers, treat)(asked, forward),
  });
  const workers = createWorkers({
    ...{ ...basis, environments },
    ...{ random: basis.random('deaths'), killed: plan.weather.killed },
  });
  const dispatch = createDispatch({
    ...{ courier, workers },
    onTaken: (queue, messages) => {
      if (queue === 'feedback') told.onDelivered(messages.map(({ body }) => body));
    },
    onDone: (queue, messages) => {
      if (queue === 'feedback') told.onRecorded(messages);
    },
  });
  const close = async () => {
    await dispatch.close();
    const { dynamoDb, queues, ses: localSes, ssm, scheduler } = basis.endpoints;
    const all = [...proxies, truth, sqs, dynamoDb, queues, localSes, ssm, scheduler];
    await Promise.all(all.map((endpoint) => endpoint.close()));
  };
  /** From here on nothing befalls this function any more: somebody has mended what kept it from its work. */
  const spare = (name: FunctionName) => void spared.add(name);
  return { ...basis, ...beside, truth, proxies, workers, dispatch, spare, close };
}

/** Of which function a worker is that signs with this key. */
const functionOf = (accessKey: string): string => accessKey.slice(0, accessKey.lastIndexOf('.'));

/** What goes wrong beside the wires: on queues, with schedules and feedback, among people. */
function startBeside({ plan, random, ...basis }: Basis, onArrival: () => void) {
  const { clock, counts, moments, table, people, endpoints } = basis;
  const courier = createCourier({
    ...{ random: random('queues'), counts, weather: plan.weather.queues },
    now: () => clock.now().getTime(),
    onArrival: () => setImmediate(onArrival),
  });
  return {
    courier,
    told: createTold(moments),
    post: createFeedbackPost({ courier, random: random('feedback'), counts, weather: plan.weather.post }),
    bells: createBells({
      ...{ scheduler: endpoints.scheduler, courier, clock, moments, counts },
      random: random('bells'),
    }),
    crowd: createCrowd({
      ...{ people, moments, counts, random: random('people') },
      subscriptions: subscriptionStore(table),
      suppressions: suppressionStore(table),
    }),
  };
}

/** DynamoDB's faults, and a note of when a worker first read who is in an audience. */
function disturbedTable({ plan, random, counts, moments }: Basis, workers: () => Workers): Treat {
  const treat = dynamoDbFaults({ random: random('dynamodb'), counts, weather: plan.weather.dynamoDb });
  return (asked, forward) => {
    const invocation = workers().running(asked.accessKey);
    const reads = asked.target.endsWith('.Query') && /"(LIST|AUDIENCE)#/.test(asked.body);
    if (invocation && reads) invocation.readAudienceAt ??= moments.next();
    return treat(asked, forward);
  };
}
