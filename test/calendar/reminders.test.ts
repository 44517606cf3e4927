/** When people are told, and until when it is worth telling them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOffset, printOffset } from '../../core/calendar/offset.ts';
import { remindersOf } from '../../core/calendar/reminders.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const webinar = { startsAt: '2026-01-13T21:00:00Z', endsAt: '2026-01-13T22:00:00Z', timeZone: LOS_ANGELES };
const exhibit = { startsAt: '2026-01-07T08:00:00Z', endsAt: '2026-02-01T08:00:00Z', timeZone: LOS_ANGELES };
const observance = {
  startsAt: '2026-01-11T08:00:00Z',
  endsAt: '2026-01-12T08:00:00Z',
  timeZone: LOS_ANGELES,
};

describe('a reminder', () => {
  test('of a webinar is due the day before at the same time, and useless once it has begun', () => {
    expect(remindersOf(webinar, ['-P1D'])).toEqual([
      { offset: '-P1D', dueAt: '2026-01-12T21:00:00Z', useUntil: '2026-01-13T21:00:00Z' },
    ]);
  });

  test('on Awareness Day is due at eight in the morning, and useless when the day is over', () => {
    expect(remindersOf(observance, ['PT8H'])).toEqual([
      { offset: 'PT8H', dueAt: '2026-01-11T16:00:00Z', useUntil: '2026-01-12T08:00:00Z' },
    ]);
  });

  test('on the opening day of an exhibit is useless the day after, although the exhibit goes on', () => {
    expect(remindersOf(exhibit, ['PT8H'])).toEqual([
      { offset: 'PT8H', dueAt: '2026-01-07T16:00:00Z', useUntil: '2026-01-08T08:00:00Z' },
    ]);
  });

  test('at the very start is useless at the end of the event', () => {
    expect(remindersOf(webinar, ['PT0S'])[0]?.useUntil).toBe(webinar.endsAt);
  });

  test('after the end, for the recording, is good for three days', () => {
    expect(remindersOf(webinar, ['RELATED=END:PT1H', 'RELATED=END:PT0S'])).toEqual([
      { offset: 'RELATED=END:PT0S', dueAt: '2026-01-13T22:00:00Z', useUntil: '2026-01-16T22:00:00Z' },
      { offset: 'RELATED=END:PT1H', dueAt: '2026-01-13T23:00:00Z', useUntil: '2026-01-16T23:00:00Z' },
    ]);
  });

  test('by the clock is due at that instant', () => {
    expect(remindersOf(webinar, ['20260110T160000Z'])[0]?.dueAt).toBe('2026-01-10T16:00:00Z');
  });

  test('is one, however many ways its moment is written', () => {
    expect(remindersOf(webinar, ['-PT24H', '-P1D', '20260112T210000Z'])).toHaveLength(1);
  });

  test('keeps the wall clock by days, and the count by hours, over a night that is an hour short', () => {
    const sunday = {
      startsAt: '2026-03-08T17:00:00Z',
      endsAt: '2026-03-08T18:00:00Z',
      timeZone: LOS_ANGELES,
    };
    expect(remindersOf(sunday, ['-P1D', '-PT24H'])).toMatchObject([
      { offset: '-PT24H', dueAt: '2026-03-07T17:00:00Z' },
      { offset: '-P1D', dueAt: '2026-03-07T18:00:00Z' },
    ]);
  });

  test('with an offset that is none is refused aloud', () => {
    expect(() => remindersOf(webinar, ['tomorrow'])).toThrow('"tomorrow" is no offset');
  });
});

const seconds = fc.integer({ min: 0, max: 40 * 86_400 });
const duration = fc.oneof(
  fc.integer({ min: 0, max: 8 }).map((weeks) => `P${weeks}W`),
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 99 })).map(([d, h]) => `P${d}DT${h}H`),
  fc.tuple(seconds, fc.integer({ min: 0, max: 99 })).map(([s, m]) => `PT${m}M${s}S`),
);
const offset = fc
  .tuple(fc.constantFrom('', 'RELATED=END:'), fc.constantFrom('', '+', '-'), duration)
  .map((parts) => parts.join(''));
const times = fc
  .tuple(fc.integer({ min: 1.7e9, max: 2e9 }), seconds, fc.constantFrom(LOS_ANGELES, 'Asia/Kathmandu', 'UTC'))
  .map(([start, length, timeZone]) => ({ startsAt: iso(start), endsAt: iso(start + length + 1), timeZone }));

const iso = (second: number) => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;

describe('the reminders of any event', () => {
  test('are in order, each at its own moment, each worth sending when it is due', () => {
    fc.assert(
      fc.property(times, fc.array(offset, { maxLength: 8 }), (event, offsets) => {
        const reminders = remindersOf(event, offsets);
        const due = reminders.map(({ dueAt }) => dueAt);
        expect(due).toEqual([...new Set(due)].toSorted());
        for (const { dueAt, useUntil } of reminders) {
          expect(dueAt < useUntil).toBe(true);
          if (dueAt < event.startsAt) expect(useUntil).toBe(event.startsAt);
          else if (dueAt < event.endsAt) expect(useUntil <= event.endsAt).toBe(true);
        }
      }),
    );
  });

  test('do not depend on the order in which their offsets are written', () => {
    fc.assert(
      fc.property(times, fc.array(offset, { maxLength: 5 }), (event, offsets) => {
        const due = (written: string[]) => remindersOf(event, written).map(({ dueAt }) => dueAt);
        expect(due(offsets)).toEqual(due(offsets.toReversed()));
      }),
    );
  });

  test('are the same again when their offsets are printed and read', () => {
    fc.assert(
      fc.property(times, offset, (event, written) => {
        const [reminder] = remindersOf(event, [written]);
        expect(remindersOf(event, [reminder?.offset ?? ''])).toEqual([reminder]);
      }),
    );
  });
});

describe('an offset', () => {
  test.each([
    ['+PT90M', 'PT1H30M'],
    ['-P0DT0H10M0S', '-PT10M'],
    ['-PT1440M', '-PT24H'],
    ['-P7D', '-P7D'],
    ['-P01W', '-P1W'],
    ['-P0D', 'PT0S'],
    ['P1DT0H', 'P1D'],
    ['-P1DT2H30M5S', '-P1DT2H30M5S'],
    ['RELATED=END:pt1h', 'RELATED=END:PT1H'],
    ['20260110T160000Z', '20260110T160000Z'],
  ])('%s is spelled %s', (written, spelled) => {
    const read = parseOffset(written);
    expect(read && printOffset(read)).toBe(spelled);
  });

  test.each([
    '',
    'P',
    'PT',
    '-P1DT',
    'P1Y',
    'P1M',
    '1D',
    'P1W2D',
    'P99999W',
    'PT1.5H',
    '20260110T160000',
    '20260230T160000Z',
  ])('%s is none', (written) => {
    expect(parseOffset(written)).toBeNull();
  });
});
