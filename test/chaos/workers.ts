/**
 * The workers of the functions, each with one invocation at a time as on Lambda, which are killed in the middle: whoever
 * stands on the wire tells of each request, and hears when the worker is to die of it.
 */
import type { FunctionName } from '../../core/contract/functions.ts';
import type { Clock } from '../../local/clock.ts';
import { type FunctionWorker, startFunction } from '../../local/function-worker.ts';
import type { FaultCounts } from './faults.ts';
import type { Moments } from './moments.ts';
import type { Random } from './random.ts';

/** What part of a wait a function really waits: SES's time-out of 15 seconds is half a second. */
const TIME_SCALE = 1 / 30;

/** One run of a handler, as the person's history tells of it. */
export interface Invocation {
  readonly name: FunctionName;
  /** Signs its requests. */
  readonly accessKey: string;
  readonly began: number;
  /** What it was asked to do, for the history. */
  readonly about: string;
  requests: number;
  /** When it first read who is in an audience. */
  readAudienceAt: number | null;
  outcome: string;
}

/** What a handler answered; null when its worker was killed, threw or ran out of time. */
export type HandlerAnswer = { readonly result: unknown } | null;

export interface ChaosWorker {
  readonly name: FunctionName;
  invoke(event: unknown, about: string): Promise<HandlerAnswer>;
  close(): Promise<void>;
}

/** When a worker dies of its request: before the endpoint hears of it, or before it hears the endpoint's answer. */
export type Death = 'before' | 'after';

export interface Workers {
  start(name: FunctionName): ChaosWorker;
  /** The invocation that signs with this key; undefined once its worker was killed. */
  running(accessKey: string): Invocation | undefined;
  /** Counts a request of an invocation, and says whether it is the one that it dies of. */
  onRequest(accessKey: string): Death | null;
  kill(accessKey: string): void;
  /** Of every invocation so far that had to do with `about`. */
  invocations(about: string): readonly Invocation[];
}

export interface WorkersOptions {
  readonly environments: Readonly<Record<FunctionName, Readonly<Record<string, string>>>>;
  readonly bundles: Readonly<Record<FunctionName, string>>;
  readonly clock: Clock;
  readonly moments: Moments;
  readonly random: Random;
  readonly counts: FaultCounts;
  /** How likely an invocation is to be killed. */
  readonly killed: number;
  readonly log: (text: string) => void;
}

interface Life {
  readonly worker: FunctionWorker;
  readonly accessKey: string;
  invocation: Invocation;
  death: { readonly when: Death; readonly atRequest: number } | null;
  ended: Promise<void> | null;
}

/** Requests that an invocation may make before it is killed, at most; early ones are as likely as all later ones. */
const LATEST_DEATH = 160;

export function createWorkers(options: WorkersOptions): Workers {
  const { random, counts, moments } = options;
  const lives = new Map<string, Life>();
  const history = new Map<string, Invocation[]>();
  let born = 0;
  const open = (name: FunctionName): Life => {
    const accessKey = `${name}.${born++}`;
    const environment = { ...options.environments[name], AWS_ACCESS_KEY_ID: accessKey };
    const { clock, log, bundles } = options;
    const worker = startFunction({
      ...{ name, environment, clock, log },
      ...{ bundleUrl: bundles[name], timeScale: TIME_SCALE },
    });
    const life = { worker, accessKey, invocation: begin(name, accessKey, ''), death: null, ended: null };
    lives.set(accessKey, life);
    return life;
  };
  const begin = (name: FunctionName, accessKey: string, about: string): Invocation => ({
    ...{ name, accessKey, about, began: moments.next() },
    ...{ requests: 0, readAudienceAt: null, outcome: 'runs' },
  });
  const dying = (): Life['death'] => {
    if (!random.chance(options.killed)) return null;
    const when = random.chance(0.5) ? 'before' : 'after';
    return { when, atRequest: Math.ceil(LATEST_DEATH ** random.next()) };
  };
  const start = (name: FunctionName): ChaosWorker => {
    let life: Life | undefined;
    return {
      name,
      invoke: async (event, about) => {
        await life?.ended;
        if (!life || life.ended) life = open(name);
        const mine = life;
        mine.invocation = begin(name, mine.accessKey, about);
        mine.death = dying();
        history.set(about, [...(history.get(about) ?? []), mine.invocation]);
        return mine.worker.invoke(event).then(
          (result) => {
            mine.invocation.outcome = gaveBack(result) ? 'gave a message back' : 'answered';
            mine.death = null;
            return { result };
          },
          (error: Error) => {
            mine.invocation.outcome = mine.ended ? 'killed' : `threw ${error.name}: ${error.message}`;
            mine.death = null;
            return null;
          },
        );
      },
      close: async () => {
        await life?.worker.close();
      },
    };
  };
  return {
    start,
    running: (accessKey) => lives.get(accessKey)?.invocation,
    onRequest: (accessKey) => {
      const life = lives.get(accessKey);
      if (!life) return null;
      life.invocation.requests += 1;
      return life.death && life.invocation.requests >= life.death.atRequest ? life.death.when : null;
    },
    kill: (accessKey) => {
      const life = lives.get(accessKey);
      if (!life) return;
      counts['worker-killed'] += 1;
      lives.delete(accessKey);
      life.ended = life.worker.close();
    },
    invocations: (about) => history.get(about) ?? [],
  };
}

/** Whether a handler has failed any of its messages. */
const gaveBack = (result: unknown): boolean =>
  ((result as { batchItemFailures?: readonly unknown[] } | null)?.batchItemFailures?.length ?? 0) > 0;
