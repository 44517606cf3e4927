/** Local time worked out a second time, from nothing but Intl's rendering of instants: what our reading is compared with. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...numeric,
      ...{ minute: 'numeric', second: 'numeric', hourCycle: 'h23', timeZone },
    });
  formats.set(timeZone, format);
  return format;
}

/** What a clock on the wall of a zone shows at an instant, as if it were UTC, in milliseconds. */
export function wallAt(instant: number, timeZone: string): number {
  const shown = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/**
 * The instant at which the wall shows `wall`. Shown twice: the first time. Never shown: as the clock ran before
 * the gap (RFC 5545 section 3.3.5).
 */
export function instantOf(wall: number, timeZone: string): number {
  const offsetAt = (instant: number) => wallAt(instant, timeZone) - instant;
  const before = offsetAt(wall - DAY);
  const after = offsetAt(wall + DAY);
  const shownAt = [wall - before, wall - after].filter((instant) => wallAt(instant, timeZone) === wall);
  return shownAt.length > 0 ? Math.min(...shownAt) : wall - before;
}

/** The instants between two years at which a zone's clocks change, to the minute. */
export function clockChanges(timeZone: string, fromYear: number, toYear: number): number[] {
  const offsetAt = (instant: number) => wallAt(instant, timeZone) - instant;
  const changes: number[] = [];
  for (let instant = Date.UTC(fromYear, 0, 1); instant < Date.UTC(toYear, 0, 1); instant += DAY) {
    if (offsetAt(instant) === offsetAt(instant + DAY)) continue;
    let [low, high] = [instant, instant + DAY];
    while (high - low > 60_000) {
      const middle = (low + high) / 2;
      if (offsetAt(middle) === offsetAt(low)) low = middle;
      else high = middle;
    }
    changes.push(Math.round(high / 60_000) * 60_000);
  }
  return changes;
}

/** `20270113T100000`. */
export const basicWall = (wall: number): string =>
  new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '');

/** `2027-01-13T18:00:00Z`. */
export const isoInstant = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
