/** Whom of its lists a mailing is for, by how they want to hear: a reminder those who want each, a digest those who want that one. */
import { type Audience, isList } from '../subscribers/audience.ts';
import { type DigestRhythm, type Rhythm, rhythmOf } from '../subscribers/rhythm.ts';
import type { ActiveSubscription } from '../subscribers/subscription.store.ts';
import type { Mailing } from './mailing.ts';

export interface ForWhom {
  /** How they want to hear; everyone, where that is left out. */
  readonly rhythm?: Rhythm;
  /** Of a reminder: when the last digests came. Whoever chose them later has had none, and is reminded. Not there before that was kept. */
  readonly digestsAt?: Readonly<Record<DigestRhythm, string>>;
  /** Of a reminder: digests that its event came too late for. Whoever wants those is reminded. Not there before that was kept. */
  readonly lateFor?: readonly DigestRhythm[];
}

/** The people of an audience that lie within a range. */
export type Slice = readonly [audience: Audience, people: readonly ActiveSubscription[]];

export function forWhom(mailing: Mailing): ForWhom {
  if (mailing.about === 'digest') return { rhythm: mailing.rhythm };
  if (mailing.about !== 'reminder') return {};
  const { digestsAt, lateFor } = mailing;
  return { rhythm: 'each', ...(digestsAt && { digestsAt }), ...(lateFor && { lateFor }) };
}

/** Those of each slice for whom a mailing is. Whoever asked for an event is told of it singly in every rhythm. */
export const slicesFor = (slices: readonly Slice[], whom: ForWhom): Slice[] =>
  slices.map(([audience, people]) => [
    audience,
    isList(audience) ? people.filter((person) => isFor(person, whom)) : people,
  ]);

/** Whoever no digest has told, and none will, is reminded. */
const isFor = (person: ActiveSubscription, whom: ForWhom): boolean =>
  whom.rhythm === undefined ||
  rhythmOf(person) === whom.rhythm ||
  (person.rhythm !== undefined && whom.lateFor?.includes(person.rhythm) === true) ||
  waitsForDigest(person, whom);

/** Whether somebody has chosen digests, or joined the list, since the last of them came: until the next one, reminders go on. */
function waitsForDigest(
  { rhythm, since, rhythmSince = since }: ActiveSubscription,
  { digestsAt }: ForWhom,
): boolean {
  const last = rhythm && digestsAt?.[rhythm];
  if (!last) return false;
  return [since, rhythmSince].some((at) => Date.parse(at) > Date.parse(last));
}
