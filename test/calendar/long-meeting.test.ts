/** A date of another year makes a meeting of a year: that is said of what people meet for, and of nothing else. */
import { expect, test } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const said = (changes: Readonly<Record<string, string | null>>) =>
  readCalendar({ file: '2027.ics', text: calendarOf(webinar(changes)), year: 2027, agency: AGENCY })
    .problems.filter(({ message }) => message.includes('goes on for'))
    .map(printProblem);

const LAST_YEAR = ';TZID=America/Los_Angeles:20260113T100000';

test('a webinar that begins in the year before, for its DTSTART alone was left as it was', () => {
  expect(said({ DTSTART: LAST_YEAR })).toEqual([
    '2027.ics:7: warning: "Opening day" is WEBINAR, and goes on for 365 days: correct its DTSTART or its DTEND, or make it EXHIBIT or ON-DEMAND',
  ]);
});

test('a training whose DTEND is in another month', () => {
  const DTEND = ';TZID=America/Los_Angeles:20270213T113000';
  expect(said({ CATEGORIES: ':IN-PERSON', LOCATION: ':Room 4', DTEND })).toHaveLength(1);
});

test('not an exhibit, what can be watched for long, or a conference of a week', () => {
  expect(said({ CATEGORIES: ':EXHIBIT', DTSTART: LAST_YEAR })).toEqual([]);
  expect(said({ CATEGORIES: ':ON-DEMAND', DTSTART: LAST_YEAR })).toEqual([]);
  const week = { DTSTART: ';VALUE=DATE:20270111', DTEND: ';VALUE=DATE:20270118' };
  expect(said({ CATEGORIES: ':IN-PERSON', LOCATION: ':Room 4', ...week })).toEqual([]);
});
