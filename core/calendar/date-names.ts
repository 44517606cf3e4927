/** By what name each date of a series is known: the day on which it was to be, so that another hour keeps who was promised it. */
import type { Temporal } from 'temporal-polyfill';
import { compactTime } from './compact-time.ts';
import { homeWall, instantAt, type SeriesClock } from './series-clock.ts';

type Wall = Temporal.PlainDateTime;

/**
 * Names dates of a series as RECURRENCE-ID would: `20270113`, or where the series has more than one that day
 * `20270113T100000`, by the clock where the series is at home. Of two that this clock shows alike each has its instant.
 *
 * @param walls all dates of the series, by its own clock, whatever became of them
 */
export function dateNames(walls: Iterable<Wall>, clock: SeriesClock): (wall: Wall) => string {
  const counts = new Map<string, number>();
  for (const wall of walls) {
    for (const name of [dayName, timeName].map((nameOf) => nameOf(homeWall(wall, clock))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (wall) => {
    const [day, time] = [dayName, timeName].map((nameOf) => nameOf(homeWall(wall, clock)));
    const isOnly = (name: string) => (counts.get(name) ?? 0) <= 1;
    if (day && (clock.allDay || isOnly(day))) return day;
    return time && isOnly(time) ? time : compactTime(instantAt(wall, clock));
  };
}

/** `20270113`. */
export const dayName = (wall: Wall | Temporal.PlainDate): string => compactTime(wall.toString()).slice(0, 8);

/** `20270113T100000`. */
export const timeName = (wall: Wall): string => compactTime(wall.toString({ smallestUnit: 'second' }));
