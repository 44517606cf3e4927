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

const BEGINNINGS_KEY = { pk: 'SWEPT', sk: 'beginnings' };
const taskKey = (task: SlowTask) => ({ pk: 'SWEPT', sk: task });

/** How far a task has come. */
export interface TaskDone {
  /** When it was last done; null: never. */
  readonly at: Date | null;
  /** Where it goes on, as its own source says it; null: it is done. */
  readonly goesOnFrom: string | null;
}

export interface SweepStore {
  last(task: SlowTask): Promise<TaskDone>;
  done(task: SlowTask, at: Date): Promise<void>;
  /** Notes that a task is to be gone on with by the next sweep; when it was last done stays. */
  goOn(task: SlowTask, from: string): Promise<void>;
  /** The last look at what should have begun, as far as it was noted; null: never. */
  looked(): Promise<Looked | null>;
  noteLooked(looked: Looked): Promise<void>;
}

export function sweepStore(table: Table): SweepStore {
  return {
    last: async (task) => {
      const { at, goesOnFrom = null } =
        (await table.get<{ at?: string; goesOnFrom?: string }>(taskKey(task))) ?? {};
      return { at: at ? new Date(at) : null, goesOnFrom };
    },
    goOn: async (task, from) => {
      await table.update(taskKey(task), {
        UpdateExpression: 'SET goesOnFrom = :from',
        ExpressionAttributeValues: { ':from': from },
      });
    },
    looked: async () => {
      const { at, checkIns } = (await table.get<{ at: string; checkIns: string[] }>(BEGINNINGS_KEY)) ?? {};
      return at && checkIns ? { at: new Date(at), checkIns } : null;
    },
    noteLooked: ({ at, checkIns }) =>
      table.put(Object.assign({ at: at.toISOString(), checkIns: [...checkIns] }, BEGINNINGS_KEY)),
    done: (task, at) => table.put(Object.assign({ at: at.toISOString() }, taskKey(task))),
  };
}
