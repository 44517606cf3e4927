/** The dates of a series: DTSTART, what RRULE and RDATE give, without what EXDATE takes out (RFC 5545 section 3.8.5). */
import { Temporal } from 'temporal-polyfill';
import { DateIndex } from './date-index.ts';
import { expandRule, type RuleDates, type RuleFault, type RuleWork, type Stretch } from './expand-rule.ts';
import { type RemovedDate, readAddedDates, readRemovedDates } from './listed-dates.ts';
import { first, isMissing } from './property.ts';
import type { EventFacts, EventReading } from './read-event.ts';
import { readRule } from './recurrence-rule.ts';
import { clockOf, firstWall, type SeriesClock } from './series-clock.ts';
import { type Timing, timingOf } from './timing.ts';

type Wall = Temporal.PlainDateTime;

/** One date of a series. */
export interface OneDate {
  /** By the series' clock. */
  readonly wall: Wall;
  readonly timing: Timing;
}

export interface SeriesDates {
  readonly clock: SeriesClock;
  /** In order. */
  readonly dates: readonly OneDate[];
  /** Those that EXDATE took out, too. */
  readonly everyWall: readonly Wall[];
  /** Whether these are all dates, also those of other years. */
  readonly isWhole: boolean;
  readonly isEndless: boolean;
}

/** What is needed to find the dates of a series. */
export interface DatesReading extends EventReading {
  /** Where they matter. */
  readonly stretch: Stretch;
  readonly work: RuleWork;
}

/** The dates of the series that a VEVENT begins; null, with an error, when they can't be told. */
export function readSeriesDates(facts: EventFacts, reading: DatesReading): SeriesDates | null {
  const { log, zones } = reading;
  const { times, properties, called } = facts;
  const errorsBefore = log.errors;
  const [clock, start, timing] = [clockOf(times), firstWall(times), timingOf(times)];
  const about = { log, zones, clock, called, start, timing };
  const exrule = first(properties, 'EXRULE');
  if (exrule) log.error(exrule.line, OLD_EXRULE);
  const given = datesOfRule(facts, { ...reading, clock, start });
  const added = readAddedDates(properties, about);
  const removed = readRemovedDates(properties, about);
  if (log.errors > errorsBefore || !given) return null;
  const walls = [start, ...given.dates];
  const dates = new Map(walls.map((wall) => [wall.toString(), { wall, timing }]));
  for (const date of added) dates.set(date.wall.toString(), { wall: date.wall, timing: date.timing });
  const all = [...dates.values()].toSorted(byWall);
  const everyWall = all.map(({ wall }) => wall);
  const { isWhole, isEndless } = given;
  const out = takenOut(removed, everyWall, { ...reading, clock, isWhole });
  return { clock, dates: all.filter(({ wall }) => !out.has(wall.toString())), everyWall, isWhole, isEndless };
}

const OLD_EXRULE =
  'EXRULE is no longer part of iCalendar and is not read: write each date that is left out as EXDATE';

const byWall = (one: OneDate, other: OneDate): number => Temporal.PlainDateTime.compare(one.wall, other.wall);

type Given = Pick<RuleDates, 'dates' | 'isWhole'> & { readonly isEndless: boolean };

function datesOfRule(
  { properties, called }: EventFacts,
  reading: DatesReading & { readonly clock: SeriesClock; readonly start: Wall },
): Given | null {
  const { log, start } = reading;
  const property = first(properties, 'RRULE');
  if (!property)
    return isMissing(properties, 'RRULE') ? { dates: [], isWhole: true, isEndless: false } : null;
  const rule = readRule(property, { ...reading, called });
  if (!rule) return null;
  const found = expandRule(rule, reading);
  if (typeof found === 'string') {
    log.error(property.line, FAULTS[found]);
    return null;
  }
  if (!found.first.equals(start))
    log.warning(
      property.line,
      `${called} begins on ${shown(start)}, which its RRULE does not give (it begins with ${shown(found.first)}): it takes place then, too; else let DTSTART be the rule's first date`,
    );
  return { ...found, isEndless: rule.count === undefined && !rule.until };
}

const FAULTS: Readonly<Record<RuleFault, string>> = {
  never:
    'RRULE gives no date at all from DTSTART on: correct it (is there such a day, and does UNTIL lie before DTSTART?), or leave it out',
  'too much work':
    'RRULE takes too much work to follow: write fewer values in its lists, or give each date as RDATE',
  'too much work together':
    'the rules of this file take too much work together, and this one was not followed: correct those above, let DTSTART be in the year of the file, or write UNTIL in place of COUNT',
};

/** `2027-01-13 10:00`, or the day alone. */
const shown = (wall: Wall): string =>
  wall.toString({ smallestUnit: 'minute' }).replace('T', ' ').replace(' 00:00', '');

/** The walls that EXDATE takes out; a warning for each value that takes out none. */
function takenOut(
  removed: readonly RemovedDate[],
  everyWall: readonly Wall[],
  { clock, log, stretch, isWhole }: DatesReading & { clock: SeriesClock; isWhole: boolean },
): ReadonlySet<string> {
  const index = new DateIndex(everyWall, clock);
  const out = new Set<string>();
  for (const { date, line, written } of removed) {
    const meant = index.meant(date);
    for (const wall of meant) out.add(wall.toString());
    // What lies outside the calendar's year may well be a date of the series.
    if (meant.length > 0 || !(isWhole || isWithin(date.wall, stretch))) continue;
    log.warning(
      line,
      `${written} takes nothing out, for the series has no such date: write one of its dates, with the time of DTSTART, or remove this`,
    );
  }
  return out;
}

/** Whether a stretch reaches a wall. */
export const isWithin = (wall: Wall, { from, to }: Stretch): boolean =>
  Temporal.PlainDateTime.compare(from, wall) <= 0 && Temporal.PlainDateTime.compare(wall, to) <= 0;
