/**
 * Counters of what has a limit. Each holds the ids of what it has counted, so that whatever comes a second time is not
 * counted twice; the table forgets a counter after its time.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `LIMIT#<limit>#<whom>` | `<first moment of the stretch>` | ids of what was counted |
 */
import { type Counter, isFull } from './limit.ts';
import type { Key, Table } from './table.client.ts';

const counterKey = ({ limit, whom, since }: Counter): Key => ({
  pk: `LIMIT#${limit.name}#${whom}`,
  sk: since,
});

export interface LimitStore {
  /**
   * Counts `event` with each of `counters`, and gives null; or counts it nowhere and gives the first counter that is full.
   * Put the narrow ones first: of two at the same moment that both find room, one may be refused by a wide counter
   * after the narrow ones have counted it. Doing it again with the same event changes nothing.
   */
  take(counters: readonly Counter[], event: string): Promise<Counter | null>;
}

export function limitStore(table: Table): LimitStore {
  const isFullNow = async (counter: Counter, event: string) => {
    const item = await table.get<{ counted?: ReadonlySet<string> }>(counterKey(counter));
    return isFull(counter, item?.counted ?? new Set(), event);
  };
  return {
    take: async (counters, event) => {
      const full = await Promise.all(counters.map((counter) => isFullNow(counter, event)));
      const first = counters.find((_, index) => full[index]);
      if (first) return first;
      for (const counter of counters) if (!(await count(table, counter, event))) return counter;
      return null;
    },
  };
}

/** Looked at and counted in one write, so that many at once can't slip through together. */
const count = (table: Table, counter: Counter, event: string): Promise<boolean> =>
  table.update(counterKey(counter), {
    UpdateExpression: 'ADD #counted :event SET expiresAt = :expiresAt',
    ConditionExpression:
      'attribute_not_exists(#counted) OR size(#counted) < :most OR contains(#counted, :id)',
    ExpressionAttributeNames: { '#counted': 'counted' },
    ExpressionAttributeValues: {
      ':event': new Set([event]),
      ':id': event,
      ':most': counter.limit.most,
      ':expiresAt': counter.expiresAt,
    },
  });
