/** `npm start`: the service on one machine, kept in a folder, with its pages on 127.0.0.1. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { agencyStore } from '../core/agency/agency.store.ts';
import { eventStore } from '../core/calendar/event.store.ts';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { readEventsDataInWorker } from '../core/calendar/read-in-worker.ts';
import { FUNCTIONS } from '../core/contract/functions.ts';
import type { Loaded } from '../functions/load-calendar/handler.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { seedSubscribers } from './first-subscribers.ts';
import { inTurn } from './in-turn.ts';
import type { Forwarder } from './inbox/forward.ts';
import { keptClock } from './kept-clock.ts';
import { advanceTo, nextReminder } from './move-clock.ts';
import { OperatorError } from './operator-error.ts';
import { type Oversight, overseeMailings } from './oversight.ts';
import { localPages } from './pages/local-pages.ts';
import { fullestYears, replayStart, replayYears } from './replay.ts';
import { findRunningService, forgetService, rememberService } from './running-service.ts';
import type { DeployFile } from './upload-files.ts';
import { toResponse, toWebEvent } from './web-event.ts';
import { whoIsHere } from './who-is-here.ts';

/** Bytes of a request's body: an HTTP API hands on up to 10 MB, but no form of ours is near it. */
const LARGEST_BODY = 1024 * 1024;

/** Milliseconds between two looks at the schedules that are due by the running clock. */
const TICK_MS = 1000;

export interface ServiceOptions {
  readonly folder: string;
  /** 0 means a free one. */
  readonly port: number;
  /** Reads `events-data/` anew for every deploy. */
  readonly files: () => Promise<DeployFile[]>;
  /** Begin again from a fresh store at this instant. */
  readonly at: Date | null;
  /** The hash of the plan that the operator has accepted. */
  readonly accepted: string | null;
  readonly forwarder: Forwarder | null;
  readonly log: (text: string) => void;
}

export interface Service {
  readonly siteUrl: string;
  readonly now: () => Date;
  readonly timeZone: string;
  /** The years that can be lived through, the fullest first. */
  readonly years: readonly number[];
  /** What the last deploy did, or why it was refused while the previous calendar stays in force. */
  readonly loaded: Loaded | Error;
  /** Whether no mail has been sent yet. */
  readonly isFresh: boolean;
  close(): Promise<void>;
}

/** The port is taken. */
class PortTakenError extends OperatorError {
  constructor(port: number) {
    super(`Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`);
    this.name = 'PortTakenError';
  }
}

/** Another service runs on the same folder; two would spoil each other's store. */
class AlreadyRunningError extends OperatorError {
  constructor(siteUrl: string) {
    super(`The service runs already, at ${siteUrl}. Stop it first, or use it.`);
    this.name = 'AlreadyRunningError';
  }
}

/** Starts the service; with `at`, from a fresh store at that instant. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const other = await findRunningService(options.folder);
  if (other) throw new AlreadyRunningError(other.siteUrl);
  const app = new Hono();
  app.use(bodyLimit({ maxSize: LARGEST_BODY }));
  app.all('*', async (c) => (await running).fetch(c.req.raw));
  const server = await listen(app, options.port);
  const siteUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const begin = async (at: Date | null) => {
    const begun = await run(options, siteUrl, at);
    begun.offerReplay(replay);
    return begun;
  };
  const oneReplayAtATime = inTurn();
  const replay = (year: number) =>
    oneReplayAtATime(async () => {
      const at = replayStart(year, await readEventsDataInWorker(await options.files()));
      const before = await running;
      running = before.stop().then(() => begin(at));
      await running;
    });
  let running = begin(options.at);
  const first = await running.catch((error: unknown) => {
    server.close();
    throw error;
  });
  return {
    siteUrl,
    now: () => first.cloud.clock.now(),
    timeZone: first.timeZone,
    years: first.years,
    loaded: first.loaded,
    isFresh: first.cloud.inbox.list().length === 0,
    close: async () => {
      server.close();
      await (await running).stop();
    },
  };
}

/** One life of the service, from a start or a replay until it is stopped. */
interface Running {
  readonly cloud: Cloud;
  readonly loaded: Loaded | Error;
  readonly timeZone: string;
  readonly years: readonly number[];
  fetch(request: Request): Response | Promise<Response>;
  offerReplay(replay: (year: number) => Promise<void>): void;
  stop(): Promise<void>;
}

