/** Parts the people of a range into groups that one call can serve. */
import { type StartedMailing, type Variant, variantFor } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';

/** People who read the same words. */
export interface Group {
  readonly variant: Variant;
  readonly people: readonly Recipient[];
}

/** Groups of at most `most` people, each of people who read the same variant of the mailing. */
export function groupsOf(
  people: readonly Recipient[],
  mailing: Pick<StartedMailing, 'variants'>,
  most: number,
): Group[] {
  const nameOf = ({ language, style, from = 0 }: Variant) => `${language} ${style} ${from}`;
  const readers = Map.groupBy(people, (person) => nameOf(variantFor(person, mailing)));
  return mailing.variants.flatMap((variant) =>
    inBatches(readers.get(nameOf(variant)) ?? [], most).map((group) => ({ variant, people: group })),
  );
}

/** Cuts `items` into batches of `most`, the last as large as it is. */
export const inBatches = <T>(items: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );

/** The first `most` people of these groups, in their groups. */
export function firstOf(groups: readonly Group[], most: number): Group[] {
  let left = most;
  return groups.flatMap(({ variant, people }) => {
    const first = people.slice(0, Math.max(0, left));
    left -= first.length;
    return first.length > 0 ? [{ variant, people: first }] : [];
  });
}
