/** A worker whose every call over the wire waits until it is let through, fails, or never comes to be. */
import type { SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import type { Key, Table } from '../../../core/runtime/table.client.ts';
import { textOf } from '../../memory-table/memory-table.ts';

/** What may become of a call; `twice`: its answer was lost, and the SDK asked again. */
export type Fate = 'answered' | 'lost before' | 'lost after' | 'twice' | 'throttled';

/** A call over the wire that waits. */
export interface Waiting {
  readonly fates: readonly Fate[];
  readonly proceed: (fate: Fate) => Promise<void>;
}

export interface GatedWorker {
  readonly name: string;
  readonly waiting: Set<Waiting>;
  /** All that it has been told: with the shared state, it says where the worker is. */
  readonly heard: string[];
  isOver: boolean;
}

class LostAnswerError extends Error {}

/** As the SDK throws when SES says that it is too much for now. */
const throttled = () =>
  Object.assign(new Error('Maximum sending rate exceeded.'), {
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  });

/** Starts `work` with nothing done yet; what it throws is its end, as that of a message which comes back. */
export function startWorker(name: string, work: (worker: GatedWorker) => Promise<void>): GatedWorker {
  const worker: GatedWorker = { name, waiting: new Set(), heard: [], isOver: false };
  void work(worker)
    .catch((error: Error) => worker.heard.push(error.name))
    .finally(() => {
      worker.isOver = true;
    });
  return worker;
}

/** Lets a call wait, and does it as it is told. */
const overTheWire = <T>(worker: GatedWorker, fates: readonly Fate[], run: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const waiting: Waiting = {
      fates,
      proceed: async (fate) => {
        worker.waiting.delete(waiting);
        try {
          if (fate === 'throttled') throw throttled();
          if (fate === 'lost before') throw new LostAnswerError();
          if (fate === 'twice') await run();
          const answer = await run();
          if (fate === 'lost after') throw new LostAnswerError();
          worker.heard.push(textOf(answer));
          resolve(answer);
        } catch (error) {
          worker.heard.push((error as Error).name);
          reject(error);
        }
      },
    };
    worker.waiting.add(waiting);
  });

/** The partitions that more than one worker reads and writes; all else stands still, and needs no turn. */
export const SHARED = /^(RANGES|LEDGER|PROOF|HEARD|PACE|OPEN)\b/;
/** Those of them that two sweeps could quarrel about. */
export const QUARRELLED = /^(RANGES|LEDGER|OPEN)\b/;

const READ: readonly Fate[] = ['answered', 'lost before'];
const WRITE: readonly Fate[] = ['answered', 'lost before', 'lost after', 'twice'];

/** The table as this worker reaches it; only calls to partitions of `gated` wait. */
export function gatedTable(table: Table, worker: GatedWorker, gated: RegExp): Table {
  const call =
    <Given extends readonly unknown[], T>(
      fates: readonly Fate[],
      operation: (...given: Given) => Promise<T>,
    ) =>
    (...given: Given): Promise<T> => {
      const [at] = given;
      const pk = typeof at === 'string' ? at : (at as Key).pk;
      return gated.test(pk) ? overTheWire(worker, fates, () => operation(...given)) : operation(...given);
    };
  const update = call(WRITE, table.update);
  const get = call(READ, table.get);
  return {
    ...table,
    get: get as Table['get'],
    query: call(READ, table.query) as Table['query'],
    put: call(WRITE, table.put),
    create: call(WRITE, table.create),
    update,
    // Where the condition does not hold, the answer takes a second request.
    updateAndTell: (async (key: Key, wish: Parameters<Table['update']>[1]) => {
      const updated = await update(key, wish);
      return { updated, item: await (updated ? table.get(key) : get(key)) };
    }) as Table['updateAndTell'],
    delete: call(WRITE, table.delete),
    deleteWhere: call(WRITE, table.deleteWhere),
  };
}

/** SES as this worker reaches it: it takes a call whole, or not at all. */
export const gatedSes = (
  accept: (call: SendBulkEmailCommand['input']) => readonly string[],
  worker: GatedWorker,
): SESv2Client => {
  const send = (command: SendBulkEmailCommand) =>
    overTheWire(worker, ['answered', 'lost before', 'lost after', 'throttled'], async () => ({
      BulkEmailEntryResults: accept(command.input).map((MessageId) => ({ Status: 'SUCCESS', MessageId })),
    }));
  return { send } as unknown as SESv2Client;
};
