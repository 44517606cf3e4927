/**
 * What a sweep remembers for the next ones.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SWEPT` | `<task>` | when the task was last done; where it goes on, while it is not done |
 */
import type { Table } from '../runtime/table.client.ts';

/** Tasks that are not done at every sweep. */
export type SlowTask = 'schedules' | 'suppressions' | 'submissions';

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
    done: (task, at) => table.put(Object.assign({ at: at.toISOString() }, taskKey(task))),
  };
}
