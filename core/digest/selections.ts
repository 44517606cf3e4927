/**
 * Which of a digest's events a person reads of: those that their lists hear of, together. Each selection that some lists give together is
 * rendered once; which one a person reads is found when their lists are read.
 */
import type { Audience } from '../subscribers/audience.ts';

/** Indexes of events, in order. */
export type Selection = readonly number[];

/** By list, the events that it hears of. */
export type HeardByList = Readonly<Record<Audience, Selection>>;

/** More selections than these are not rendered apart: whoever would read another reads of all events. */
export const MOST_SELECTIONS = 32;

const union = (one: Selection, other: Selection): Selection =>
  [...new Set([...one, ...other])].toSorted((a, b) => a - b);

const nameOf = (selection: Selection): string => selection.join(' ');

/** Every selection that lists can give together, all events first; none is empty. */
export function selectionsOf(heard: HeardByList): Selection[] {
  const lists = Object.values(heard).filter(({ length }) => length > 0);
  const all = lists.reduce(union, []);
  const found = new Map([[nameOf(all), all]]);
  for (const list of lists) {
    for (const selection of [[], ...found.values()]) {
      const together = union(selection, list);
      if (found.size === MOST_SELECTIONS) return [...found.values()];
      found.set(nameOf(together), together);
    }
  }
  return [...found.values()];
}

/** The index of the selection that these audiences give; of that of all events where theirs is not rendered. */
export function selectionFor(
  audiences: readonly Audience[],
  { heard, selections }: { readonly heard: HeardByList; readonly selections: readonly Selection[] },
): number {
  const theirs = nameOf(audiences.map((audience) => heard[audience] ?? []).reduce(union, []));
  return Math.max(
    0,
    selections.findIndex((selection) => nameOf(selection) === theirs),
  );
}
