/**
 * What a sweep remembers for the next ones.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SWEPT` | `<task>` | when the task was last done; where it goes on, while it is not done |
 * | `SWEPT` | `beginnings` | when it was last noted that mailings have begun; the check-ins that were ahead then, or a while before |
 */
import type { Table } from '../runtime/table.client.ts';
import type { Looked } from './beginnings-looked.ts';

/** Tasks that are not done at every sweep. */
export type SlowTask = 'schedules' | 'suppressions' | 'submissions';

const PARTITION = 'SWEPT';
const BEGINNINGS = 'beginnings';
const taskKey = (task: SlowTask) => ({ pk: PARTITION, sk: task });

/** How far a task has come. */
export interface TaskDone {
  /** When it was last done; null: never. */
  readonly at: Date | null;
  /** Where it goes on, as its own source says it; null: it is done. */
  readonly goesOnFrom: string | null;
}

/** All that is remembered. */
export interface Remembered {
  last(task: SlowTask): TaskDone;
  /** The last look at what should have begun that was noted; null: none. */
  readonly looked: Looked | null;
}

export interface SweepStore {
  /** By one read, whatever is asked of it. */
  remembered(): Promise<Remembered>;
  done(task: SlowTask, at: Date): Promise<void>;
  /** Notes that a task is to be gone on with by the next sweep; when it was last done stays. */
  goOn(task: SlowTask, from: string): Promise<void>;
  noteLooked(looked: Looked): Promise<void>;
}

interface Stored {
  readonly at?: string;
  readonly goesOnFrom?: string;
  readonly checkIns?: readonly string[];
}

export function sweepStore(table: Table): SweepStore {
  return {
    remembered: async () => {
      const items = new Map((await table.query<Stored>(PARTITION)).map((item) => [item.sk, item]));
      const { at, checkIns = [] } = items.get(BEGINNINGS) ?? {};
      return {
        last: (task) => {
          const { at: doneAt, goesOnFrom = null } = items.get(task) ?? {};
          return { at: doneAt ? new Date(doneAt) : null, goesOnFrom };
        },
        looked: at ? { at: new Date(at), checkIns } : null,
      };
    },
    goOn: async (task, from) => {
      await table.update(taskKey(task), {
        UpdateExpression: 'SET goesOnFrom = :from',
        ExpressionAttributeValues: { ':from': from },
      });
    },
    done: (task, at) => table.put(Object.assign({ at: at.toISOString() }, taskKey(task))),
    noteLooked: ({ at, checkIns }) =>
      table.put(
        Object.assign({ at: at.toISOString(), checkIns: [...checkIns] }, { pk: PARTITION, sk: BEGINNINGS }),
      ),
  };
}

/** The same for one sweep: what its parts ask of it is read when the first of them does. */
export function forOneSweep(sweeps: SweepStore): SweepStore {
  let read: Promise<Remembered> | undefined;
  return {
    ...sweeps,
    remembered: () => {
      read ??= sweeps.remembered();
      return read;
    },
  };
}
