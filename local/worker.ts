/**
 * Runs one bundled handler as Lambda would: alone in its worker, with its own environment, and with a `Date`
 * that reads the movable clock.
 */
import { parentPort, workerData } from 'node:worker_threads';

/** What a worker is started with. */
export interface WorkerData {
  readonly bundleUrl: string;
  readonly clock: SharedArrayBuffer;
}

/** One invocation, and its answer. */
export interface Invocation {
  readonly id: number;
  readonly event: unknown;
}
export type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

const { bundleUrl, clock } = workerData as WorkerData;

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

moveDate(clock);
const { handler } = (await import(bundleUrl)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};

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
  parentPort?.postMessage(answer);
});
