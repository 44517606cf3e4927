/** The dates of a series with what takes their place: single ones first, then the latest range that reaches them. */
import { Temporal } from 'temporal-polyfill';
import { DateIndex } from './date-index.ts';
import { dateNames } from './date-names.ts';
import type { EventTimes } from './event-times.ts';
import type { Stretch } from './expand-rule.ts';
import type { ProblemLog } from './problem-log.ts';
import type { EventFacts } from './read-event.ts';
import { isFirstAt, type Replacement } from './replaced-date.ts';
import { firstWall } from './series-clock.ts';
import { isWithin, type OneDate, type SeriesDates } from './series-dates.ts';
import { mostDays, timesAt, timingOf } from './timing.ts';

type Wall = Temporal.PlainDateTime;

/** A VEVENT that repeats, and those that take the place of some of its dates. */
export interface Series {
  readonly master: EventFacts;
  readonly replacements: readonly Replacement[];
}

/** One event of a series, before its reminders are known. */
export interface Occurrence {
  readonly recurrenceId: string;
  readonly facts: EventFacts;
  readonly times: EventTimes;
}

/** Where a replacement belongs. */
interface Placed {
  readonly replacement: Replacement;
  readonly wall: Wall;
}

/**
 * The events of the stretch, in the order of their dates, replacements of dates that the series does not have among them.
 * `outside` counts the dates beyond it.
 */
export function occurrencesOf(
  { master, replacements }: Series,
  dates: SeriesDates,
  { stretch, log }: { readonly stretch: Stretch; readonly log: ProblemLog },
): { readonly occurrences: readonly Occurrence[]; readonly outside: number } {
  const index = new DateIndex(dates.everyWall, dates.clock);
  const held = new Map(dates.dates.map((date) => [date.wall.toString(), date]));
  const seen = { lineOf: new Map<string, number>(), log };
  const placed = replacements
    .map((replacement) => place(replacement, { index, dates, held, stretch, log }))
    .filter(({ replacement, wall }) => isFirstAt(`${wall} ${replacement.andFuture}`, replacement, seen));
  const single = new Map(
    placed.filter(({ replacement }) => !replacement.andFuture).map((each) => [each.wall.toString(), each]),
  );
  const ranges = placed
    .filter(({ replacement }) => replacement.andFuture)
    .toSorted((one, other) => Temporal.PlainDateTime.compare(other.wall, one.wall));
  // Where a range begins on a date that the series does not have, it is an event there, too.
  const more = [...ranges, ...single.values()].filter(({ wall }) => !held.has(wall.toString()));
  const added = new Map(more.map(({ wall }) => [wall.toString(), { wall, timing: timingOf(master.times) }]));
  const all = [...held.values(), ...added.values()].toSorted((one, other) =>
    Temporal.PlainDateTime.compare(one.wall, other.wall),
  );
  const near = all.filter((date) => touches(date, stretch) || single.has(date.wall.toString()));
  const nameOf = dateNames(uniqueWalls([...dates.everyWall, ...near.map(({ wall }) => wall)]), dates.clock);
  const occurrences = near.map((date) => {
    const replaced = single.get(date.wall.toString()) ?? ranges.find(({ wall }) => isUpTo(date.wall, wall));
    return {
      recurrenceId: nameOf(date.wall),
      ...(replaced ? asReplaced(date, replaced) : asMaster(date, master)),
    };
  });
  return { occurrences, outside: all.length - near.length };
}

/** A date that RDATE gives a period may last longer than those for which the stretch was made. */
const touches = ({ wall, timing }: OneDate, { from, to }: Stretch): boolean =>
  Temporal.PlainDateTime.compare(wall, to) <= 0 &&
  wall.until(from, { largestUnit: 'days' }).days <= mostDays(timing);

const isUpTo = (wall: Wall, since: Wall): boolean => Temporal.PlainDateTime.compare(since, wall) <= 0;

const uniqueWalls = (walls: readonly Wall[]): Iterable<Wall> =>
  new Map(walls.map((wall) => [wall.toString(), wall])).values();

const asMaster = ({ wall, timing }: OneDate, facts: EventFacts): Omit<Occurrence, 'recurrenceId'> => ({
  facts,
  times: timesAt(timing, wall),
});

/** The replacement itself on its own date; later ones are as far from where they were as that is. */
function asReplaced(
  { wall }: OneDate,
  { replacement, wall: from }: Placed,
): Omit<Occurrence, 'recurrenceId'> {
  const { facts } = replacement;
  if (wall.equals(from)) return { facts, times: facts.times };
  return { facts, times: timesAt(timingOf(facts.times), wall.add(shiftOf(facts, from))) };
}

/** By how much a range moves its dates, by the clock on the wall. */
export const shiftOf = ({ times }: EventFacts, from: Wall): Temporal.Duration =>
  from.until(firstWall(times), { largestUnit: 'days' });

interface Placing {
  readonly index: DateIndex;
  readonly dates: SeriesDates;
  readonly held: ReadonlyMap<string, OneDate>;
  readonly stretch: Stretch;
  readonly log: ProblemLog;
}

function place(replacement: Replacement, { index, dates, held, stretch, log }: Placing): Placed {
  const { date, line, written } = replacement;
  const meant = index.meant(date);
  const ofDay = meant.length === 0 ? index.onDayOf(date.wall) : meant;
  const [found, another] = ofDay;
  if (!found || another) {
    if (dates.isWhole || isWithin(date.wall, stretch))
      log.warning(
        line,
        `${written} is no date of its series, and is read as an event beside it: write the date and time that it takes the place of, or give it a UID of its own`,
      );
    return { replacement, wall: date.wall };
  }
  if (meant.length === 0)
    log.warning(
      line,
      `${written} is not when its series takes place that day, and is read as the one at ${found.toPlainTime()}: write that time`,
    );
  if (!held.has(found.toString()))
    log.warning(
      line,
      `${written} is a date that EXDATE takes out of the series: it is kept, as this VEVENT has it; remove one of the two`,
    );
  return { replacement, wall: found };
}
