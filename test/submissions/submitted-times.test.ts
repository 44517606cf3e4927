/** Times that the clocks of the agency's zone never show end before they begin, and are refused at their field. */

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { timesShown } from '../../core/calendar/written-times.ts';
import { fill } from '../../core/languages/catalogue.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { zoneInWords } from '../../core/languages/when.ts';
import { readDay, readTimeOfDay } from '../../core/submissions/read-days.ts';
import { readSubmittedEvent } from '../../core/submissions/read-submission.ts';

const words = catalogueFor('en', { languages: ['en'] });

const readTimes = (day: string, [from, to]: readonly [string, string], timeZone: string) =>
  readSubmittedEvent(
    new Map(
      Object.entries({
        ...{ title: 'Vigil', kind: 'IN-PERSON', day, from, to, location: 'Here', about: 'A vigil' },
        ...{ presenters: 'Neighbors', contact: 'a@example.org' },
      }).map(([name, value]) => [name, [value]]),
    ),
    { words, years: [2027], today: '2027-01-01', timeZone },
  );

const LOS_ANGELES = 'America/Los_Angeles';

describe('times of a submitted event', () => {
  it.each([
    [LOS_ANGELES, '2027-03-14', '02:30', '03:00', 'from'],
    [LOS_ANGELES, '2027-03-14', '01:30', '02:30', 'to'],
    ['America/Havana', '2027-03-14', '00:30', '01:00', 'from'],
  ] as const)('in %s on %s are not %s to %s', (timeZone, day, from, to, field) => {
    const zone = zoneInWords(timeZone, words);
    expect(readTimes(day, [from, to], timeZone)).toEqual({
      errors: [{ field, message: fill(words.submissions.errors.timeSkipped, { zone }) }],
    });
  });

  it('may come twice, or stand beside those that are skipped', () => {
    expect(readTimes('2027-11-07', ['01:15', '01:45'], LOS_ANGELES).answers).toBeDefined();
    expect(readTimes('2027-03-14', ['01:30', '03:00'], LOS_ANGELES).answers).toBeDefined();
  });
});

describe('the clocks of a zone', () => {
  it.each([
    ['2027-03-14T02:30', 0],
    ['2027-03-14T03:00', 1],
    ['2027-11-07T01:30', 2],
    ['2027-11-07T02:00', 1],
  ] as const)('show %s %i times', (wall, times) => {
    expect(timesShown(Temporal.PlainDateTime.from(wall), LOS_ANGELES)).toBe(times);
  });
});

describe('what people type', () => {
  it.each([
    ['2027-01-21', 'en', '2027-01-21'],
    ['1/21/2027', 'en', '2027-01-21'],
    ['1/21/2027', 'es', '2027-01-21'],
    ['21/1/2027', 'es', '2027-01-21'],
    ['1/2/2027', 'en', '2027-01-02'],
    ['1/2/2027', 'es', null],
    ['2/2/2027', 'es', '2027-02-02'],
    ['2/30/2027', 'en', null],
    ['13/13/2027', 'en', null],
    ['1/21/27', 'en', null],
    ['2027-1-21', 'en', null],
  ])('of a day, %s in %s, is %s', (typed, language, day) => {
    expect(readDay(typed, language)).toBe(day);
  });

  it.each([
    ['18:00', '18:00'],
    ['18:00:00', '18:00'],
    ['6 pm', '18:00'],
    ['6pm', '18:00'],
    ['6:30 PM', '18:30'],
    ['6:30 p. m.', '18:30'],
    ['12 am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['6', null],
    ['18', null],
    ['0 am', null],
    ['13 pm', null],
    ['24:00', null],
    ['6:75', null],
  ])('of a time, %s, is %s', (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });
});
