/**
 * Work on what strangers bring, in a thread of its own that may take only so much time and memory: whatever it is, it can neither
 * hang nor end the program that wants it. What is ended leaves nothing behind.
 */
import { Worker } from 'node:worker_threads';

/** Work came to no end of its own. */
export interface ThreadFailed {
  readonly brokenOff: 'time' | 'memory' | 'mistake';
  /** What the program says of it. */
  readonly said: string;
}

export interface ThreadStart {
  readonly workerData?: unknown;
  /** Megabytes of the heap that the thread has for itself, as `maxOldGenerationSizeMb` of Node counts them. */
  readonly heapMegabytes: number;
}

/** How much one question to a thread may take. */
export interface AskLimits {
  readonly seconds: number;
  /** Megabytes beside the heap, where buffers lie, of which no limit of Node knows; without it nobody looks. */
  readonly bufferMegabytes?: number;
}

/** What work makes and forgets at once: with Node's own 48 a large calendar takes 40 MB more, and is read no faster. */
const YOUNG_MEGABYTES = 16;

/** Milliseconds between two looks at a thread's buffers: in so little time none grows by more than some tens of megabytes. */
const LOOK_MS = 20;

/** Starts a thread; whoever starts it ends it. */
export function startThread(url: URL, { workerData, heapMegabytes }: ThreadStart): Worker {
  const thread = new Worker(url, {
    workerData,
    // However the program was started (`--eval`, `--import`), is no matter of the thread's.
    execArgv: [],
    // It needs none of the program's environment, in which the keys of a function's role stand.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  // Whoever asks it hears of its death, too; without a listener it would end this program.
  return thread.on('error', () => undefined);
}

/** What the thread answers; one that dies, or takes too much, has failed, and is to be ended by whoever asked. */
export function askThread<Answer>(
  thread: Worker,
  asked: unknown,
  { seconds, bufferMegabytes }: AskLimits,
): Promise<Answer | ThreadFailed> {
  const { promise, resolve } = Promise.withResolvers<Answer | ThreadFailed>();
  const fail = (brokenOff: ThreadFailed['brokenOff'], said = '') => resolve({ brokenOff, said });
  const tooLong = setTimeout(() => fail('time'), seconds * 1000);
  const look =
    bufferMegabytes === undefined
      ? undefined
      : setInterval(async () => {
          if ((await bufferMegabytesOf(thread)) > bufferMegabytes) fail('memory');
        }, LOOK_MS);
  const died = (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'mistake', error.message);
  const ended = (code: number) => fail('mistake', `its thread ended with ${code}`);
  thread.once('message', resolve).once('error', died).once('exit', ended);
  thread.postMessage(asked);
  return promise.finally(() => {
    clearTimeout(tooLong);
    clearInterval(look);
    thread.off('message', resolve).off('error', died).off('exit', ended);
  });
}

/** A thread that has ended meanwhile holds none. */
const bufferMegabytesOf = (thread: Worker): Promise<number> =>
  thread.getHeapStatistics().then(
    ({ external_memory: bytes = 0 }) => bytes / 1_000_000,
    () => 0,
  );
