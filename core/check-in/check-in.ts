/**
 * Once a year, before the season, everyone on a list is asked whether they still want our mail, and still get it safely.
 * Whoever let two check-ins pass in silence is erased at the third, where the agency file says so.
 */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';

/** One check-in: the year in which it is, and its moment. */
export interface CheckIn {
  readonly year: number;
  readonly dueAt: string;
}

/** Late in the morning, when people are at their mail. */
const HOUR = 10;

/** The check-in of a year, by the agency's clock; null where it asks nobody. February 29 is the last of February. */
export function checkInOf(year: number, { checkIn, timeZone }: CheckInRule): CheckIn | null {
  if (!checkIn) return null;
  const [month = 1, day = 1] = checkIn.on.split('-').map(Number);
  const due = Temporal.PlainDateTime.from({ year, month, day, hour: HOUR }).toZonedDateTime(timeZone);
  return { year, dueAt: due.toInstant().toString() };
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
