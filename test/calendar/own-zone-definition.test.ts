/** A file's own definition of a zone: it is followed as the zone's clocks go, and knows its zone again. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { agreeingZone, clocksOf } from '../../core/calendar/agreeing-zone.ts';
import { clocksBy, type Observance, type ZoneDefinition } from '../../core/calendar/own-zone-definition.ts';
import { readOwnZones } from '../../core/calendar/own-zones.ts';

const stretchOf = (year: number) => ({ from: Date.UTC(year, 0, -1), to: Date.UTC(year + 1, 0, 3) });

const defined = (observances: readonly Observance[]): ZoneDefinition => ({
  tzid: 'Custom',
  line: 1,
  observances,
});

/** `-0800`, with seconds where a zone has them. */
function printOffset(seconds: number): string {
  const clock = new Date(Math.abs(seconds) * 1000).toISOString().slice(11, 19).replaceAll(':', '');
  return `${seconds < 0 ? '-' : '+'}${clock.endsWith('00') ? clock.slice(0, 4) : clock}`;
}

const printWall = (wall: Date, year = wall.getUTCFullYear()): string =>
  `${year}${wall.toISOString().slice(4, 19).replace(/[-:]/g, '')}`;

interface Change {
  readonly wall: Date;
  readonly before: number;
  readonly after: number;
}

/** Each change of clocks in the stretch, at what the clocks show just before. */
function changesIn(zone: string, year: number): { first: number; changes: Change[] } {
  const { offset, changes } = clocksOf(zone, stretchOf(year));
  let before = offset;
  const walls = changes.map(({ at, offset: after }) => {
    const change = { wall: new Date(at + before * 1000), before, after };
    before = after;
    return change;
  });
  return { first: offset, changes: walls };
}

const observance = (parts: Partial<Observance>): Observance => ({
  ...{ start: null, offsetFrom: null, offsetTo: null, rules: [], dates: [] },
  ...parts,
});

const standing = (offset: number): Observance =>
  observance({
    start: '16010101T000000',
    offsetFrom: printOffset(offset),
    offsetTo: printOffset(offset),
  });

/** As Outlook writes it: since 1601, by the week of a month; the last week counts from the end. */
function outlookForm(change: Change): Observance {
  const { wall, before, after } = change;
  const day = wall.getUTCDate();
  const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  const week = day + 7 > last ? -1 : Math.ceil(day / 7);
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][wall.getUTCDay()];
  return observance({
    start: printWall(wall, 1601),
    offsetFrom: printOffset(before),
    offsetTo: printOffset(after),
    rules: [`FREQ=YEARLY;BYDAY=${week}${weekday};BYMONTH=${wall.getUTCMonth() + 1}`],
  });
}

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const years = fc.integer({ min: 2008, max: 2037 });

describe('a definition made of a real zone', () => {
  test('in the form of Outlook says what the zone’s clocks say all year, and is known for that zone', () => {
    fc.assert(
      fc.property(zones, years, (zone, year) => {
        const { first, changes } = changesIn(zone, year);
        const isYearly = changes.length === 2 && changes[0]?.before === changes[1]?.after;
        const isWithin = changes.every(({ wall }) => wall.getUTCFullYear() === year);
        fc.pre(changes.length === 0 || (isYearly && isWithin));
        const definition = defined(changes.length === 0 ? [standing(first)] : changes.map(outlookForm));
        const stretch = stretchOf(year);
        expect(clocksBy(definition, stretch)).toEqual(clocksOf(zone, stretch));
        expect(agreeingZone(definition, { homeZone: zone, stretch })).toBe(zone);
      }),
      { numRuns: 150 },
    );
  });

  test('as a list of changes says the same, whatever the zone did that year', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 1971, max: 2037 }), (zone, year) => {
        const { first, changes } = changesIn(zone, year);
        const each = changes.map(({ wall, before, after }) =>
          observance({
            start: printWall(wall),
            offsetFrom: printOffset(before),
            offsetTo: printOffset(after),
          }),
        );
        const stretch = stretchOf(year);
        expect(clocksBy(defined([standing(first), ...each]), stretch)).toEqual(clocksOf(zone, stretch));
      }),
      { numRuns: 150 },
    );
  });

  test('is known from anywhere: some zone with the same clocks is found, always the same one', () => {
    const { changes } = changesIn('America/New_York', 2027);
    const nearness = { homeZone: 'America/Los_Angeles', stretch: stretchOf(2027) };
    const definition = defined(changes.map(outlookForm));
    expect(agreeingZone(definition, nearness)).toBe('America/New_York');
    expect(agreeingZone({ ...definition, tzid: 'Detroit clocks' }, nearness)).toBe('America/Detroit');
    const kathmandu = defined([standing(5.75 * 3600)]);
    expect(agreeingZone(kathmandu, nearness)).toMatch(/^Asia\/Kath?mandu$/);
  });
});

