/** Whether a check-in that is due becomes a mailing. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';
import type { DueCheckIn } from '../contract/messages.ts';
import { type NotStarted, refuseTooEarly } from '../mailing/decide-start.ts';
import { type CheckInMailing, isOfUse, variantsOf } from '../mailing/mailing.ts';
import { type CheckIn, checkInMailingId, checkInOf, silentSince } from './check-in.ts';

export type CheckInDecision = { readonly start: true; readonly mailing: CheckInMailing } | NotStarted;

/** Days for which it may still be sent: a question that comes a week late is better than none for a year. */
const USEFUL_DAYS = 7;

export const checkInUseUntil = ({ dueAt }: Pick<CheckIn, 'dueAt'>): string =>
  Temporal.Instant.from(dueAt)
    .add({ hours: 24 * USEFUL_DAYS })
    .toString();

export interface CheckInFacts {
  readonly agency: Agency;
  /** When the check-ins of last year and of the year before were started, or null. */
  readonly earlier: { readonly lastYear: string | null; readonly yearBefore: string | null };
  readonly now: Date;
}

/** No-op when the agency file asks nobody any more, or on another day, and when it is too late. */
export function decideCheckIn(message: DueCheckIn, { agency, earlier, now }: CheckInFacts): CheckInDecision {
  const checkIn = checkInOf(message.checkIn, agency);
  if (!checkIn) return { start: false, because: 'gone' };
  if (checkIn.dueAt !== message.dueAt) return { start: false, because: 'moved' };
  refuseTooEarly(checkIn.dueAt, now);
  const useUntil = checkInUseUntil(checkIn);
  if (!isOfUse({ useUntil }, now)) return { start: false, because: 'too-late' };
  return {
    start: true,
    mailing: {
      about: 'check-in',
      id: checkInMailingId(checkIn.year),
      ...checkIn,
      useUntil,
      audiences: agency.lists.map(({ id }) => id),
      variants: variantsOf(agency),
      silentSince: silentSince(agency, earlier),
    },
  };
}
