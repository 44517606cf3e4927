/** Instants in words, for people. */

export type Moments = ReturnType<typeof momentsIn>;

/** How instants read in a time zone; every wording names the zone or is a date. */
export function momentsIn(timeZone: string) {
  const day = format({ timeZone, weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const time = format({ timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  const both = format({
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return {
    timeZone,
    /** `Tuesday, January 13, 2026` */
    day,
    /** `12:00 PM PST` */
    time,
    /** `Tue, Jan 13, 2026, 12:00 PM PST` */
    both,
  };
}

function format(options: Intl.DateTimeFormatOptions): (instant: Date) => string {
  const formatter = new Intl.DateTimeFormat('en-US', options);
  return (instant) => formatter.format(instant);
}

/** `2026-01-13 20:00 UTC` */
export const inUtc = (instant: Date): string => `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** From how many milliseconds on a distance is told in days, in hours, in minutes. */
const UNITS = [
  { unit: 'day', length: 86_400_000, from: 36 * 3_600_000 },
  { unit: 'hour', length: 3_600_000, from: 90 * 60_000 },
  { unit: 'minute', length: 60_000, from: 30_000 },
] as const;

const relative = new Intl.RelativeTimeFormat('en-US');

/** `in 23 hours`, `2 days ago`, `now`. */
export function fromNow(instant: Date, now: Date): string {
  const distance = instant.getTime() - now.getTime();
  const scale = UNITS.find(({ from }) => Math.abs(distance) >= from);
  return scale === undefined ? 'now' : relative.format(Math.round(distance / scale.length), scale.unit);
}
