/** The agency's clock in a rehearsal's report: 24 hours, as its reminders are worded. */
import { Temporal } from 'temporal-polyfill';

export type LocalMoment = Temporal.ZonedDateTime;

/** A UTC instant by the clock of a zone. */
export const localMoment = (instant: string, timeZone: string): LocalMoment =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);

/** `13:00` */
export const clockTime = (moment: LocalMoment): string =>
  moment.toPlainTime().toString({ smallestUnit: 'minute' });

/** All-day events start at local midnight; one that really begins then reads as well as "all day". */
export const isMidnight = (moment: LocalMoment): boolean =>
  moment.toPlainTime().equals(Temporal.PlainTime.from('00:00'));

/** `Mon 2026-01-12 13:00`: always the same width. */
export const inColumns = (moment: LocalMoment): string =>
  `${moment.toLocaleString('en-US', { weekday: 'short' })} ${moment.toPlainDate()} ${clockTime(moment)}`;

/** `Monday, January 12, 2026` */
export const dayInFull = (moment: LocalMoment): string =>
  moment.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });

/** `Monday, January 12, 2026, 13:00 PST` */
export const inFull = (moment: LocalMoment): string =>
  `${dayInFull(moment)}, ${clockTime(moment)} ${zonePart(moment, 'short')}`;

/** `Pacific Time (America/Los_Angeles)` */
export const zoneInFull = (moment: LocalMoment): string =>
  `${zonePart(moment, 'longGeneric')} (${moment.timeZoneId})`;

function zonePart({ epochMilliseconds, timeZoneId }: LocalMoment, name: 'short' | 'longGeneric'): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timeZoneId, timeZoneName: name });
  const part = format.formatToParts(epochMilliseconds).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? timeZoneId;
}
