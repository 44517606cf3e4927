/** One round's world: the service's own handlers in workers, the local endpoints, and the faults between them. */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { FUNCTIONS, type FunctionName } from '../../core/contract/functions.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { bundleFunctions } from '../../local/bundle-functions.ts';
import { createClock } from '../../local/clock.ts';
import { environmentFor } from '../../local/function-environment.ts';
import { startFunction } from '../../local/function-worker.ts';
import { startEndpoints } from '../../local/start-endpoints.ts';
import { openStore } from '../../local/store-access.ts';
import { uploadFiles } from '../../local/upload-files.ts';
import { createBells } from './bells.ts';
import { type CalendarSize, chaosCalendar } from './chaos-calendar.ts';
import { createCourier, type QueueWeather } from './courier.ts';
import { createCrowd, makePeople } from './crowd.ts';
import { createDispatch } from './dispatch.ts';
import { type DynamoDbWeather, dynamoDbFaults } from './dynamodb-faults.ts';
import { startFaultProxy, type Treat } from './fault-proxy.ts';
import { noFaults } from './faults.ts';
import { createFeedbackPost, type PostWeather } from './feedback-post.ts';
import { killing } from './killing.ts';
import { loadPeople } from './load-people.ts';
import { createMoments } from './moments.ts';
import { randomOf } from './random.ts';
import { type SesWeather, sesFaults } from './ses-faults.ts';
import { startSqsCounter } from './sqs-counter.ts';
import { startTruthSes } from './truth-ses.ts';
import { createTold } from './what-was-told.ts';
import { createWorkers } from './workers.ts';

/** Links in these mails lead nowhere (RFC 2606). */
const SITE_URL = 'https://month.invalid';
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

/** Starts everything; calendar and people are loaded without faults. */
export async function startWorld({ seed, people: count, calendar, weather }: RoundPlan) {
  const random = (purpose: string) => randomOf(seed, purpose);
  const counts = noFaults();
  const clock = createClock(Date.parse(BEGIN) - Date.now());
  const moments = createMoments();
  const printed: string[] = [];
  const log = (text: string) => void printed.push(text);
  const [bundles, endpoints] = await Promise.all([
    bundleFunctions(),
    startEndpoints({ folder: null, clock }),
  ]);

  const courier = createCourier({
    now: () => clock.now().getTime(),
    random: random('queues'),
    counts,
    weather: weather.queues,
    onArrival: () => setImmediate(() => dispatch.kick()),
  });
  const post = createFeedbackPost({ courier, random: random('feedback'), counts, weather: weather.post });
  const told = createTold(moments);
  const [truth, sqs] = await Promise.all([
    startTruthSes({ clock, moments, onAccepted: post.onAccepted }),
    startSqsCounter(courier),
  ]);

  const deadly =
    (treat: Treat): Treat =>
    (asked, forward) =>
      killing(workers, treat)(asked, forward);
  const sesTreat = sesFaults({
    ...{ random: random('ses'), counts, weather: weather.ses },
    onCall: (...call) => {
      told.onCall(...call);
      if (stirring.chance(weather.stirred)) crowd.stir();
    },
    expectEarly: post.expectEarly,
    recordEarly: (accessKey) => dispatch.handOver('feedback', post.takeEarly(accessKey)),
  });
  const stirring = random('stirring');
  const dynamoDbTreat = dynamoDbFaults({ random: random('dynamodb'), counts, weather: weather.dynamoDb });
  const noteReading: Treat = (asked, forward) => {
    const invocation = workers.running(asked.accessKey);
    const reads = asked.target.endsWith('.Query') && /"(LIST|AUDIENCE)#/.test(asked.body);
    if (invocation && reads) invocation.readAudienceAt ??= moments.next();
    return dynamoDbTreat(asked, forward);
  };
  const proxies = await Promise.all([
    startFaultProxy(endpoints.dynamoDb.url, deadly(noteReading)),
    startFaultProxy(
      sqs.url,
      deadly((_asked, forward) => forward()),
    ),
    startFaultProxy(truth.url, deadly(sesTreat)),
    startFaultProxy(
      endpoints.scheduler.url,
      deadly((_asked, forward) => forward()),
    ),
    startFaultProxy(
      endpoints.ssm.url,
      deadly((_asked, forward) => forward()),
    ),
  ]);
  const [dynamoDbProxy, sqsProxy, sesProxy, schedulerProxy, ssmProxy] = proxies;
  const disturbed = {
    ...endpoints,
    dynamoDb: { ...endpoints.dynamoDb, url: dynamoDbProxy.url },
    ses: { ...endpoints.ses, url: sesProxy.url },
    scheduler: { ...endpoints.scheduler, url: schedulerProxy.url },
    ssm: { ...endpoints.ssm, url: ssmProxy.url },
    queues: {
      ...endpoints.queues,
      url: sqsProxy.url,
      queueUrl: (queue: string) => `${sqsProxy.url}/000000000000/${queue}`,
    },
  };
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const environments = Object.fromEntries(
    names.map((name) => [name, environmentFor(name, { siteUrl: SITE_URL }, disturbed)]),
  ) as Record<FunctionName, Record<string, string>>;
  const workers = createWorkers({
    ...{ environments, bundles, clock, moments, counts, log },
    ...{ random: random('deaths'), killed: weather.killed },
  });
  const dispatch = createDispatch({
    courier,
    workers,
    onDone: (queue, messages) => {
      if (queue === 'feedback') told.onRecorded(messages);
    },
  });

  const store = openStore({ dynamoDb: endpoints.dynamoDb.url, ssm: endpoints.ssm.url });
  const { table, keys, idKeyParameter } = store;
  const loader = startFunction({
    ...{ name: 'load-calendar', bundleUrl: bundles['load-calendar'], clock, log },
    environment: environmentFor('load-calendar', { siteUrl: SITE_URL }, endpoints),
  });
  const files = await chaosCalendar(calendar, clock.now());
  await loader.invoke(await uploadFiles(files, endpoints.queues.url));
  await loader.close();
  const people = makePeople(count, await keys.idKey(idKeyParameter));
  await loadPeople(people, table, endpoints.dynamoDb.url);
  const crowd = createCrowd({
    ...{ people, moments, counts, random: random('people') },
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
  });
  const bells = createBells({
    ...{ scheduler: endpoints.scheduler, courier, clock, moments, counts },
    ...{ random: random('bells') },
  });
  const year = Number(files[1]?.name.slice(0, 4));
  const close = async () => {
    await dispatch.close();
    const { dynamoDb, queues, ses, ssm, scheduler } = endpoints;
    const all = [dynamoDb, queues, ses, ssm, scheduler, truth, sqs, ...proxies];
    await Promise.all(all.map((endpoint) => endpoint.close()));
  };
  return {
    ...{ clock, counts, moments, printed, people, table, courier, post, told, truth, workers, dispatch },
    ...{ crowd, bells, proxies, close },
    agency: await agencyStore(table).read(),
    events: await eventStore(table).events(year),
  };
}
