import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../core/languages/en.ts';
import { es } from '../../core/languages/es.ts';
import { firstDay, lastDay, shortWhenOf, weekdays, whenOf } from '../../core/languages/when.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const timed = (startsAt: string, endsAt: string, timeZone = LOS_ANGELES) => ({
  allDay: false,
  start: startsAt,
  end: endsAt,
  startsAt,
  endsAt,
  timeZone,
});
const allDay = (start: string, end: string) => ({
  ...timed(`${start}T08:00:00Z`, `${end}T08:00:00Z`),
  allDay: true,
  start,
  end,
});
/** No-break spaces keep a time together on a page; here they are spaces. */
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('when an event is', () => {
  const day = timed('2026-01-13T21:00:00Z', '2026-01-13T22:00:00Z');
  const acrossNoon = timed('2026-01-13T18:00:00Z', '2026-01-13T20:00:00Z');
  const untilMidnight = timed('2026-01-14T06:00:00Z', '2026-01-14T08:00:00Z');
  const inNewYork = timed('2026-07-01T13:00:00Z', '2026-07-01T14:30:00Z', 'America/New_York');
  const threeDays = timed('2026-01-13T17:00:00Z', '2026-01-16T01:00:00Z');

  it.each([
    [day, 'Tuesday, January 13, 2026, 1:00 – 2:00 PM PST'],
    [acrossNoon, 'Tuesday, January 13, 2026, 10:00 AM – 12:00 PM PST'],
    [untilMidnight, 'Tuesday, January 13, 2026, 10:00 PM – 12:00 AM PST'],
    [inNewYork, 'Wednesday, July 1, 2026, 9:00 – 10:30 AM EDT'],
    [allDay('2026-01-11', '2026-01-12'), 'Sunday, January 11, 2026'],
    [allDay('2026-01-07', '2026-02-01'), 'Wednesday, January 7 – Saturday, January 31, 2026'],
    [allDay('2025-12-31', '2026-01-02'), 'Wednesday, December 31, 2025 – Thursday, January 1, 2026'],
  ])('is said in English with its zone', (times, words) => {
    expect(spaced(whenOf(times, en))).toBe(words);
  });

  it.each([
    [day, 'martes, 13 de enero de 2026, 1:00–2:00 p.m., hora del Pacífico'],
    [acrossNoon, 'martes, 13 de enero de 2026, 10:00 a.m. – 12:00 p.m., hora del Pacífico'],
    [allDay('2026-01-11', '2026-01-12'), 'domingo, 11 de enero de 2026'],
    [allDay('2026-01-07', '2026-02-01'), 'miércoles, 7 de enero – sábado, 31 de enero de 2026'],
  ])('is said in Spanish with its zone', (times, words) => {
    expect(spaced(whenOf(times, es))).toBe(words);
  });

  it('names the last day of a timed event over several days', () => {
    expect(spaced(whenOf(threeDays, en))).toBe(
      'Tuesday, January 13 – Thursday, January 15, 2026, starts 9:00 AM, ends 5:00 PM on the last day, PST',
    );
  });

  it.each([
    [day, 'Tue, Jan 13, 1:00 PM PST'],
    [threeDays, 'Tue, Jan 13, 9:00 AM PST'],
    [allDay('2026-01-11', '2026-01-12'), 'Sun, Jan 11'],
    [allDay('2026-01-07', '2026-02-01'), 'Jan 7 – 31'],
  ])('is short in a subject', (times, words) => {
    expect(spaced(shortWhenOf(times, en))).toBe(words);
  });
});

describe('the days of an event', () => {
  it('are those of its own zone, the last one before its end', () => {
    const late = timed('2026-01-14T07:00:00Z', '2026-01-14T08:00:00Z');
    expect([firstDay(late), lastDay(late)]).toEqual(['2026-01-13', '2026-01-13']);
    const exhibit = allDay('2026-01-07', '2026-02-01');
    expect([firstDay(exhibit), lastDay(exhibit)]).toEqual(['2026-01-07', '2026-01-31']);
  });

  it('never end before they begin', () => {
    const instants = fc.date({
      min: new Date('2022-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    const zones = fc.constantFrom(LOS_ANGELES, 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC');
    fc.assert(
      fc.property(instants, fc.nat(10 * 86_400), zones, (start, seconds, zone) => {
        const end = new Date(start.getTime() + seconds * 1000);
        const times = timed(start.toISOString(), end.toISOString(), zone);
        expect(firstDay(times) <= lastDay(times)).toBe(true);
        expect(whenOf(times, en)).not.toMatch(/undefined|Invalid/);
      }),
    );
  });
});

describe('a week', () => {
  it('begins on Sunday and has seven days', () => {
    expect(weekdays(en).map(({ short }) => short)).toEqual(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
  });
});
