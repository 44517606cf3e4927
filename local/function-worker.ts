/** One function of the service in a worker of its own. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FUNCTIONS, type FunctionName } from '../core/contract/functions.ts';
import type { Clock } from './clock.ts';
import type { Answer, WorkerData } from './worker.ts';

/** A handler threw, or its worker died or ran out of time. */
export class InvocationError extends Error {
  constructor(name: FunctionName, error: { readonly name: string; readonly message: string }) {
    super(error.message);
    this.name = error.name;
    this.cause = `function ${name}`;
  }
}

export interface FunctionWorker {
  /** Loads the handler before it is needed; no-op once it is loaded. */
  warm(): void;
  /** Runs the handler on `event`; InvocationError when it throws. */
  invoke(event: unknown): Promise<unknown>;
  close(): Promise<void>;
}

interface Options {
  readonly name: FunctionName;
  readonly bundleUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Gets what the function prints, piece by piece. */
  readonly log: (text: string) => void;
  /** What part of each of its waits the function really waits; all of it by default. */
  readonly timeScale?: number;
}

type Failure = { readonly name: string; readonly message: string };

/** One life of a worker, with the invocations that it has not answered yet. */
interface Life {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>;
}

/** The worker starts with the first invocation, and again with the next one when it died, as Lambda does it. */
export function startFunction(options: Options): FunctionWorker {
  let current: Life | undefined;
  let count = 0;
  /** Fails what this life has left open; a later life is none of its business. */
  const end = (life: Life, failure: Failure) => {
    if (current === life) current = undefined;
    for (const { reject } of life.waiting.values()) reject(new InvocationError(options.name, failure));
    life.waiting.clear();
  };
  const live = (): Life => {
    current ??= openLife(options, end);
    return current;
  };
  return {
    warm: () => void live(),
    invoke: async (event) => {
      const life = live();
      const id = count++;
      const answered = new Promise<unknown>((resolve, reject) => life.waiting.set(id, { resolve, reject }));
      const timer = setTimeout(() => {
        end(life, { name: 'TimeoutError', message: `${options.name} ran out of its time` });
        void life.worker.terminate();
      }, FUNCTIONS[options.name].timeoutSeconds * 1000);
      life.worker.postMessage({ id, event });
      return answered.finally(() => clearTimeout(timer));
    },
    close: async () => {
      await current?.worker.terminate();
    },
  };
}

/** Where Node keeps what it has compiled of a bundle, so that the next worker with the same one starts in half the time. */
const compiledBeside = (bundleUrl: string): string => fileURLToPath(new URL('compiled', bundleUrl));

function openLife(
  { name, bundleUrl, environment, clock, log, timeScale = 1 }: Options,
  end: (life: Life, failure: Failure) => void,
): Life {
  const workerData: WorkerData = { bundleUrl, clock: clock.shared, timeScale };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    env: { ...environment, NODE_COMPILE_CACHE: compiledBeside(bundleUrl) },
    stdout: true,
    stderr: true,
  });
  const life: Life = { worker, waiting: new Map() };
  worker.stdout.setEncoding('utf8').on('data', log);
  worker.stderr.setEncoding('utf8').on('data', log);
  worker.on('error', (error) => end(life, error as Error));
  worker.on('exit', (code) =>
    end(life, { name: 'WorkerExit', message: `${name} stopped with code ${code}` }),
  );
  worker.on('message', (answer: Answer) => {
    const invocation = life.waiting.get(answer.id);
    life.waiting.delete(answer.id);
    if ('error' in answer) invocation?.reject(new InvocationError(name, answer.error));
    else invocation?.resolve(answer.result);
  });
  return life;
}
