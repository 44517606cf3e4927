/** Whether the promise about letters to confirm is broken on a day: what a person should know at once, however few people there are. */
import type { Figures } from './figures.ts';
import { type ServiceLevelName, serviceLevelsOf } from './service-levels.ts';

/** What was counted of the letters that were asked for on one day of UTC. */
export interface DayOfConfirmations {
  readonly counts: Figures['confirmations'];
  /** When the last letter was counted that took longer than 10 seconds, or never went; null: none. */
  readonly brokenAt: string | null;
}

/** Milliseconds for which what has happened is news: some sweeps, for one may fail. */
const NEWS_FOR_MS = 10 * 60_000;

/** One slow letter on a quiet day is a cold start; one that never goes is somebody who waits for it. */
const FEWEST_SLOW = 2;

const ABOUT_CONFIRMATIONS: readonly ServiceLevelName[] = [
  'confirmation-within-10-seconds',
  'confirmation-within-60-seconds',
];

/** Whether one was broken just now, and so many are, of all that were asked for that day, that the promise is. */
export function isBrokenNow({ counts, brokenAt }: DayOfConfirmations, now: Date): boolean {
  if (brokenAt === null || now.getTime() >= Date.parse(brokenAt) + NEWS_FOR_MS) return false;
  const slow = counts.within60 + counts.later;
  return (counts.never > 0 || slow >= FEWEST_SLOW) && isBroken(counts);
}

const isBroken = (confirmations: Figures['confirmations']): boolean =>
  serviceLevelsOf({ ...NOTHING, confirmations }).some(
    ({ name, state }) => state === 'broken' && ABOUT_CONFIRMATIONS.includes(name),
  );

const NOTHING: Omit<Figures, 'confirmations'> = {
  beginnings: { inTime: 0, late: 0, missed: 0 },
  stale: 0,
  people: { reached: 0, lost: 0 },
  doubled: 0,
};
