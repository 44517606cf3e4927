/** How far the clocks of a zone are from UTC, by the zone data of the runtime. */

const MINUTE_MS = 60_000;

/** Zones of which the format is remembered: making one costs far more than using it. A calendar has a few. */
const MOST_ZONES = 100;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  if (formats.size >= MOST_ZONES) formats.clear();
  formats.set(timeZone, known);
  return known;
}

/** `-08:00`, or `+00:00`: the zone's offset at an instant. */
export function zoneOffset(instant: Date, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
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
