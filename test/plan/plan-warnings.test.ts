/** What an operator is asked to look at before a calendar is loaded. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Event, eventId, type Reminder } from '../../core/calendar/event.ts';
import { remindersOf } from '../../core/calendar/reminders.ts';
import { planWarnings, type WarningsInput } from '../../core/plan/plan-warnings.ts';
import { makeEvent } from '../events.ts';

const NOW = new Date('2026-01-02T18:00:00Z');
const URL = 'https://agency.example/january';

interface Wish extends Partial<Event> {
  /** Wall-clock times in the event's zone: `2026-01-13T13:00`. */
  readonly from?: string;
  readonly to?: string;
}

/** A webinar on January 13 from 1 to 2 p.m. in Los Angeles, with a page. */
function event(
  name: string,
  { from = '2026-01-13T13:00', to = '2026-01-13T14:00', ...wish }: Wish = {},
): Event {
  const { timeZone = 'America/Los_Angeles', allDay = false } = wish;
  const instant = (wall: string) =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).toInstant().toString();
  const [startsAt, endsAt] = [instant(from), instant(to)];
  const uid = `${name}@agency.example`;
  const [start, end] = allDay ? [from, to] : [startsAt, endsAt];
  return makeEvent({
    uid,
    id: eventId(uid, null),
    summary: name,
    url: URL,
    startsAt,
    endsAt,
    start,
    end,
    ...wish,
  });
}

function warnings(events: readonly Event[], given: Partial<WarningsInput> = {}) {
  return planWarnings({
    agency: { timeZone: 'America/Los_Angeles' },
    calendars: [{ events }],
    now: NOW,
    holidays: () => null,
    isNew: () => true,
    ...given,
  });
}
const said = (...given: Parameters<typeof warnings>) => warnings(...given).map(({ says }) => says);
const kinds = (...given: Parameters<typeof warnings>) => warnings(...given).map(({ kind }) => kind);

describe('a calendar with nothing odd in it', () => {
  it('brings no warning', () => {
    expect(
      warnings([event('Opening'), event('Closing', { from: '2026-01-14T13:00', to: '2026-01-14T14:00' })]),
    ).toEqual([]);
  });

  it('nor does what is past, has begun or is cancelled', () => {
    const odd = { from: '2026-01-13T02:00', to: '2026-01-13T03:00', url: null };
    expect(kinds([event('Odd', odd)])).toEqual(['night', 'no-link']);
    expect(warnings([event('Odd', { ...odd, status: 'CANCELLED' })])).toEqual([]);
    for (const now of ['2026-01-13T10:00:00Z', '2026-02-01T00:00:00Z'])
      expect(warnings([event('Odd', odd)], { now: new Date(now) })).toEqual([]);
  });
});

describe('an event on a public holiday', () => {
  const KING = '2026-01-19';
  const holidays = (day: string) => (day === KING ? 'Martin Luther King Jr. Day' : null);
  const onKing = { from: `${KING}T10:00`, to: `${KING}T11:00` };

  it('is named, with the holiday and what to do', () => {
    const opening = event('Opening', onKing);
    expect(warnings([opening], { holidays })).toEqual([
      {
        ...{ eventId: opening.id, year: 2026, kind: 'holiday' },
        says: '“Opening” (Mon, Jan 19, 10:00 AM PST) is on a public holiday: Monday, January 19, 2026, is Martin Luther King Jr. Day. Many will be away: move it, or leave it if that is what you want.',
      },
    ]);
  });

  it('is named only if people come to it at an hour', () => {
    const days = { allDay: true, from: KING, to: '2026-01-20' };
    for (const kind of ['EXHIBIT', 'ON-DEMAND', 'OBSERVANCE'] as const)
      expect(kinds([event('Opening', { ...days, kind })], { holidays })).toEqual([]);
    expect(kinds([event('Opening', { ...onKing, kind: 'IN-PERSON' })], { holidays })).toEqual(['holiday']);
    expect(kinds([event('Opening', { ...days, kind: 'IN-PERSON' })], { holidays })).toEqual(['holiday']);
  });

  it('is on one if any of its days is', () => {
    const days = { allDay: true, kind: 'IN-PERSON' } as const;
    expect(kinds([event('Week', { ...days, from: '2026-01-17', to: '2026-01-20' })], { holidays })).toEqual([
      'holiday',
    ]);
    expect(kinds([event('Week', { ...days, from: '2026-01-17', to: KING })], { holidays })).toEqual([]);
  });

  it('is judged by the day that it is where the agency is', () => {
    const tokyo = { timeZone: 'Asia/Tokyo', from: '2026-01-20T09:00', to: '2026-01-20T10:00' };
    expect(kinds([event('Abroad', tokyo)], { holidays })).toEqual(['holiday']);
  });
});

