/** What an operator should look at before calendars are loaded, event by event in the order in which they start. */
import type { Agency } from '../agency/agency.ts';
import { byStart } from '../calendar/by-start.ts';
import type { Calendar } from '../calendar/event.ts';
import { nightWarning } from './at-night.ts';
import { missingLinkWarning } from './no-link.ts';
import { type HolidayOn, holidayWarning } from './on-a-holiday.ts';
import type { PlanWarning } from './plan-warning.ts';
import { type IsNew, pastReminderWarning } from './reminder-past.ts';
import { overlapWarnings } from './two-at-once.ts';

export interface WarningsInput {
  readonly agency: Pick<Agency, 'timeZone'>;
  readonly calendars: readonly Pick<Calendar, 'events'>[];
  readonly now: Date;
  /** The public holidays of the agency's region. */
  readonly holidays: HolidayOn;
  readonly isNew: IsNew;
}

/** Only of what is ahead and takes place: what is past or cancelled is nobody's worry any more. */
export function planWarnings({ agency, calendars, now, holidays, isNew }: WarningsInput): PlanWarning[] {
  const ahead = calendars
    .flatMap(({ events }) => events)
    .filter((event) => event.status !== 'CANCELLED' && Date.parse(event.startsAt) > now.getTime())
    .toSorted(byStart);
  const { timeZone } = agency;
  const overlaps = Map.groupBy(overlapWarnings(ahead), ({ year, eventId }) => `${year} ${eventId}`);
  return ahead.flatMap((event) =>
    [
      holidayWarning(event, { holidayOn: holidays, timeZone }),
      nightWarning(event, { timeZone }),
      ...(overlaps.get(`${event.year} ${event.id}`) ?? []),
      pastReminderWarning(event, { isNew, now }),
      missingLinkWarning(event),
    ].filter((warning) => warning !== null),
  );
}
