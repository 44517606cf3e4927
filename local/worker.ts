/**
 * Runs one bundled handler as Lambda would: alone in its worker, with its own environment, and with a `Date`
 * that reads the movable clock.
 */
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import waiting from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** What a worker is started with. */
export interface WorkerData {
  readonly bundleUrl: string;
  readonly clock: SharedArrayBuffer;
  /** What part of each wait the function really waits; 1 is all of it. */
  readonly timeScale: number;
}

/** One invocation, and its answer. */
export interface Invocation {
  readonly id: number;
  readonly event: unknown;
}
export type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

const { bundleUrl, clock, timeScale } = workerData as WorkerData;

/** Replaces `Date`, so that handlers simply ask the time. */
function moveDate(shared: SharedArrayBuffer): void {
  const offset = new BigInt64Array(shared);
  const RealDate = Date;
  const now = () => RealDate.now() + Number(Atomics.load(offset, 0));
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
  });
}

/**
 * Shortens every wait to `scale` of itself, time-outs among them, for tests that let a great many of them run out. How
 * long an answer of a local endpoint may take shrinks with it.
 */
function shortenWaits(scale: number): void {
  const { setTimeout: wait } = timers;
  const { setTimeout: waitFor } = waiting;
  const shortened = (run: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) =>
    wait(run, milliseconds * scale, ...given);
  timers.setTimeout = Object.assign(shortened, wait);
  globalThis.setTimeout = timers.setTimeout;
  waiting.setTimeout = (milliseconds = 0, ...rest) => waitFor(milliseconds * scale, ...rest);
  syncBuiltinESMExports();
}

moveDate(clock);
if (timeScale !== 1) shortenWaits(timeScale);
const { handler } = (await import(bundleUrl)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};

/** What was printed is with whoever reads it before the answer is, as it is in CloudWatch's logs. */
async function allIsRead(): Promise<void> {
  while (process.stdout.writableLength > 0) await new Promise((resolve) => setTimeout(resolve, 1));
}

parentPort?.on('message', async ({ id, event }: Invocation) => {
  const answer = await handler(event, {}).then(
    (result): Answer => ({ id, result }),
    (error: unknown): Answer => ({
      id,
      error:
        error instanceof Error
          ? { name: error.name, message: error.message }
          : { name: 'Error', message: String(error) },
    }),
  );
  await allIsRead();
  parentPort?.postMessage(answer);
});
