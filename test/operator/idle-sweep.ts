/** A sweep over a table in which nothing is due, nothing open and nothing wrong, and which notes how it is asked. */
import { runtimeZoneData } from '../../core/calendar/zone-data.ts';
import { paceStore } from '../../core/mailing/pace.store.ts';
import type { Key, Table } from '../../core/runtime/table.client.ts';
import { sweepStores } from '../../functions/sweep/stores.ts';
import type { SweepDependencies } from '../../functions/sweep/sweep.ts';

/** How the table was asked, in order. */
export type Asked = 'read' | 'write';

/** What stands in the table: a version that was looked at, and that schedules and suppressions were looked at just now. */
const standing = (): Record<string, object> => ({
  'IN-FORCE': { version: 'looked-at', zoneData: runtimeZoneData() },
  SWEPT: { at: new Date().toISOString() },
});

function idleTable(asked: Asked[]): Table {
  const stored = standing();
  const write = async () => {
    asked.push('write');
    throw new Error('There is nothing to write.');
  };
  return {
    get: async <T>({ pk }: Key) => {
      asked.push('read');
      return stored[pk] as T | undefined;
    },
    query: async () => {
      asked.push('read');
      return [];
    },
    getMany: async () => {
      asked.push('read');
      return [];
    },
    put: write,
    create: write,
    update: write,
    updateAndTell: write,
    delete: write,
    deleteWhere: write,
  };
}

const nothing = async () => {
  throw new Error('There is nothing to be done.');
};

/** With the real stores; `asked` grows with each request. */
export function idleSweep(): { readonly dependencies: SweepDependencies; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const table = idleTable(asked);
  const dependencies: SweepDependencies = {
    ...sweepStores(table),
    pace: paceStore(table, nothing),
    queueDue: nothing,
    queueRanges: nothing,
    queueLetters: nothing,
    isRangesQueueEmpty: nothing,
    isAllFeedbackRecorded: nothing,
    schedules: { names: nothing, create: nothing, remove: nothing },
    target: { queueArn: '', roleArn: '', deadLetterArn: '' },
    accountSuppressions: async () => ({ people: [], next: null }),
    idKey: nothing,
    log: { info: () => undefined, warn: nothing, error: nothing },
  };
  return { dependencies, asked };
}
