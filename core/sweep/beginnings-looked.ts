/**
 * What a sweep remembers of its look at what should have begun: since when the next one has to look for what was of use and never began,
 * and which check-ins were known before they came.
 */
import { type CheckInRule, checkInsAhead } from '../check-in/check-in.ts';
import { checkInUseUntil } from '../check-in/decide-check-in.ts';

export interface Looked {
  readonly at: Date;
  /** Moments of check-ins, at `at` ahead, or not long past. */
  readonly checkIns: readonly string[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Milliseconds that two looks overlap, and after which one is noted: one that broke off is made up for. */
const OVERLAP_MS = 10 * MINUTE_MS;
/** Where nothing swept for longer, it is not looked for what was due before. */
const FURTHEST_BACK_MS = 7 * DAY_MS;
/** A check-in is kept in mind until a look so far back can find nothing of it. */
const KEPT_MS = FURTHEST_BACK_MS + DAY_MS;

/** Since when what was of use is looked for. The first look of all finds nothing that lies behind it. */
export const lookBackTo = (last: Looked | null, now: Date): Date =>
  last === null ? now : new Date(Math.max(last.at.getTime() - OVERLAP_MS, now.getTime() - FURTHEST_BACK_MS));

/** What is known after a look at `now`. */
export const lookedAt = (last: Looked | null, agency: CheckInRule, now: Date): Looked => ({
  at: now,
  checkIns: [
    ...(last?.checkIns ?? []).filter((dueAt) => isPast(dueAt, now) && !isForgotten(dueAt, now)),
    ...checkInsAhead(agency, now)
      .map(({ dueAt }) => dueAt)
      .filter((dueAt) => !isPast(dueAt, now)),
  ],
});

const isPast = (dueAt: string, now: Date): boolean => Date.parse(dueAt) <= now.getTime();

const isForgotten = (dueAt: string, now: Date): boolean =>
  Date.parse(checkInUseUntil({ dueAt })) + KEPT_MS <= now.getTime();

/** Whether the next sweeps have to know of a look: not of each, for it is a write. */
export const isToBeNoted = (last: Looked | null, looked: Looked): boolean =>
  last === null ||
  looked.at.getTime() >= last.at.getTime() + OVERLAP_MS ||
  looked.checkIns.join() !== last.checkIns.join();