/** A calendar was refused, and there is none in force to go on with. */
class NothingInForceError extends OperatorError {
  constructor({ message }: Error) {
    super(`${message}\n\nNothing was stored. Mend the file and start again.`);
    this.name = 'NothingInForceError';
  }
}

async function run(options: ServiceOptions, siteUrl: string, at: Date | null): Promise<Running> {
  const { folder } = options;
  const files = await options.files();
  if (at) await forgetAll(folder, files);
  const clock = keptClock(folder, at);
  const cloud = await startCloud({ folder, clock, siteUrl, log: options.log });
  const loaded = await cloud.deploy(files, options.accepted).catch((error: Error) => error);
  const agency = await agencyStore(cloud.table).find();
  if (!agency) {
    await cloud.close();
    throw new NothingInForceError(loaded as Error);
  }
  if (!(loaded instanceof Error)) await seedSubscribers(cloud);
  const calendars = loaded instanceof Error ? [] : (await readEventsDataInWorker(files)).calendars;
  const { timeZone } = agency;
  rememberService(folder, { siteUrl, sqs: cloud.queues.url, ses: cloud.sesUrl, ...cloud.endpoints });
  cloud.warm();
  const oneAtATime = inTurn();
  const logFailure = ({ name }: Error) => options.log(`Schedules that are due could not ring: ${name}\n`);
  const ticking = setInterval(() => void cloud.scheduler.fireDue().catch(logFailure), TICK_MS);
  const logUnswept = ({ name }: Error) => options.log(`The sweep failed: ${name}\n`);
  const sweeping = setInterval(
    () => void oneAtATime(() => cloud.sweep()).catch(logUnswept),
    FUNCTIONS.sweep.trigger.everyMinutes * 60_000,
  );
  let pages = new Hono();
  return {
    cloud,
    loaded,
    timeZone,
    years: fullestYears(calendars),
    fetch: (request) =>
      new URL(request.url).pathname.startsWith('/_local') ? pages.fetch(request) : askWeb(cloud, request),
    offerReplay: (replay) => {
      pages = new Hono().route(
        '/_local',
        localPages({
          inbox: cloud.inbox,
          scheduler: cloud.scheduler,
          clock,
          site: { url: siteUrl, timeZone },
          actions: {
            advanceTo: (instant) => oneAtATime(() => advanceTo(cloud, instant)),
            nextReminder: () => oneAtATime(() => nextReminder(cloud)),
            replay,
          },
          replayYears: () => replayYears(calendars),
          eventTitle: async (event) => (await eventStore(cloud.table).event(event))?.summary ?? null,
          unsent: cloud.unsent,
          oversight: sweptAfter(
            overseeMailings({ table: cloud.table, now: clock.now, differs: 0, by: whoIsHere() }),
            () => oneAtATime(() => cloud.sweep()),
          ),
          turnsOut: async (mail, fate) => {
            await cloud.turnsOut(mail, fate);
            await cloud.settle();
          },
          ...(options.forwarder && { forwarder: options.forwarder }),
        }),
      );
    },
    stop: async () => {
      clearInterval(ticking);
      clearInterval(sweeping);
      await oneAtATime(async () => undefined);
      forgetService(folder);
      await cloud.close();
    },
  };
}

/** Whoever presses a button sees what comes of it, and need not wait for the next sweep. */
function sweptAfter(oversight: Oversight, sweep: () => Promise<void>): Oversight {
  const then = async <T>(done: Promise<T>): Promise<T> => {
    const result = await done;
    await sweep();
    return result;
  };
  return {
    ...oversight,
    resend: (mailing) => then(oversight.resend(mailing)),
    settle: (mailing, as) => then(oversight.settle(mailing, as)),
    resume: (mailing) => then(oversight.resume(mailing)),
  };
}

/** Begins from nothing, but not before the files are known to be readable. */
async function forgetAll(folder: string, files: readonly DeployFile[]): Promise<void> {
  try {
    await readEventsDataInWorker(files);
  } catch (error) {
    throw error instanceof RefusedFileError ? new NothingInForceError(error) : error;
  }
  await rm(folder, { recursive: true, force: true });
}

async function askWeb(cloud: Cloud, request: Request): Promise<Response> {
  return toResponse((await cloud.invokeWeb(await toWebEvent(request))) as Parameters<typeof toResponse>[0]);
}

async function listen(app: Hono, port: number): Promise<ServerType> {
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTakenError(port) : error;
  }
}
