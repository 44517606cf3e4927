/** How a person hears of the events of their lists. */

/**
 * `each`: of each by its own reminders. `daily`: by one mail a day, of what is on that day and the next. `weekly`: by one mail a week. Those of
 * events that somebody asked for themselves come singly in every rhythm.
 */
export const RHYTHMS = ['each', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** A rhythm of digests. */
export type DigestRhythm = Exclude<Rhythm, 'each'>;
export const DIGEST_RHYTHMS = ['daily', 'weekly'] as const satisfies readonly DigestRhythm[];

/** Whose rhythm is kept; nothing is kept for `each`. */
export interface HasRhythm {
  readonly rhythm?: DigestRhythm;
  /** When somebody who heard otherwise before chose it: until its first digest, single reminders go on. */
  readonly rhythmSince?: string;
}

export const rhythmOf = ({ rhythm }: { readonly rhythm?: DigestRhythm | undefined }): Rhythm =>
  rhythm ?? 'each';

/** A rhythm as it is kept with a person. */
export const kept = (rhythm: Rhythm): HasRhythm => (rhythm === 'each' ? {} : { rhythm });

/** The rhythm of somebody as it is kept, and nothing else of them. */
export const keptOf = ({ rhythm, rhythmSince }: HasRhythm): HasRhythm =>
  rhythm ? { rhythm, ...(rhythmSince && { rhythmSince }) } : {};

/** A rhythm that somebody chooses `now` who had another, or this one already. */
export const chosen = (rhythm: Rhythm, before: HasRhythm, now: Date): HasRhythm =>
  rhythm === rhythmOf(before)
    ? keptOf(before)
    : { ...kept(rhythm), ...(rhythm !== 'each' && { rhythmSince: now.toISOString() }) };
