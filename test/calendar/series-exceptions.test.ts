/** Dates taken out of a series, replaced, and moved with all that follow: against a model that knows of nothing but wall clocks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';
import { basicWall, DAY, instantOf, isoInstant } from './wall-clock.ts';

const HOUR = 3_600_000;
const ZONES = ['America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const FIRST = Date.UTC(2027, 1, 23, 2, 30);

/** How somebody else may write one time of a zone. */
const SPELLINGS = [
  (wall: number, zone: string) => `;TZID=${zone}:${basicWall(wall)}`,
  (wall: number, zone: string) => `:${isoInstant(instantOf(wall, zone)).replace(/[-:]/g, '')}`,
  (wall: number) => `:${basicWall(wall)}`,
  (wall: number) => `;VALUE=DATE:${basicWall(wall).slice(0, 8)}`,
];

const date = fc.record({
  /** Which of the series. */
  index: fc.nat({ max: 29 }),
  spelling: fc.constantFrom(...SPELLINGS),
});
const moved = fc.record({
  date,
  byHours: fc.integer({ min: -40, max: 40 }),
  lasts: fc.constantFrom('PT1H', 'P1D'),
});

const someSeries = fc.record({
  zone: fc.constantFrom(...ZONES),
  count: fc.integer({ min: 1, max: 30 }),
  everyDays: fc.constantFrom(1, 2, 7),
  removed: fc.uniqueArray(date, { selector: ({ index }) => index, maxLength: 5 }),
  replaced: fc.uniqueArray(moved, { selector: (each) => each.date.index, maxLength: 5 }),
  ranges: fc.uniqueArray(moved, { selector: (each) => each.date.index, maxLength: 3 }),
});

type Series = typeof someSeries extends fc.Arbitrary<infer S> ? S : never;

const wallOf = ({ everyDays }: Series, index: number) => FIRST + index * everyDays * DAY;
const isHeld = ({ count }: Series, each: { index: number }) => each.index < count;

/** The VEVENTs of a series, the one that repeats first. */
function vevents(series: Series): string[] {
  const { zone, count, everyDays, removed, replaced, ranges } = series;
  const starts = (wall: number) => ({ DTSTART: `;TZID=${zone}:${basicWall(wall)}`, DTEND: null });
  const exdates = removed.filter((each) => isHeld(series, each));
  const master = webinar({
    ...{ ...starts(FIRST), DURATION: ':PT1H', RRULE: `:FREQ=DAILY;INTERVAL=${everyDays};COUNT=${count}` },
    ...Object.fromEntries(
      exdates.map(({ index, spelling }, line) => [
        `EXDATE${' '.repeat(line)}`,
        spelling(wallOf(series, index), zone),
      ]),
    ),
  }).replaceAll(/EXDATE +/g, 'EXDATE');
  const others = [
    ...replaced.map((each) => ({ ...each, range: '' })),
    ...ranges.map((each) => ({ ...each, range: ';RANGE=THISANDFUTURE' })),
  ];
  return [
    master,
    ...others
      .filter((each) => isHeld(series, each.date))
      .map(({ date: { index, spelling }, byHours, lasts, range }) =>
        webinar({
          ...{ 'RECURRENCE-ID': `${range}${spelling(wallOf(series, index), zone)}`, DURATION: `:${lasts}` },
          ...{ SUMMARY: `:${range}${index}`, ...starts(wallOf(series, index) + byHours * HOUR) },
        }),
      ),
  ];
}

/** Names, titles and starts as they must be. */
function model(series: Series) {
  const { zone, count, removed, replaced, ranges } = series;
  const isRemoved = (index: number) => removed.some((each) => each.index === index);
  const isMoved = (index: number) => [...replaced, ...ranges].some((each) => each.date.index === index);
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => isMoved(index) || !isRemoved(index))
    .map((index) => {
      const wall = wallOf(series, index);
      const single = replaced.find((each) => each.date.index === index);
      const [range] = ranges
        .filter((each) => each.date.index <= index && isHeld(series, each.date))
        .toSorted((one, other) => other.date.index - one.date.index);
      const by = (single ?? range)?.byHours ?? 0;
      const title = single ? `${index}` : range ? `;RANGE=THISANDFUTURE${range.date.index}` : 'Opening day';
      return [basicWall(wall).slice(0, 8), title, isoInstant(instantOf(wall + by * HOUR, zone))];
    });
}

const read = (parts: readonly string[]) =>
  readCalendar({ file: '2027.ics', text: calendarOf(...parts), year: 2027, agency: AGENCY });

test('whatever is taken out, replaced and moved, however it is written, is where the wall clock says', () => {
  fc.assert(
    fc.property(someSeries, (series) => {
      const { calendar, problems } = read(vevents(series));
      expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
      const events = calendar.events.map(({ recurrenceId, summary, startsAt }) => [
        recurrenceId,
        summary,
        startsAt,
      ]);
      expect(events.toSorted()).toEqual(model(series).toSorted());
    }),
    { numRuns: 400 },
  );
});

test('the order of a file means nothing', () => {
  const shuffled = someSeries
    .map(vevents)
    .chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })));
  fc.assert(
    fc.property(shuffled, ([parts, others]) => {
      const byId = (events: ReturnType<typeof read>['calendar']['events']) =>
        events.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      expect(byId(read(others).calendar.events)).toEqual(byId(read(parts).calendar.events));
    }),
    { numRuns: 100 },
  );
});

test('a series that is moved by some hours keeps the ids of its dates', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }), (hour, other) => {
      const idsAt = (at: number) => {
        const DTSTART = `;TZID=America/Los_Angeles:20270301T${String(at).padStart(2, '0')}0000`;
        const { calendar } = read([
          webinar({ DTSTART, DTEND: null, DURATION: ':PT1H', RRULE: ':FREQ=DAILY;COUNT=20' }),
        ]);
        return calendar.events.map(({ id }) => id);
      };
      expect(idsAt(hour)).toEqual(idsAt(other));
    }),
    { numRuns: 30 },
  );
});
