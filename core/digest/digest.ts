/** Which digests there are: of each day on which something begins that day or the next, and of each week in which something begins. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../agency/agency.ts';
import { atHour } from '../agency/wall-clock.ts';
import { byStart } from '../calendar/by-start.ts';
import { compactTime } from '../calendar/compact-time.ts';
import type { Event } from '../calendar/event.ts';
import { isToCome } from '../calendar/to-come.ts';
import { dateIn } from '../languages/when.ts';
import { listsHearing } from '../mailing/audience.ts';
import type { DigestRhythm } from '../subscribers/rhythm.ts';
import { DIGEST_RHYTHMS } from '../subscribers/rhythm.ts';

/** One digest: for whom, and when it is sent. */
export interface Digest {
  /** That of its day; what it tells may stand in the calendars of other years, too. */
  readonly year: number;
  readonly rhythm: DigestRhythm;
  /** The day on which it is sent, `2027-01-04`, by the agency's clock. */
  readonly day: string;
  readonly dueAt: string;
}

/** Early enough for whatever begins that day at nine. */
const HOUR = 8;

/** A day's digest tells of this many days, a week's of all of its. */
const DAYS: Readonly<Record<DigestRhythm, number>> = { daily: 2, weekly: 7 };

/** What of an agency digests follow from. */
export type DigestAgency = Pick<Agency, 'timeZone' | 'lists'>;

const plusDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

const momentOf = (day: string, timeZone: string): string => atHour(day, { hour: HOUR, timeZone });

/** When nothing of a digest is new any more: the next one comes. */
export const followedAt = ({ day, rhythm }: Pick<Digest, 'day' | 'rhythm'>, timeZone: string): string =>
  momentOf(plusDays(day, rhythm === 'daily' ? 1 : 7), timeZone);

/** When the last digest of a rhythm came, or would have, before an instant or at it. */
export function lastDigestAt(rhythm: DigestRhythm, instant: string, timeZone: string): string {
  const day = dateIn(new Date(instant), timeZone);
  const monday = plusDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
  const [sent, before] = rhythm === 'daily' ? [day, plusDays(day, -1)] : [monday, plusDays(monday, -7)];
  const moment = momentOf(sent, timeZone);
  return Date.parse(moment) <= Date.parse(instant) ? moment : momentOf(before, timeZone);
}

/**
 * The day on which an event begins, by the agency's clock. For a week's digest, what begins on a Monday before it is sent is the last of
 * the week before.
 */
function dayOf(event: Event, rhythm: DigestRhythm, { timeZone }: DigestAgency): string {
  if (event.allDay) return event.start.slice(0, 10);
  const earlier = rhythm === 'weekly' ? HOUR * 60 * 60_000 : 0;
  return dateIn(new Date(Date.parse(event.startsAt) - earlier), timeZone);
}

/** The days on which a digest tells that something begins on `day`. */
function toldOn(day: string, rhythm: DigestRhythm): string[] {
  if (rhythm === 'daily') return [plusDays(day, -1), day];
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  return [plusDays(day, 1 - dayOfWeek)];
}

/** Whether an event begins for somebody: what can be taken at any time does not. */
const begins = (event: Event, agency: DigestAgency): boolean =>
  event.kind !== 'ON-DEMAND' && event.status !== 'CANCELLED' && listsHearing(event, agency).length > 0;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Every digest of these events, of whatever calendars, past ones too, each once. */
export function digestsOf(events: readonly Event[], agency: DigestAgency): Digest[] {
  const moments = new Map<string, string>();
  const momentOn = (day: string) => {
    const moment = moments.get(day) ?? momentOf(day, agency.timeZone);
    moments.set(day, moment);
    return moment;
  };
  const all = events
    .filter((event) => begins(event, agency))
    .flatMap((event) =>
      DIGEST_RHYTHMS.flatMap((rhythm) =>
        toldOn(dayOf(event, rhythm, agency), rhythm)
          .map((day): Digest => ({ year: yearOf(day), rhythm, day, dueAt: momentOn(day) }))
          .filter(({ dueAt }) => isToCome(event, new Date(dueAt))),
      ),
    );
  return [...new Map(all.map((digest) => [digestMailingId(digest), digest])).values()];
}

/** What a digest tells: what begins in its days, and what goes on through them for whoever hears of something that begins. */
export function eventsOfDigest(
  events: readonly Event[],
  { rhythm, day, dueAt }: Digest,
  agency: DigestAgency,
): { readonly beginning: readonly Event[]; readonly goingOn: readonly Event[] } {
  const due = new Date(dueAt);
  const days = Array.from({ length: DAYS[rhythm] }, (_, more) => plusDays(day, more));
  const heardOf = events.filter((event) => isToCome(event, due) && listsHearing(event, agency).length > 0);
  const beginning = heardOf.filter(
    (event) => begins(event, agency) && days.includes(dayOf(event, rhythm, agency)),
  );
  const goingOn = heardOf.filter(
    (event) =>
      (event.kind === 'EXHIBIT' || event.kind === 'ON-DEMAND') &&
      !beginning.includes(event) &&
      Date.parse(event.startsAt) <= due.getTime(),
  );
  return { beginning: beginning.toSorted(byStart), goingOn: goingOn.toSorted(byStart) };
}

/** Names the mailing: the year of its day, rhythm and moment. */
export const digestMailingId = ({ year, rhythm, dueAt }: Pick<Digest, 'year' | 'rhythm' | 'dueAt'>): string =>
  `${year}-digest-${rhythm}-${compactTime(dueAt)}`;
