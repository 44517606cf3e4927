/** `npm start`: the service on one machine, kept in a folder, with its pages on 127.0.0.1. */
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { agencyStore } from '../core/agency/agency.store.ts';
import { eventStore } from '../core/calendar/event.store.ts';
import type { LoadReport } from '../functions/load-calendar/load-calendar.ts';
import { type Clock, createClock } from './clock.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { forgetEndpoints, rememberEndpoints } from './endpoint-file.ts';
import { seedSubscribers } from './first-subscribers.ts';
import type { Forwarder } from './inbox/forward.ts';
import { advanceTo, nextReminder } from './move-clock.ts';
import { localPages } from './pages/local-pages.ts';
import { replayStart, replayYears } from './replay.ts';
import type { DeployFile } from './upload-files.ts';
import { toResponse, toWebEvent } from './web-event.ts';

/** Milliseconds between two looks at the schedules that are due by the running clock. */
const TICK_MS = 1000;

export interface ServiceOptions {
  readonly folder: string;
  readonly port: number;
  /** Reads `events-data/` anew for every deploy. */
  readonly files: () => Promise<DeployFile[]>;
  /** Begin again from a fresh store at this instant. */
  readonly at: Date | null;
  readonly forwarder: Forwarder | null;
  readonly log: (text: string) => void;
}

export interface Service {
  readonly siteUrl: string;
  readonly now: () => Date;
  /** What the last deploy did, or why it was refused while the previous calendar stays in force. */
  readonly loaded: LoadReport | Error;
  close(): Promise<void>;
}

/** The port is taken. */
export class PortTakenError extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`);
    this.name = 'PortTakenError';
  }
}

/** Starts the service; with `at`, from a fresh store at that instant. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const siteUrl = `http://127.0.0.1:${options.port}`;
  let running = await run(options, siteUrl, options.at);
  const replay = async (year: number) => {
    const at = replayStart(year, await options.files());
    await running.stop();
    running = await run(options, siteUrl, at);
    running.offerReplay(replay);
  };
  running.offerReplay(replay);
  const app = new Hono();
  app.all('*', (c) => running.fetch(c.req.raw));
  const server = await listen(app, options.port);
  return {
    siteUrl,
    now: () => running.cloud.clock.now(),
    get loaded() {
      return running.loaded;
    },
    close: async () => {
      server.close();
      await running.stop();
    },
  };
}

/** One life of the service, from a start or a replay until it is stopped. */
interface Running {
  readonly cloud: Cloud;
  readonly loaded: LoadReport | Error;
  fetch(request: Request): Response | Promise<Response>;
  offerReplay(replay: (year: number) => Promise<void>): void;
  stop(): Promise<void>;
}

async function run(options: ServiceOptions, siteUrl: string, at: Date | null): Promise<Running> {
  const { folder } = options;
  if (at) await rm(folder, { recursive: true, force: true });
  const clock = keptClock(folder, at);
  const cloud = await startCloud({ folder, clock, siteUrl, log: options.log });
  const files = await options.files();
  const loaded = await cloud.deploy(files).catch((error: Error) => error);
  if (!(loaded instanceof Error)) await seedSubscribers(cloud);
  const timeZone = (await agencyStore(cloud.table).find())?.timeZone ?? 'UTC';
  rememberEndpoints(folder, cloud.endpoints);

  cloud.warm();
  const oneAtATime = inTurn();
  const ticking = setInterval(() => void oneAtATime(() => cloud.fireDue()).catch(() => undefined), TICK_MS);
  let pages = new Hono();
  return {
    cloud,
    loaded,
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
          replayYears: () => replayYears(files),
          eventTitle: async (reminder) => (await eventStore(cloud.table).event(reminder))?.summary ?? null,
          unsent: cloud.unsent,
          ...(options.forwarder && { forwarder: options.forwarder }),
        }),
      );
    },
    stop: async () => {
      clearInterval(ticking);
      await oneAtATime(() => cloud.settle());
      forgetEndpoints(folder);
      await cloud.close();
    },
  };
}

async function askWeb(cloud: Cloud, request: Request): Promise<Response> {
  return toResponse((await cloud.invokeWeb(await toWebEvent(request))) as Parameters<typeof toResponse>[0]);
}

/** Runs one task after the other, so that the running clock and a button never fire the same schedule at once. */
function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

/** The clock as it was left, or begun anew at `at`; each move is kept. */
function keptClock(folder: string, at: Date | null): Clock {
  const file = join(folder, 'clock.json');
  mkdirSync(folder, { recursive: true });
  const save = (offset: number) => writeFileSync(file, JSON.stringify({ offset }));
  const offset = at ? at.getTime() - Date.now() : readOffset(file);
  save(offset);
  return createClock(offset, save);
}

function readOffset(file: string): number {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { offset: number }).offset;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

async function listen(app: Hono, port: number): Promise<ServerType> {
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  const failed = once(server, 'error').then(([error]) => {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTakenError(port) : error;
  });
  await Promise.race([once(server, 'listening'), failed]);
  return server;
}