describe('a definition that nobody follows to its end', () => {
  const pacific = { start: '16010311T020000', offsetFrom: '-0800', offsetTo: '-0700' };

  test.each([
    ['every second', { rules: ['FREQ=SECONDLY'] }],
    ['every day', { rules: ['FREQ=DAILY'] }],
    ['a day that does not exist', { rules: ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'] }],
    ['a fifth Sunday', { rules: ['FREQ=YEARLY;BYMONTH=2;BYDAY=5SU'] }],
    ['a month that does not exist', { rules: ['FREQ=YEARLY;BYMONTH=13;BYDAY=1SU'] }],
    ['every other year', { rules: ['FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=2SU'] }],
    ['a count', { rules: ['FREQ=YEARLY;COUNT=3;BYMONTH=3;BYDAY=2SU'] }],
    ['two rules', { rules: ['FREQ=YEARLY', 'FREQ=YEARLY'] }],
    ['an end that is no date', { rules: ['FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;UNTIL=SOON'] }],
    ['dates that are none', { dates: ['20270101T000000', 'SOON'] }],
    ['too many dates', { dates: ['20270101T000000,'.repeat(5000)] }],
    ['no start', { start: null }],
    ['an offset that is none', { offsetTo: 'PST' }],
    ['more than a day', { offsetTo: '+9900' }],
  ])('%s', (_, parts) => {
    expect(clocksBy(defined([observance({ ...pacific, ...parts })]), stretchOf(2027))).toBeNull();
  });

  test('nothing at all, or too much of it', () => {
    expect(clocksBy(defined([]), stretchOf(2027))).toBeNull();
    const many = Array.from({ length: 501 }, () => observance(pacific));
    expect(clocksBy(defined(many), stretchOf(2027))).toBeNull();
  });

  test('any text in its place ends, too', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('FREQ=YEARLY', 'BYDAY=-1SU', 'BYMONTH=3', 'UNTIL=20300101'),
    );
    const text = fc.array(part).map((parts) => parts.join(';'));
    fc.assert(
      fc.property(text, text, text, (rule, start, offset) => {
        const wild = observance({
          start,
          offsetFrom: offset,
          offsetTo: offset,
          rules: [rule],
          dates: [rule],
        });
        const tame = observance({ ...pacific, rules: [rule] });
        expect(() => clocksBy(defined([wild, tame]), stretchOf(2027))).not.toThrow();
      }),
    );
  });
});

test('a rule that has ended leaves the clocks as it left them', () => {
  const summer = { start: '20000402T020000', offsetFrom: '-0800', offsetTo: '-0700' };
  const definition = defined([
    observance({ ...summer, rules: ['FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T100000Z'] }),
  ]);
  expect(clocksBy(definition, stretchOf(2027))).toEqual({ offset: -7 * 3600, changes: [] });
});

test('definitions are found wherever they stand, and however they are folded or left open', () => {
  const { definitions, own, years } = readOwnZones(
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;TZID="a:b":20260107T100000',
      'X-WR-TIMEZONE:America/Denver',
      'END:VEVENT',
      'BEGIN:VTIMEZONE',
      'TZID:Here\\, and',
      '  there',
      'BEGIN:STANDARD',
      'dtstart:20000101T000000',
      'TZOFFSETFROM:-0800',
      'TZOFFSETTO:-0800',
      'BEGIN:VTIMEZONE',
      'TZID:Second',
      'BEGIN:VEVENT',
      'DTSTART:20280101',
      'END:VEVENT',
      'X-WR-TIMEZONE:America/New_York',
      'END:VCALENDAR',
    ].join('\n'),
  );
  expect([...definitions.keys()]).toEqual(['here, and there', 'second']);
  expect(definitions.get('here, and there')?.observances).toEqual([
    observance({ start: '20000101T000000', offsetFrom: '-0800', offsetTo: '-0800' }),
  ]);
  expect(own).toEqual({ name: 'America/New_York', line: 18 });
  expect(years).toEqual({ first: 2026, last: 2028 });
});

test('a definition of thousands of lines costs no time', () => {
  const rule =
    'BEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0700\nEND:STANDARD\n';
  const { definitions } = readOwnZones(
    `BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Long\n${rule.repeat(20_000)}END:VTIMEZONE\n`,
  );
  const definition = definitions.get('long');
  expect(definition && clocksBy(definition, stretchOf(2027))).toBeNull();
});

test('the clocks of a zone are those of the zone data', () => {
  const { offset, changes } = clocksOf('America/Los_Angeles', stretchOf(2027));
  expect(offset).toBe(-8 * 3600);
  expect(changes.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at).toString())).toEqual([
    '2027-03-14T10:00:00Z',
    '2027-11-07T09:00:00Z',
  ]);
});
