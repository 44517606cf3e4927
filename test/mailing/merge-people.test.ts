import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePeople } from '../../core/mailing/merge-people.ts';
import type { Subscriber } from '../../core/subscribers/subscriber.ts';

const person = (id: string): Subscriber => ({
  id,
  address: `${id}@example.org`,
  language: 'en',
  style: 'open',
});
const sortedIds = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{2}$/)).map((ids) => ids.toSorted());

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('merging the slices of several lists', () => {
  it('gives each person once, in order, with every list they are on, and nobody suppressed', async () => {
    const lists = fc.record({ news: sortedIds, events: sortedIds, bureau: sortedIds });
    await fc.assert(
      fc.asyncProperty(lists, sortedIds, async (members, suppressed) => {
        const slices = new Map(Object.entries(members).map(([list, ids]) => [list, stream(ids.map(person))]));
        const merged = await Array.fromAsync(mergePeople(slices, stream(suppressed.map((id) => ({ id })))));

        const everyone = [...new Set(Object.values(members).flat())].filter((id) => !suppressed.includes(id));
        expect(merged.map(({ id }) => id)).toEqual(everyone.toSorted());
        for (const { id, lists: on } of merged) {
          const expected = Object.entries(members).filter(([, ids]) => ids.includes(id));
          expect(on).toEqual(expected.map(([list]) => list));
        }
      }),
    );
  });
});
