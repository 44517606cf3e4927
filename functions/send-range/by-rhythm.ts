/** Whom of its lists a mailing reaches, by how they want to hear: a reminder those who want each, a digest those who want that one. */
import { selectionFor } from '../../core/digest/selections.ts';
import type { DigestMailing, Mailing, ReminderMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { type Audience, isList } from '../../core/subscribers/audience.ts';
import { type Rhythm, rhythmOf } from '../../core/subscribers/rhythm.ts';
import type { ActiveSubscription } from '../../core/subscribers/subscription.store.ts';

/** The people of an audience that lie within a range. */
export type Slice = readonly [audience: Audience, people: readonly ActiveSubscription[]];

/** The rhythm in which people want what a mailing tells; null where it is for everyone. */
function rhythmFor(mailing: Mailing): Rhythm | null {
  if (mailing.about === 'reminder') return 'each';
  return mailing.about === 'digest' ? mailing.rhythm : null;
}

/** Whoever asked for an event is told of it singly in every rhythm, and whoever has just chosen digests until the first one. */
export function slicesInRhythm(slices: readonly Slice[], mailing: Mailing): readonly Slice[] {
  const wanted = rhythmFor(mailing);
  if (wanted === null) return slices;
  const wants = (person: ActiveSubscription) =>
    rhythmOf(person) === wanted || (mailing.about === 'reminder' && waitsForDigest(person, mailing));
  return slices.map(([audience, people]) => [audience, isList(audience) ? people.filter(wants) : people]);
}

/** Whether somebody has chosen digests, or joined the list, since the last of them came: until the next one, reminders go on. */
function waitsForDigest(
  { rhythm, since, rhythmSince = since }: ActiveSubscription,
  { digestsAt }: ReminderMailing,
): boolean {
  const last = rhythm && digestsAt?.[rhythm];
  if (!last) return false;
  return [since, rhythmSince].some((at) => Date.parse(at) > Date.parse(last));
}

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
