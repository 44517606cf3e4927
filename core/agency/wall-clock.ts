/** An hour of a day, by the agency's clock. */
import { Temporal } from 'temporal-polyfill';

/** The instant at which a clock in `timeZone` strikes `hour` on a day such as `2027-01-04`. */
export const atHour = (
  day: string | Temporal.PlainDate,
  { hour, timeZone }: { readonly hour: number; readonly timeZone: string },
): string =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) })
    .toInstant()
    .toString();

/** The first time at or after an instant that it strikes `hour`. */
export function nextHour(
  instant: string,
  { hour, timeZone }: { readonly hour: number; readonly timeZone: string },
): string {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const today = atHour(day, { hour, timeZone });
  return Date.parse(today) >= Date.parse(instant) ? today : atHour(day.add({ days: 1 }), { hour, timeZone });
}
