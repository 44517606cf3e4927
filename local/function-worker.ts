/** One function of the service in a worker of its own. */
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
}

type Waiting = Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>;

/** The worker starts with the first invocation, and again with the next one when it died, as Lambda does it. */
export function startFunction(options: Options): FunctionWorker {
  const waiting: Waiting = new Map();
  let worker: Worker | undefined;
  let count = 0;
  const fail = (error: { name: string; message: string }) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new InvocationError(options.name, error));
    waiting.clear();
  };
  const start = () => {
    worker = openWorker(options, waiting, fail);
    return worker;
  };
  return {
    warm: () => {
      worker ??= start();
    },
    invoke: async (event) => {
      const running = worker ?? start();
      const id = count++;
      const answered = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      const timer = setTimeout(() => {
        fail({ name: 'TimeoutError', message: `${options.name} ran out of its time` });
        void running.terminate();
      }, FUNCTIONS[options.name].timeoutSeconds * 1000);
      running.postMessage({ id, event });
      return answered.finally(() => clearTimeout(timer));
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

function openWorker(
  { name, bundleUrl, environment, clock, log }: Options,
  waiting: Waiting,
  fail: (error: { name: string; message: string }) => void,
): Worker {
  const workerData: WorkerData = { bundleUrl, clock: clock.shared };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    env: { ...environment },
    stdout: true,
    stderr: true,
  });
  worker.stdout.setEncoding('utf8').on('data', log);
  worker.stderr.setEncoding('utf8').on('data', log);
  worker.on('error', (error) => fail(error as Error));
  worker.on('exit', (code) => fail({ name: 'WorkerExit', message: `${name} stopped with code ${code}` }));
  worker.on('message', (answer: Answer) => {
    const invocation = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) invocation?.reject(new InvocationError(name, answer.error));
    else invocation?.resolve(answer.result);
  });
  return worker;
}
