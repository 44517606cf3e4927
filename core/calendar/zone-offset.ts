/** How far the clocks of a zone are from UTC, by the zone data of the runtime. */
import { rememberedFormat } from '../languages/remembered-format.ts';

const MINUTE_MS = 60_000;

/** `-08:00`, or `+00:00`: the zone's offset at an instant. */
export function zoneOffset(instant: Date, timeZone: string): string {
  const name = rememberedFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).part(
    'timeZoneName',
    instant,
  );
  return name.replace('GMT', '') || '+00:00';
}

/** An instant as a zone's clocks show it, with their offset: `2027-01-13T13:00:00-08:00`. */
export function inZone(instant: Date, timeZone: string): string {
  const offset = zoneOffset(instant, timeZone);
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const clock = new Date(instant.getTime() + ahead * MINUTE_MS).toISOString();
  return `${clock.slice(0, '2027-01-13T13:00:00'.length)}${offset}`;
}
