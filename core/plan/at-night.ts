/** Events at hours when hardly anybody comes: mostly a slip of AM and PM, or a zone that was not meant. */
import { Temporal } from 'temporal-polyfill';
import type { Event } from '../calendar/event.ts';
import { isLive, type PlanWarning, warningOf } from './plan-warning.ts';

const MORNING = Temporal.PlainTime.from('07:00');
const EVENING = Temporal.PlainTime.from('22:00');

/** Only what is at night both where the event is held and where the agency is: people of either zone may be meant. */
export function nightWarning(event: Event, { timeZone }: { readonly timeZone: string }): PlanWarning | null {
  if (!isLive(event) || event.allDay) return null;
  const why = whyAtNight(event, event.timeZone);
  if (why === null || whyAtNight(event, timeZone) === null) return null;
  return warningOf(
    event,
    'night',
    `${why}. Look at DTSTART and DTEND: is the hour in the right half of the day, and TZID the zone that is meant? If so, leave it.`,
  );
}

function whyAtNight({ startsAt, endsAt }: Event, timeZone: string): string | null {
  const [start, end] = [startsAt, endsAt].map((instant) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  if (!start.toPlainDate().equals(end.toPlainDate())) return 'goes on past midnight';
  if (Temporal.PlainTime.compare(start.toPlainTime(), MORNING) < 0)
    return 'starts before 7:00 in the morning';
  if (Temporal.PlainTime.compare(end.toPlainTime(), EVENING) > 0) return 'ends after 10:00 in the evening';
  return null;
}
