/** An event with limited places shows its join link to nobody who is not registered, or its calendar is refused. */
import { describe, expect, test } from 'vitest';
import { isError, printProblem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const MENDING = 'write the join link as CONFERENCE, other pages as URL or ATTACH';
const JOIN = ';VALUE=URI:https://meet.example/j/1?a=1&b=2';

function errorsOf(changes: Readonly<Record<string, string | null>>): string[] {
  const text = calendarOf(webinar({ 'X-CAPACITY': ':50', CONFERENCE: JOIN, ...changes }));
  const { problems } = readCalendar({ file: '2027.ics', text, year: 2027, agency: AGENCY });
  return problems.filter(isError).map(printProblem);
}

test('an event that gives its join link as CONFERENCE and another page as URL is read', () => {
  const changes = {
    CONTACT: ':Jordan Lee\\, events@agency.example',
    DESCRIPTION: ':At 10 a.m./p.m. and/or later.',
  };
  expect(errorsOf({ ...changes, URL: ':https://agency.example/opening' })).toEqual([]);
});

describe.each(['SUMMARY', 'LOCATION', 'DESCRIPTION', 'X-PRESENTER', 'X-AUDIENCE', 'CONTACT'])(
  '%s',
  (name) => {
    test.each([
      'https://meet.example/j/2',
      'www.meet.example',
      'meet.example/j/1',
      'https:\u200E//meet.example/j/1',
      'zoommtg://meet.example',
    ])('must not hold %j', (address) => {
      const errors = errorsOf({ [name]: `:Here: ${address}` });
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatch(/^2027\.ics:\d+: error: /);
      expect(errors[0]).toContain(`${name} holds a web address`);
      expect(errors[0]).toContain(MENDING);
      expect(errorsOf({ [name]: `:Here: ${address}`, 'X-CAPACITY': null })).toEqual([]);
    });
  },
);

describe.each(['URL', 'ATTACH'])('%s', (name) => {
  test.each([
    'https://meet.example/j/1?a=1&b=2',
    'https://MEET.example/j/1?a=1&amp;b=2',
    'http://meet.example/j/1?a=1&b=2/',
  ])('must not be the join link, written %s', (address) => {
    const errors = errorsOf({ [name]: `:${address}` });
    expect(errors).toEqual([expect.stringContaining(`${name} is the join link`)]);
    expect(errors[0]).toContain(MENDING);
  });
});

test('a second CONFERENCE is refused, as it would be withheld from nobody', () => {
  const errors = errorsOf({ CONFERENCE: `${JOIN}\r\nCONFERENCE:https://meet.example/j/2` });
  expect(errors).toEqual([expect.stringContaining('a second CONFERENCE')]);
  expect(errors[0]).toContain(MENDING);
});
