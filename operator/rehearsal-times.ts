/** The agency's clock in a rehearsal's report, as subjects of mail have it. */
import { Temporal } from 'temporal-polyfill';

export type LocalMoment = Temporal.ZonedDateTime;

/** A UTC instant by the clock of a zone. */
export const localMoment = (instant: string, timeZone: string): LocalMoment =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);

/** `1:00 PM` */
export const clockTime = (moment: LocalMoment): string =>
  moment.toLocaleString('en-US', { hour: 'numeric', minute: '2-digit' }).replaceAll('\u202F', ' ');

/** All-day events start at local midnight; one that really begins then reads as well as "all day". */
export const isMidnight = (moment: LocalMoment): boolean =>
  moment.toPlainTime().equals(Temporal.PlainTime.from('00:00'));

/** `Mon 2026-01-12  1:00 PM`: always the same width. */
export const inColumns = (moment: LocalMoment): string =>
  `${moment.toLocaleString('en-US', { weekday: 'short' })} ${moment.toPlainDate()} ${clockTime(moment).padStart('12:00 AM'.length)}`;

/** `Monday, January 12, 2026` */
export const dayInFull = (moment: LocalMoment): string =>
  moment.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });

/** `Monday, January 12, 2026, 1:00 PM PST` */
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
