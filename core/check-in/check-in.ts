/**
 * Once a year, before the season, everyone on a list is asked whether they still want our mail, and still get it safely.
 * Whoever let two check-ins pass in silence is erased at the third, where the agency file says so.
 */
import type { Agency } from '../agency/agency.ts';
import { momentOn } from '../agency/yearly-day.ts';

/** One check-in: the year in which it is, and its moment. */
export interface CheckIn {
  readonly year: number;
  readonly dueAt: string;
}

/** The check-in of a year, by the agency's clock; null where it asks nobody. */
export function checkInOf(year: number, { checkIn, timeZone }: CheckInRule): CheckIn | null {
  return checkIn ? { year, dueAt: momentOn(checkIn.on, { year, timeZone }) } : null;
}

export type CheckInRule = Pick<Agency, 'checkIn' | 'timeZone'>;

/** Years for which check-ins are scheduled, this one among them: a year may pass in which nothing is deployed. */
const YEARS_SCHEDULED = 3;

/** This year's check-in, past or not, and those of the years after it. */
export function checkInsAhead(rule: CheckInRule, now: Date): CheckIn[] {
  const year = now.getUTCFullYear();
  return Array.from({ length: YEARS_SCHEDULED }, (_, more) => checkInOf(year + more, rule)).filter(
    (checkIn) => checkIn !== null,
  );
}

/** Names the mailing of a check-in. */
export const checkInMailingId = (year: number): string => `${year}-check-in`;

/**
 * Since when a person must have answered not to be erased by the check-in of `year`: the moment at which the one of two
 * years before was started. Null, and nobody is erased, unless both earlier ones went out.
 */
export function silentSince(
  { checkIn }: Pick<Agency, 'checkIn'>,
  earlier: { readonly lastYear: string | null; readonly yearBefore: string | null },
): string | null {
  return checkIn?.eraseUnanswered && earlier.lastYear !== null ? earlier.yearBefore : null;
}
