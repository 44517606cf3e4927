/** Every person reads of exactly the events of their lists, whatever lists these are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HeardByList,
  MOST_SELECTIONS,
  selectionFor,
  selectionsOf,
} from '../../core/digest/selections.ts';

const LISTS = ['a', 'b', 'c', 'd'] as const;
const heardBy = (lists: readonly string[], events: number): fc.Arbitrary<HeardByList> =>
  fc
    .array(fc.subarray([...Array(events).keys()]), { minLength: lists.length, maxLength: lists.length })
    .map((all) => Object.fromEntries(lists.map((list, index) => [list, all[index] ?? []])));

const unionOf = (heard: HeardByList, lists: readonly string[]) =>
  [...new Set(lists.flatMap((list) => heard[list] ?? []))].toSorted((one, other) => one - other);

describe('a selection', () => {
  it('is that of a person’s lists together', () => {
    fc.assert(
      fc.property(heardBy(LISTS, 4), fc.subarray([...LISTS], { minLength: 1 }), (heard, lists) => {
        const selections = selectionsOf(heard);
        const theirs = unionOf(heard, lists);
        fc.pre(theirs.length > 0);
        expect(selections[selectionFor(lists, { heard, selections })]).toEqual(theirs);
      }),
    );
  });

  it('is rendered once, and not for nothing', () => {
    fc.assert(
      fc.property(heardBy(LISTS, 5), (heard) => {
        const names = selectionsOf(heard).map((selection) => selection.join());
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('is of all events, rather than of too few, where lists differ in too many ways', () => {
    const lists = Array.from({ length: 8 }, (_, index) => `list-${index}`);
    const heard = Object.fromEntries(lists.map((list, index) => [list, [index]]));
    const selections = selectionsOf(heard);
    expect(selections).toHaveLength(MOST_SELECTIONS);
    for (let size = 1; size <= lists.length; size += 1) {
      const some = lists.slice(lists.length - size);
      const read = selections[selectionFor(some, { heard, selections })] ?? [];
      expect(read).toEqual(expect.arrayContaining(unionOf(heard, some)));
    }
  });
});
