/** What people meet for is over within days: a webinar of a year has a wrong date. */
import type { Event } from './event.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, type Properties } from './property.ts';

/** The longest conference or course that is no slip. */
const LONGEST_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** How messages name the event, and where it begins in the file. */
interface About {
  readonly log: ProblemLog;
  readonly line: number;
  readonly called: string;
}

/** Warns of a webinar, or of something in person, that goes on for longer than a week. */
export function warnOfLongMeeting(
  { kind, startsAt, endsAt }: Pick<Event, 'kind' | 'startsAt' | 'endsAt'>,
  properties: Properties,
  { log, line, called }: About,
): void {
  const days = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / DAY_MS);
  if ((kind !== 'WEBINAR' && kind !== 'IN-PERSON') || days <= LONGEST_DAYS) return;
  log.warning(
    first(properties, 'DTSTART')?.line ?? line,
    `${called} is ${kind}, and goes on for ${days} days: correct its DTSTART or its DTEND, or make it EXHIBIT or ON-DEMAND`,
  );
}
