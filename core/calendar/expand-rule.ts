/** The dates that a rule gives, by the clock on the wall, for no more work than can be asked (rrule-temporal does it). */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import {
  MOST_CANDIDATES,
  MOST_PERIODS,
  MOST_PERIODS_IN_VAIN,
  MOST_PERIODS_TOGETHER,
} from './event-limits.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';

type Wall = Temporal.PlainDateTime;

/** A stretch of time by the clock on the wall, both ends in it. */
export interface Stretch {
  readonly from: Wall;
  readonly to: Wall;
}

/** What a rule gives. */
export interface RuleDates {
  /** Its first date of all: where it is not DTSTART, the rule does not give that. */
  readonly first: Wall;
  /** In order: all of its dates, or where they are too many those of the stretch. */
  readonly dates: readonly Wall[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

/** Why a rule gives nothing. */
export type RuleFault = 'never' | 'too much work' | 'too much work together';

/** How much work the rules of a file may still make, in periods. */
export class RuleWork {
  #left = MOST_PERIODS_TOGETHER;

  take(periods: number): void {
    this.#left -= periods;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }
}

/** What is needed to follow a rule. */
export interface RuleExpansion {
  /** DTSTART. */
  readonly start: Wall;
  readonly stretch: Stretch;
  readonly work: RuleWork;
}

/** The dates of a rule. One of COUNT is used up by DTSTART, whether the rule gives that or not (RFC 5545 section 3.3.10). */
export function expandRule(rule: RecurrenceRule, expansion: RuleExpansion): RuleDates | RuleFault {
  const { start, work } = expansion;
  if (work.isSpent) return 'too much work together';
  const first = firstOf(rule, start);
  if (typeof first === 'string') {
    work.take(MOST_PERIODS);
    return first;
  }
  work.take(effortOf(rule, start, first));
  const used = first.equals(start) ? 0 : 1;
  const count = rule.count === undefined ? undefined : rule.count - used;
  if (count === 0) return { first, dates: [], isWhole: true };
  const found = datesOf({ ...rule, count }, expansion);
  return found ? { first, ...found } : 'too much work';
}

/** The first date of a rule itself. After so many periods without one none will come, nor past the end of Temporal's calendar. */
function firstOf(rule: RecurrenceRule, start: Wall): Wall | RuleFault {
  const engine = engineOf({ ...rule, count: undefined }, start, MOST_PERIODS_IN_VAIN);
  const first = unlessSpent(() => engine.next(inUtc(start), true));
  if (first === 'too many candidates') return 'too much work';
  return first && first !== 'too many periods' ? first.toPlainDateTime() : 'never';
}

/** More dates than these are not counted: years of days. */
const MOST_COUNTED = 1000;

/** A rule that goes on beyond this year is not followed to its end. */
const LAST_YEAR = 2200;

/** Null when that is too much work. */
function datesOf(rule: RecurrenceRule, expansion: RuleExpansion): Omit<RuleDates, 'first'> | null {
  const { start, stretch, work } = expansion;
  const isCounted = rule.count !== undefined;
  const walked = isCounted || rule.until ? walk(rule, expansion) : null;
  if (walked?.isWhole || isCounted) return walked;
  const engine = engineOf(rule, start);
  const dates = unlessSpent(() => engine.between(inUtc(stretch.from), inUtc(stretch.to), true));
  work.take(typeof dates === 'string' ? MOST_PERIODS : effortOf(rule, stretch.from, stretch.to));
  return typeof dates === 'string'
    ? null
    : { dates: dates.map((date) => date.toPlainDateTime()), isWhole: false };
}

/** From the first date on, to the last if they are not too many; what COUNT counts can't be entered halfway. */
function walk(
  rule: RecurrenceRule,
  { start, stretch, work }: RuleExpansion,
): Omit<RuleDates, 'first'> | null {
  const dates: Wall[] = [];
  let isWhole = true;
  const goesOn = (wall: Wall): boolean => {
    if (wall.year >= LAST_YEAR) return false;
    const isPast = rule.count === undefined || Temporal.PlainDateTime.compare(wall, stretch.to) > 0;
    return !isPast || dates.length < MOST_COUNTED;
  };
  const spent = unlessSpent(() =>
    engineOf(rule, start).all((date) => {
      const wall = date.toPlainDateTime();
      isWhole = goesOn(wall);
      if (isWhole) dates.push(wall);
      return isWhole;
    }),
  );
  if (typeof spent !== 'string') {
    work.take(effortOf(rule, start, dates.at(-1) ?? start));
    return { dates, isWhole };
  }
  work.take(MOST_PERIODS);
  const last = dates.at(-1);
  return last && Temporal.PlainDateTime.compare(last, stretch.to) > 0 ? { dates, isWhole: false } : null;
}

const DAYS_OF: Readonly<Record<RecurrenceRule['freq'], number>> = {
  DAILY: 1,
  WEEKLY: 7,
  MONTHLY: 31,
  YEARLY: 366,
};

/** As many moments are weighed in the time that going on by a period takes. */
const CANDIDATES_A_PERIOD = 16;

/** What following a rule from one date to another takes, in periods of a day. */
function effortOf(rule: RecurrenceRule, from: Wall, to: Wall): number {
  const { freq, interval = 1, byHour, byMinute, bySecond } = rule;
  const days = from.until(to, { largestUnit: 'days' }).days;
  const periods = Math.abs(days) / (DAYS_OF[freq] * interval) + 1;
  const lists = [rule.byDay, rule.byMonthDay, rule.byYearDay, rule.byWeekNo];
  const daysWeighed = lists.some((list) => list !== undefined) ? DAYS_OF[freq] : 1;
  const times = [byHour, byMinute, bySecond].reduce((product, list) => product * (list?.length ?? 1), 1);
  return periods * Math.max(1, (daysWeighed * times) / CANDIDATES_A_PERIOD);
}

/** In UTC every time of day is there, so that the rule is followed on the wall alone: zones come in afterwards. */
function engineOf(
  { line: _, ...rule }: RecurrenceRule,
  start: Wall,
  maxIterations = MOST_PERIODS,
): RRuleTemporal<Temporal.ZonedDateTime> {
  const { until, ...parts } = rule;
  const given = Object.entries({ ...parts, until: until && inUtc(until) });
  return new RRuleTemporal<Temporal.ZonedDateTime>({
    freq: rule.freq,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...{ temporal: Temporal, dtstart: inUtc(start), tzid: 'UTC', cache: false },
    ...{ maxIterations, maxCandidateEvaluations: MOST_CANDIDATES },
  });
}

const inUtc = (wall: Wall): Temporal.ZonedDateTime => wall.toZonedDateTime('UTC');

/** rrule-temporal ends its work with these. */
const TOO_MANY_PERIODS = /^Maximum iterations/;
const TOO_MANY_CANDIDATES = /^Maximum candidate/;

/** What it finds, or of what it had too many; dates past the end of Temporal's calendar take a period each, too. */
function unlessSpent<T>(find: () => T): T | 'too many periods' | 'too many candidates' {
  try {
    return find();
  } catch (error) {
    const { message = '' } = error instanceof Error ? error : {};
    if (TOO_MANY_CANDIDATES.test(message)) return 'too many candidates';
    if (error instanceof RangeError || TOO_MANY_PERIODS.test(message)) return 'too many periods';
    throw error;
  }
}
