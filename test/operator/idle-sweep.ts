/** A sweep over a table with one event, in which nothing is due, nothing open and nothing wrong, and which notes how it is asked. */
import { runtimeZoneData } from '../../core/calendar/zone-data.ts';
import { paceStore } from '../../core/mailing/pace.store.ts';
import type { Item, Key, Table } from '../../core/runtime/table.client.ts';
import { lookedAt } from '../../core/sweep/beginnings-looked.ts';
import { sweepStores } from '../../functions/sweep/stores.ts';
import type { SweepDependencies } from '../../functions/sweep/sweep.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

/** How the table was asked, and for which partition. */
export interface Asked {
  readonly to: 'read' | 'write';
  readonly pk: string;
}

/** What stands in the table: a version that was looked at. */
const standing = (): Record<string, object> => ({
  'IN-FORCE': { version: 'looked-at', zoneData: runtimeZoneData() },
  AGENCY: { agency },
});

/** When all that is not looked at by every sweep was, and nothing is ahead but what was known. */
const swept = (): readonly Item<object>[] => {
  const now = new Date();
  const { checkIns } = lookedAt(null, agency, now);
  return ['beginnings', 'schedules', 'suppressions', 'submissions'].map((sk) =>
    Object.assign({ at: now.toISOString(), ...(sk === 'beginnings' && { checkIns }) }, { pk: 'SWEPT', sk }),
  );
};

/** The only write of a sweep that finds nothing to do. */
const isNoted = ({ pk }: Key): boolean => pk === 'SWEPT';

/** A calendar with one event, of which nothing is due any more. */
const YEAR = 2020;
const QUERIED: Readonly<Record<string, readonly Item<object>[]>> = {
  CALENDARS: [
    Object.assign(
      { year: YEAR, name: '2020', description: null, translations: {} },
      { pk: 'CALENDARS', sk: String(YEAR) },
    ),
  ],
  [`EVENTS#${YEAR}`]: [
    Object.assign(
      makeEvent({ year: YEAR, startsAt: '2020-01-13T21:00:00Z', endsAt: '2020-01-13T22:00:00Z' }),
      { pk: `EVENTS#${YEAR}`, sk: 'calendar#1' },
    ),
  ],
};

function idleTable(asked: Asked[]): Table {
  const stored = standing();
  const queried: typeof QUERIED = { ...QUERIED, SWEPT: swept() };
  const write = async ({ pk }: Key) => {
    asked.push({ to: 'write', pk });
    throw new Error('There is nothing to write.');
  };
  return {
    get: async <T>({ pk }: Key) => {
      asked.push({ to: 'read', pk });
      return stored[pk] as T | undefined;
    },
    query: async <T>(pk: string) => {
      asked.push({ to: 'read', pk });
      return (queried[pk] ?? []) as Item<T>[];
    },
    getMany: async ([first]: readonly Key[]) => {
      asked.push({ to: 'read', pk: first?.pk ?? '' });
      return [];
    },
    put: async (item) => {
      if (!isNoted(item)) return write(item);
      asked.push({ to: 'write', pk: item.pk });
    },
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
    schedules: { names: async () => [], create: async () => false, remove: nothing },
    target: { queueArn: '', roleArn: '', deadLetterArn: '' },
    accountSuppressions: async () => ({ people: [], next: null }),
    idKey: nothing,
    log: { info: () => undefined, warn: nothing, error: nothing },
    metrics: { add: () => undefined, flush: () => undefined },
  };
  return { dependencies, asked };
}