describe('an event at night', () => {
  it.each([
    ['2026-01-13T01:00', '2026-01-13T02:00', 'starts before 7:00 in the morning'],
    ['2026-01-13T06:59', '2026-01-13T08:00', 'starts before 7:00 in the morning'],
    ['2026-01-13T21:00', '2026-01-13T22:01', 'ends after 10:00 in the evening'],
    ['2026-01-13T23:00', '2026-01-14T00:00', 'goes on past midnight'],
    ['2026-01-13T10:00', '2026-01-15T11:30', 'goes on past midnight'],
  ])('from %s to %s is named: it %s', (from, to, why) => {
    expect(said([event('Opening', { from, to })])).toEqual([
      expect.stringContaining(`) ${why}. Look at DTSTART`),
    ]);
  });

  it.each([
    ['2026-01-13T07:00', '2026-01-13T08:00'],
    ['2026-01-13T20:30', '2026-01-13T22:00'],
  ])('is none from %s to %s', (from, to) => {
    expect(warnings([event('Opening', { from, to })])).toEqual([]);
  });

  it('is none where it is day either where it is held or where the agency is', () => {
    expect(
      warnings([
        event('East', { timeZone: 'America/New_York', from: '2026-01-13T22:30', to: '2026-01-13T23:30' }),
      ]),
    ).toEqual([]);
    expect(
      warnings([
        event('Far', { timeZone: 'Asia/Kathmandu', from: '2026-01-14T10:00', to: '2026-01-14T11:00' }),
      ]),
    ).toEqual([]);
    expect(
      kinds([
        event('Both', { timeZone: 'America/New_York', from: '2026-01-13T05:00', to: '2026-01-13T06:00' }),
      ]),
    ).toEqual(['night']);
  });

  it('is none that lasts for whole days, or that nobody has to come to', () => {
    expect(
      warnings([event('Days', { allDay: true, kind: 'IN-PERSON', from: '2026-01-13', to: '2026-01-15' })]),
    ).toEqual([]);
    expect(
      warnings([event('Show', { kind: 'EXHIBIT', from: '2026-01-13T09:00', to: '2026-01-20T17:00' })]),
    ).toEqual([]);
  });
});

describe('two events at once', () => {
  const at = (name: string, from: string, to: string, more: Partial<Event> = {}) =>
    event(name, { from: `2026-01-13T${from}`, to: `2026-01-13T${to}`, ...more });

  it('are named once, with both their times', () => {
    expect(
      said([at('Second', '13:30', '15:00', { kind: 'IN-PERSON' }), at('First', '13:00', '14:00')]),
    ).toEqual([
      '“First” (Tue, Jan 13, 1:00 PM PST) overlaps “Second” (Tue, Jan 13, 1:30 PM PST): nobody can be at both. Move one of them, or leave it if they are for different people.',
    ]);
  });

  it('are none where one begins as the other ends, where one lasts all day, or is nothing to come to', () => {
    expect(warnings([at('First', '13:00', '14:00'), at('Second', '14:00', '15:00')])).toEqual([]);
    const days = { allDay: true, from: '2026-01-13', to: '2026-01-14' };
    expect(warnings([at('First', '13:00', '14:00'), event('Fair', { ...days, kind: 'IN-PERSON' })])).toEqual(
      [],
    );
    expect(
      warnings([at('First', '13:00', '14:00'), at('Show', '13:00', '14:00', { kind: 'EXHIBIT' })]),
    ).toEqual([]);
  });

  it('are found across calendars, and among many each pair is counted once and few are named', () => {
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => at(name, '13:00', '14:00'));
    const calendars = many.map((one) => ({ events: [one] }));
    const found = said([], { calendars });
    expect(found).toHaveLength(5);
    expect(found.filter((text) => text.includes('and 2 more'))).toHaveLength(1);
    const named = found.flatMap((text) => text.match(/“/g) ?? []).length - found.length;
    expect(named + 2 + 1).toBe((6 * 5) / 2);
  });

  it('are found among thousands', () => {
    const day = Temporal.PlainDateTime.from('2026-01-03T08:00');
    const events = Array.from({ length: 3_000 }, (_, index) => {
      const from = day.add({ minutes: index });
      return event(`Number ${index}`, { from: from.toString(), to: from.add({ minutes: 45 }).toString() });
    });
    const overlaps = warnings(events).filter(({ kind }) => kind === 'two-at-once');
    expect(overlaps).toHaveLength(2_999);
  });
});

