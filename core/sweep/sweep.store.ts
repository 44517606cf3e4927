/**
 * What a sweep remembers for the next ones.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SWEPT` | `<task>` | when the task was last done |
 */
import type { Table } from '../runtime/table.client.ts';

/** Tasks that are not done at every sweep. */
export type SlowTask = 'schedules' | 'suppressions';

const taskKey = (task: SlowTask) => ({ pk: 'SWEPT', sk: task });

export interface SweepStore {
  /** When the task was last done; null: never. */
  lastDone(task: SlowTask): Promise<Date | null>;
  done(task: SlowTask, at: Date): Promise<void>;
}

export function sweepStore(table: Table): SweepStore {
  return {
    lastDone: async (task) => {
      const item = await table.get<{ at: string }>(taskKey(task));
      return item ? new Date(item.at) : null;
    },
    done: (task, at) => table.put(Object.assign({ at: at.toISOString() }, taskKey(task))),
  };
}
