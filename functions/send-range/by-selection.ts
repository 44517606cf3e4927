/** Which of a digest's events each of its people reads of. */
import { selectionFor } from '../../core/digest/selections.ts';
import type { Slice } from '../../core/mailing/for-whom.ts';
import type { DigestMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';

/** The people of a digest: each with the selection that their lists give, and those whose selection they have stopped. */
export interface DigestPeople {
  readonly people: readonly Recipient[];
  readonly stopped: readonly Recipient[];
}

/** A digest comes for what begins: whoever has stopped all of that needs none for what goes on besides. */
export function partedBySelection(
  people: readonly Recipient[],
  mailing: DigestMailing,
  slices: readonly Slice[],
): DigestPeople {
  const muted = new Map(slices.flatMap(([, some]) => some.map(({ id, muted = [] }) => [id, muted] as const)));
  const selected = people.map((person) => ({ ...person, from: selectionFor(person.audiences, mailing) }));
  const hasStopped = ({ id, from }: (typeof selected)[number]) =>
    (mailing.selections[from] ?? [])
      .filter((index) => index < mailing.begins)
      .every((index) => muted.get(id)?.includes(mailing.tells[index]?.eventId ?? ''));
  const { true: stopped = [], false: reached = [] } = Object.groupBy(selected, (person) =>
    hasStopped(person) ? 'true' : 'false',
  );
  return { people: reached, stopped };
}
