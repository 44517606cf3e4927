/** Instants that follow newer zone data: what an author wrote gives the same event again, whatever it had become. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../core/calendar/event.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { withZoneData } from '../../core/calendar/with-zone-data.ts';
import { isNewerZoneData, runtimeZoneData } from '../../core/calendar/zone-data.ts';
import { makeEvent } from '../events.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';
import { basicWall } from './wall-clock.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const ZONES = Intl.supportedValuesOf('timeZone');
const NOW = runtimeZoneData();

/** How a calendar may write the times of an event that begins at `wall`. */
type Times = (wall: number, timeZone: string) => Readonly<Record<string, string | null>>;

const timed = (wall: number, timeZone: string) => `;TZID=${timeZone}:${basicWall(wall)}`;
const FORMS: Readonly<Record<string, Times>> = {
  'with an end': (wall, zone) => ({ DTSTART: timed(wall, zone), DTEND: timed(wall + 5 * HOUR, zone) }),
  'with hours': (wall, zone) => ({ DTSTART: timed(wall, zone), DTEND: null, DURATION: ':PT1H30M' }),
  'with days': (wall, zone) => ({ DTSTART: timed(wall, zone), DTEND: null, DURATION: ':P1W' }),
  'between two zones': (wall, zone) => ({
    DTSTART: timed(wall, zone),
    DTEND: timed(wall + 40 * HOUR, 'Australia/Lord_Howe'),
  }),
  'in UTC': (wall) => ({ DTSTART: `:${basicWall(wall)}Z`, DTEND: `:${basicWall(wall + HOUR)}Z` }),
  'in UTC with days': (wall) => ({ DTSTART: `:${basicWall(wall)}Z`, DTEND: null, DURATION: ':P1DT1H' }),
  floating: (wall) => ({ DTSTART: `:${basicWall(wall)}`, DTEND: `:${basicWall(wall + 5 * HOUR)}` }),
  'of whole days': (wall) => ({
    DTSTART: `;VALUE=DATE:${basicWall(wall).slice(0, 8)}`,
    DTEND: null,
  }),
};

const ALARMS = ['-P1D', '-PT24H', 'PT8H', '-P1W', ';RELATED=END:PT1H']
  .map((trigger) => (trigger.startsWith(';') ? `TRIGGER${trigger}` : `TRIGGER:${trigger}`))
  .map((trigger) => `BEGIN:VALARM\r\nACTION:EMAIL\r\n${trigger}\r\nEND:VALARM`)
  .join('\r\n');

/** An event as it is read today. */
function readEvent(changes: ReturnType<Times>, timeZone = AGENCY.timeZone): Event {
  const text = calendarOf(webinar(changes).replace('END:VEVENT', `${ALARMS}\r\nEND:VEVENT`));
  const agency = { ...AGENCY, timeZone };
  const [event] = readCalendar({ file: 'any.ics', text, year: null, agency }).calendar.events;
  if (!event) throw new Error('These times make no event.');
  return event;
}

const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2040, 0, 1) / MINUTE });
const fresh = fc
  .tuple(fc.constantFrom(...Object.values(FORMS)), minutes, fc.constantFrom(...ZONES))
  .map(([form, minute, zone]) => readEvent(form(minute * MINUTE, zone), zone));

/** The event as older zone data had it, in which the zone was some minutes off. */
function byOlderData(event: Event, off: number): Event {
  const moved = (instant: string) => `${new Date(Date.parse(instant) + off).toISOString().slice(0, 19)}Z`;
  const [startsAt, endsAt] = [moved(event.startsAt), moved(event.endsAt)];
  const reminders = event.reminders.map(({ offset, dueAt, useUntil }) => ({
    ...{ offset, dueAt: moved(dueAt), useUntil: moved(useUntil) },
  }));
  const times = event.allDay ? {} : { start: startsAt, end: endsAt };
  return { ...event, ...times, startsAt, endsAt, reminders, zoneData: '2019a' };
}

describe('an event computed anew', () => {
  it('by the zone data it was read with is the same, however and wherever its times are written', () => {
    fc.assert(
      fc.property(fresh, (event) => {
        expect(withZoneData(event, NOW)).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });

  it('is what its calendar says today, whatever older zone data had made of it', () => {
    const off = fc.integer({ min: -120, max: 120 }).map((count) => count * MINUTE);
    fc.assert(
      fc.property(fresh, off, (event, by) => {
        expect(withZoneData(byOlderData(event, by), NOW)).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps an hour an hour, and the clock on the wall where it is given', () => {
    const wall = Date.UTC(2027, 0, 13, 10);
    const writtenBy = (form: string) => readEvent(FORMS[form]?.(wall, 'America/Phoenix') ?? {}).written;
    expect(Object.fromEntries(Object.keys(FORMS).map((form) => [form, writtenBy(form)]))).toEqual({
      'with an end': {
        start: '2027-01-13T10:00:00[America/Phoenix]',
        end: '2027-01-13T15:00:00[America/Phoenix]',
      },
      'with hours': { start: '2027-01-13T10:00:00[America/Phoenix]', end: 'PT1H30M' },
      'with days': { start: '2027-01-13T10:00:00[America/Phoenix]', end: 'P1W' },
      'between two zones': {
        start: '2027-01-13T10:00:00[America/Phoenix]',
        end: '2027-01-15T02:00:00[Australia/Lord_Howe]',
      },
      'in UTC': { start: '2027-01-13T10:00:00Z', end: '2027-01-13T11:00:00Z' },
      'in UTC with days': { start: '2027-01-13T10:00:00Z', end: 'P1DT1H' },
      floating: {
        start: '2027-01-13T10:00:00[America/Los_Angeles]',
        end: '2027-01-13T15:00:00[America/Los_Angeles]',
      },
      'of whole days': null,
    });
  });

  it('stays as it is where nobody knows what was written', () => {
    const event = makeEvent({ written: null, zoneData: '2019a' });
    expect(withZoneData(event, NOW)).toBe(event);
  });

  it('stays as it is where its start would be skipped by the clocks, past its end', () => {
    const times = ['2027-03-14T02:30:00', '2027-03-14T03:00:00'].map(
      (wall) => `${wall}[America/Los_Angeles]`,
    );
    const [start = '', end = ''] = times;
    const event = makeEvent({ written: { start, end }, zoneData: '2019a' });
    expect(withZoneData(event, NOW)).toBe(event);
  });
});

describe('zone data', () => {
  it.each([
    ['2026b', '2026a', true],
    ['2027a', '2026z', true],
    ['2026a', '2026a', false],
    ['2026a', '2026b', false],
    ['2026a', undefined, true],
    ['2026a', 'unknown', true],
    ['unknown', '2026a', false],
    ['unknown', undefined, false],
  ])('of %s beside %s: newer is %s', (candidate, standing, newer) => {
    expect(isNewerZoneData(candidate, standing)).toBe(newer);
  });

  it('of this runtime has a release', () => {
    expect(isNewerZoneData(NOW, undefined)).toBe(true);
  });
});
