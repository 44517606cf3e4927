/** Around every clock change of ten years, in five zones, our instants are those of an independent calculation. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';
import { basicWall, clockChanges, DAY, instantOf, isoInstant, wallAt } from './wall-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Summer time of an hour, none, an odd offset, summer time of half an hour, and none of it all. */
const ZONES = ['America/Los_Angeles', 'America/Phoenix', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];

const alarms = ['-P1D', '-PT24H', 'P1D', '-P1W', '-P1DT2H'].map(
  (trigger) => `BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:${trigger}\r\nEND:VALARM`,
);

/** What we make of events at these wall times, one hour long, with those alarms. */
function readAt(walls: readonly number[], timeZone: string) {
  const events = walls.map((wall, index) =>
    webinar({
      UID: `:${index}@agency.example`,
      DTSTART: `;TZID=${timeZone}:${basicWall(wall)}`,
      DTEND: null,
    }).replace('END:VEVENT', `DURATION:PT1H\r\n${alarms.join('\r\n')}\r\nEND:VEVENT`),
  );
  const { calendar, problems } = readCalendar({
    file: 'any.ics',
    text: calendarOf(...events),
    year: null,
    agency: AGENCY,
  });
  expect(problems).toEqual([]);
  const byUid = new Map(calendar.events.map((event) => [event.uid, event]));
  return walls.map((_, index) => {
    const event = byUid.get(`${index}@agency.example`);
    return [event?.startsAt, event?.endsAt, event?.reminders.map(({ dueAt }) => dueAt)];
  });
}

/** The same by Intl: days on the wall, hours on the run. */
function expectedAt(wall: number, timeZone: string) {
  const start = instantOf(wall, timeZone);
  const shown = wallAt(start, timeZone);
  const daysOn = (days: number) => instantOf(shown + days * DAY, timeZone);
  const due = [daysOn(-1), start - DAY, daysOn(1), daysOn(-7), daysOn(-1) - 2 * HOUR];
  return [
    isoInstant(start),
    isoInstant(start + HOUR),
    [...new Set(due)].toSorted((one, other) => one - other).map(isoInstant),
  ];
}

const CHANGES = ZONES.flatMap((timeZone) => clockChanges(timeZone, 2025, 2035));

describe.each(ZONES)('%s', (timeZone) => {
  test('around the moments at which it, or another of the five, changes its clocks', () => {
    const offsets = Array.from({ length: 9 }, (_, index) => (index - 4) * 30 * MINUTE);
    const walls = CHANGES.flatMap((change) =>
      [-7, -1, 0, 1].flatMap((days) =>
        offsets.map((offset) => wallAt(change, timeZone) + days * DAY + offset),
      ),
    );
    expect(readAt(walls, timeZone)).toEqual(walls.map((wall) => expectedAt(wall, timeZone)));
  });

  test('at any minute of those years', () => {
    const minutes = fc.integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2035, 0, 1) / MINUTE });
    fc.assert(
      fc.property(fc.uniqueArray(minutes, { minLength: 1, maxLength: 20 }), (drawn) => {
        const walls = drawn.map((minute) => minute * MINUTE);
        expect(readAt(walls, timeZone)).toEqual(walls.map((wall) => expectedAt(wall, timeZone)));
      }),
      { numRuns: 30 },
    );
  });
});

test('the zones with summer time change their clocks twice a year, the others never', () => {
  expect(ZONES.map((timeZone) => clockChanges(timeZone, 2025, 2035).length)).toEqual([20, 0, 0, 20, 0]);
});

test('an all-day event begins and ends at its own midnights, also on the days of a change', () => {
  const days = [...clockChanges('America/Los_Angeles', 2025, 2035)].map(
    (change) => Math.floor(wallAt(change, 'America/Los_Angeles') / DAY) * DAY,
  );
  const events = days.map((day, index) =>
    webinar({
      UID: `:${index}@agency.example`,
      DTSTART: `;VALUE=DATE:${basicWall(day).slice(0, 8)}`,
      DTEND: null,
    }),
  );
  const { calendar } = readCalendar({
    file: 'any.ics',
    text: calendarOf(...events),
    year: null,
    agency: AGENCY,
  });
  expect(calendar.events.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(
    days.map((day) => [day, day + DAY].map((wall) => isoInstant(instantOf(wall, 'America/Los_Angeles')))),
  );
});
