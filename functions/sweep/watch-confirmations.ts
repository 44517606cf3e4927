/** Looks whether people still get the letters to confirm in time, as it was promised to them. */

import { type DayOfConfirmations, isBrokenNow } from '../../core/service-levels/confirmations-of-day.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';

export interface WatchConfirmationsDependencies {
  readonly figures: Pick<FiguresStore, 'confirmations'>;
}

/** Milliseconds back: a letter that is given up after half an hour counts for the day on which it was asked for. */
const LOOKS_BACK_MS = 60 * 60_000;

export async function watchConfirmations(
  { figures }: WatchConfirmationsDependencies,
  now: Date,
): Promise<Alarm[]> {
  const days = await figures.confirmations({ from: new Date(now.getTime() - LOOKS_BACK_MS), now });
  const broken = days.filter((day) => isBrokenNow(day, now)).at(-1);
  return broken
    ? [{ kind: 'confirmations-broken', subject: 'letters to confirm', says: saying(broken) }]
    : [];
}

const saying = ({ counts: { within10, within60, later, never } }: DayOfConfirmations): string =>
  `Of ${within10 + within60 + later + never} letters to confirm that were asked for in a day, ${within60 + later} went later than after ten seconds, and ${never} never: whoever waits for one may give up.`;
