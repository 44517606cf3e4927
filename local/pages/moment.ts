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

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `in 23 hours`, `2 days ago`, `now`: the largest unit of which there is at least one, rounded. */
export function fromNow(instant: Date, now: Date): string {
  const distance = instant.getTime() - now.getTime();
  const [unit, length] = UNITS.find(([, length]) => Math.round(Math.abs(distance) / length) >= 1) ?? [
    'minute',
    60_000,
  ];
  const count = Math.round(distance / length);
  return count === 0 ? 'now' : new Intl.RelativeTimeFormat('en-US').format(count, unit);
}
