/**
 * The dates of series against an independent reading of their rules (rrule, by the clock on the wall), and their instants against
 * Intl's (`wall-clock.ts`), for ten years around every clock change of five zones: 57,600 instants (5 zones, 40 changes, 9 times, 8
 * dates, start and end of two lengths), and of 500 drawn rules some 6,500 dates. ical.js is not asked: some rules hang it.
 */
import fc from 'fast-check';
import * as rruleModule from 'rrule';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';
import { basicWall, clockChanges, DAY, instantOf, isoInstant, wallAt } from './wall-clock.ts';

const { RRule } = rruleModule;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Summer time of an hour, none, an odd offset, summer time of half an hour, and none of it all. */
const ZONES = ['America/Los_Angeles', 'America/Phoenix', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const YEARS = Array.from({ length: 10 }, (_, index) => 2026 + index);

/** The events of a year that these VEVENTs make, and what is said of them. */
function read(year: number, ...vevents: readonly string[]) {
  const input = { file: `${year}.ics`, text: calendarOf(...vevents), year, agency: AGENCY };
  const { calendar, problems } = readCalendar(input);
  return { events: calendar.events, errors: problems.filter(({ level }) => level === 'error') };
}

describe.each(ZONES)('%s', (timeZone) => {
  const changes = ZONES.flatMap((zone) => clockChanges(zone, 2026, 2036));
  const offsets = Array.from({ length: 9 }, (_, index) => (index - 4) * 30 * MINUTE);
  const rules = [
    {
      rule: 'FREQ=DAILY;COUNT=5',
      walls: (wall: number) => [-2, -1, 0, 1, 2].map((days) => wall + days * DAY),
    },
    { rule: 'FREQ=WEEKLY;COUNT=3', walls: (wall: number) => [-7, 0, 7].map((days) => wall + days * DAY) },
  ];

  test.each(YEARS)(
    'days and weeks around each clock change of %i, the five zones’ own and the others’',
    (year) => {
      const starts = changes
        .filter((change) => new Date(change).getUTCFullYear() === year)
        .flatMap((change) => offsets.map((offset) => wallAt(change, timeZone) + offset));
      const series = starts.flatMap((wall) => rules.map(({ rule, walls }) => ({ rule, walls: walls(wall) })));
      const vevents = series.flatMap(({ rule, walls: [first = 0] }, index) => {
        const begins = { RRULE: `:${rule}`, DTSTART: `;TZID=${timeZone}:${basicWall(first)}` };
        return [
          webinar({ ...begins, UID: `:${index}-hour`, DTEND: null, DURATION: ':PT1H' }),
          webinar({ ...begins, UID: `:${index}-day`, DTEND: null, DURATION: ':P1D' }),
        ];
      });
      const { events, errors } = read(year, ...vevents);
      expect(errors).toEqual([]);
      expect(series).toHaveLength(4 * 9 * 2);
      const byUid = Map.groupBy(events, ({ uid }) => uid);
      const spans = (uid: string) => byUid.get(uid)?.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
      for (const [index, { walls }] of series.entries()) {
        const starting = walls.map((wall) => instantOf(wall, timeZone));
        const days = starting.map((start) => [start, instantOf(wallAt(start, timeZone) + DAY, timeZone)]);
        expect(spans(`${index}-hour`)).toEqual(
          starting.map((start) => [start, start + HOUR].map(isoInstant)),
        );
        expect(spans(`${index}-day`)).toEqual(days.map((span) => span.map(isoInstant)));
      }
    },
  );
});

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const some = <T extends string | number>(values: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const fromEnd = (most: number) => numbers(-most, most).filter((number) => number !== 0);

type Values = readonly (string | number)[] | undefined;
type Parts = Readonly<Record<string, Values>>;

/** Parts that can be met: `rrule` looks for what never comes until the year 9999. */
const PARTS: Readonly<Record<string, fc.Arbitrary<Parts>>> = {
  DAILY: fc.record({ BYDAY: some(WEEKDAYS, 5), BYMONTH: some(numbers(1, 12), 6) }, { requiredKeys: [] }),
  WEEKLY: fc.oneof(
    fc.record({ BYDAY: some(WEEKDAYS, 5), BYMONTH: some(numbers(1, 12), 6) }, { requiredKeys: [] }),
    fc.record({ BYDAY: fc.shuffledSubarray(WEEKDAYS, { minLength: 2 }), BYSETPOS: some([1, 2, -1, -2], 2) }),
  ),
  MONTHLY: fc.oneof(
    fc.record({ BYMONTHDAY: some(fromEnd(31), 4) }),
    fc.record({ BYMONTHDAY: some(numbers(1, 28), 4), BYMONTH: some(numbers(1, 12), 4) }),
    fc.record({ BYDAY: some(WEEKDAYS, 4) }),
    fc.record({
      BYDAY: some(
        [1, 2, 3, 4, -1, -2, 5, -5].flatMap((n) => WEEKDAYS.map((day) => `${n}${day}`)),
        3,
      ),
    }),
    fc.record({ BYDAY: some(WEEKDAYS, 5), BYSETPOS: some([1, 2, 3, 4, -1, -2, -3, -4], 3) }),
    fc.record({
      BYMONTHDAY: fc.shuffledSubarray(numbers(1, 28), { minLength: 3, maxLength: 6 }),
      BYSETPOS: some([1, -1, 2, -3], 2),
    }),
    fc.record({ BYDAY: some(WEEKDAYS, 3), BYMONTHDAY: fc.constant(numbers(8, 14)) }),
  ),
  YEARLY: fc.oneof(
    fc.record({ BYMONTH: some(numbers(1, 12), 4) }),
    fc.record({ BYMONTH: some(numbers(1, 12), 3), BYMONTHDAY: some(numbers(1, 28), 3) }),
    fc.record({
      BYMONTH: some(numbers(1, 12), 3),
      BYDAY: some(['1MO', '2TU', '-1FR', '3SU', '4WE', 'TH'], 2),
    }),
    fc.record({ BYDAY: some(['1MO', '10TU', '-1FR', '20SU', '-30WE', 'TH'], 2) }),
    fc.record({ BYYEARDAY: some(fromEnd(365), 5) }),
    // Counted from the end, rrule overlooks a week that is also the next year's first: -52 and -53 are left out.
    fc.record({ BYWEEKNO: some(fromEnd(51), 3), BYDAY: some(WEEKDAYS, 3) }),
    fc.record({
      BYMONTH: some(numbers(1, 12), 3),
      BYDAY: some(WEEKDAYS, 4),
      BYSETPOS: some([1, 2, 5, -1, -2, -4], 3),
    }),
    fc.record({
      BYYEARDAY: fc.shuffledSubarray(numbers(1, 365), { minLength: 3, maxLength: 8 }),
      BYSETPOS: some([1, -1, 3, -3], 2),
    }),
  ),
};

const startMinute = fc.integer({
  min: Date.UTC(2026, 0, 1) / MINUTE,
  max: Date.UTC(2036, 0, 1) / MINUTE - 1,
});

const drawnRules = fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY').chain((freq) =>
  fc.record({
    freq: fc.constant(freq),
    parts: PARTS[freq] ?? fc.constant({}),
    interval: fc.integer({ min: 1, max: 5 }),
    wkst: fc.option(fc.constantFrom(...WEEKDAYS), { nil: undefined }),
    ends: fc.oneof(
      fc.record({ count: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ days: fc.integer({ min: 0, max: 3650 }) }),
      fc.constant(null),
    ),
    minute: startMinute,
    timeZone: fc.constantFrom(...ZONES),
    allDay: fc.boolean(),
    yearsOn: fc.integer({ min: 0, max: 4 }),
  }),
);

type Drawn = typeof drawnRules extends fc.Arbitrary<infer D> ? D : never;

/** A first week may begin in December: whether it is then of every second year's, no two readers of rules agree. */
const ruleText = ({ freq, interval, wkst, parts }: Drawn): string =>
  [
    `FREQ=${freq}`,
    ...(interval > 1 && !('BYWEEKNO' in parts) ? [`INTERVAL=${interval}`] : []),
    ...(wkst ? [`WKST=${wkst}`] : []),
    ...Object.entries<Values>(parts).flatMap(([name, values]) =>
      values ? [`${name}=${values.join()}`] : [],
    ),
  ].join(';');

/**
 * The dates that `rrule` gives from `start` on, by the wall. It knows only the rest of the week in which DTSTART lies, so that
 * BYSETPOS would choose from that; told to begin with the whole week, it chooses as it does in every other one.
 */
function reference(text: string, start: number, until: number): number[] {
  const isOfWeeks = text.startsWith('FREQ=WEEKLY') && text.includes('BYSETPOS');
  const weekStart = WEEKDAYS.indexOf(/WKST=(..)/.exec(text)?.[1] ?? 'MO');
  const daysBefore = isOfWeeks ? (new Date(start).getUTCDay() + 6 - weekStart) % 7 : 0;
  const dtstart = new Date(start - daysBefore * DAY);
  const dates = new RRule({ ...RRule.parseString(text), dtstart, until: new Date(until) }).all();
  // It gives a date twice that BYSETPOS chooses from both ends; a recurrence set has it once, and so COUNT counts it once.
  return [...new Set(dates.map((date) => date.getTime()))].filter((wall) => wall >= start);
}

/** Where a drawn rule really begins: DTSTART is the rule's own first date, or nobody agrees on what COUNT counts. */
function begun(drawn: Drawn): { start: number; text: string; walls: (to: number) => number[] } | null {
  const from = drawn.allDay ? Math.floor((drawn.minute * MINUTE) / DAY) * DAY : drawn.minute * MINUTE;
  const text = ruleText(drawn);
  const [start] = reference(text, from, from + 4000 * DAY);
  if (start === undefined) return null;
  const { ends } = drawn;
  const most = ends && 'count' in ends ? ends.count : Number.POSITIVE_INFINITY;
  const last = ends && 'days' in ends ? start + ends.days * DAY : Number.POSITIVE_INFINITY;
  const walls = (to: number) => reference(text, start, Math.min(last, to)).slice(0, most);
  return { start, text, walls };
}

/** The end of a rule, as text: UNTIL of a time is in UTC. */
function endText({ ends, allDay, timeZone }: Drawn, start: number): string {
  if (!ends) return '';
  if ('count' in ends) return `;COUNT=${ends.count}`;
  const last = start + ends.days * DAY;
  return allDay ? `;UNTIL=${basicWall(last).slice(0, 8)}` : `;UNTIL=${basicWall(instantOf(last, timeZone))}Z`;
}

const yearOf = (wall: number) => new Date(wall).getUTCFullYear();

test('any rule gives the dates that rrule gives, in any year, at the instants that Intl gives', () => {
  let dates = 0;
  fc.assert(
    fc.property(drawnRules, (drawn) => {
      const rule = begun(drawn);
      fc.pre(rule !== null);
      const { timeZone, allDay } = drawn;
      const year = Math.min(yearOf(rule.start) + drawn.yearsOn, 2035);
      const [newYear, nextYear] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
      const expected = rule.walls(nextYear - 1).filter((wall) => wall >= newYear);
      const dtstart = allDay
        ? `;VALUE=DATE:${basicWall(rule.start).slice(0, 8)}`
        : `;TZID=${timeZone}:${basicWall(rule.start)}`;
      const vevent = webinar({
        ...{ DTSTART: dtstart, DTEND: null, RRULE: `:${rule.text}${endText(drawn, rule.start)}` },
        ...(!allDay && { DURATION: ':PT1M' }),
      });
      const { events, errors } = read(year, vevent);
      expect(errors).toEqual([]);
      const walls = expected.map((wall) => basicWall(wall).slice(0, allDay ? 8 : 15));
      const shown = events.map(({ start, written }) =>
        (written?.start ?? start).slice(0, 19).replace(/[-:]/g, ''),
      );
      expect(shown).toEqual(walls);
      const zone = allDay ? AGENCY.timeZone : timeZone;
      expect(events.map(({ startsAt }) => startsAt)).toEqual(
        expected.map((wall) => isoInstant(instantOf(wall, zone))),
      );
      dates += expected.length;
    }),
    { numRuns: 500 },
  );
  // Some 6,500 of them, each by the wall and as an instant.
  expect(dates).toBeGreaterThan(3000);
});