describe('a reminder that is past', () => {
  const soon = (...offsets: string[]) => {
    const times = { from: '2026-01-03T13:00', to: '2026-01-03T14:00' };
    const made = event('Soon', times);
    return { ...made, reminders: remindersOf(made, offsets) };
  };

  it('is named, with the moment that it was due and the next', () => {
    const now = new Date('2026-01-02T22:00:00Z');
    expect(said([soon('-P1D', '-PT1H')], { now })).toEqual([
      '“Soon” (Sat, Jan 3, 1:00 PM PST) has a reminder that was due on Fri, Jan 2, 1:00 PM PST, before it was known: it is not sent. The next goes out on Sat, Jan 3, 12:00 PM PST: if that is too late, add a VALARM for an earlier moment that is still ahead.',
    ]);
  });

  it('is told of once for all of an event, and that nobody is reminded where no other is ahead', () => {
    const now = new Date('2026-01-03T20:30:00Z');
    expect(said([soon('-P2D', '-P1D', '-PT1H')], { now })).toEqual([
      '“Soon” (Sat, Jan 3, 1:00 PM PST) has 3 reminders that were due, the last on Sat, Jan 3, 12:00 PM PST, before they were known: they are not sent. No other is ahead, so nobody is reminded of it: add a VALARM for a moment that is still ahead.',
    ]);
  });

  it('is no news where it was known before', () => {
    const now = new Date('2026-01-03T20:30:00Z');
    expect(warnings([soon('-P1D')], { now, isNew: () => false })).toEqual([]);
    const isNew = (_: Event, { offset }: Reminder) => offset === '-PT1H';
    expect(said([soon('-P1D', '-PT1H')], { now, isNew })).toEqual([
      expect.stringContaining('has a reminder that was due on Sat, Jan 3, 12:00 PM PST'),
    ]);
  });
});

describe('a missing link', () => {
  it.each([
    ['a webinar with neither page nor join link', { url: null }, 'is a webinar without a link'],
    ['a webinar with places and no join link', { capacity: 50 }, 'has places to register for (X-CAPACITY)'],
    [
      'an event in person with places, and no place',
      { kind: 'IN-PERSON', capacity: 50 },
      'has places to register for',
    ],
  ] as const)('is named: %s', (_, wish, saying) => {
    expect(said([event('Opening', wish)])).toEqual([expect.stringContaining(saying)]);
  });

  it.each([
    ['a webinar with a join link', { url: null, conference: 'https://meet.example/j/1' }],
    ['a webinar with places and a join link', { capacity: 50, conference: 'https://meet.example/j/1' }],
    [
      'an event in person, with places',
      { kind: 'IN-PERSON', url: null, capacity: 50, location: 'Main Street 1' },
    ],
    ['an event in person without a page', { kind: 'IN-PERSON', url: null }],
    ['an exhibit without a page', { kind: 'EXHIBIT', url: null }],
  ] as const)('is none of %s', (_, wish) => {
    expect(warnings([event('Opening', wish)])).toEqual([]);
  });
});

describe('all warnings', () => {
  it('stand in the order in which events start, and a long title is shortened', () => {
    const long = 'Long '.repeat(60).trim();
    const found = warnings([
      event(long, { from: '2026-01-15T13:00', to: '2026-01-15T14:00', url: null }),
      event('Early', { from: '2026-01-14T05:00', to: '2026-01-14T06:00' }),
    ]);
    expect(found.map(({ kind }) => kind)).toEqual(['night', 'no-link']);
    expect(found[1]?.says.length).toBeLessThan(320);
  });
});
