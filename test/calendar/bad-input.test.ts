/** What an operator is told about a calendar that can't be used: each slip, its line, and how to mend it. */
import { describe, expect, test } from 'vitest';
import { isError, printProblem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

function read(text: string) {
  const { calendar, problems } = readCalendar({ file: '2027.ics', text, year: 2027, agency: AGENCY });
  return { calendar, problems, printed: problems.map(printProblem) };
}

describe('a calendar that must be refused', () => {
  test('is no calendar at all: one error, in its first line', () => {
    const { calendar, printed } = read('Dear colleagues,\n\nplease find attached…');
    expect(calendar.events).toEqual([]);
    expect(printed).toEqual([
      '2027.ics:1: error: this is no iCalendar file, having no line BEGIN:VCALENDAR: export the calendar as iCalendar (.ics)',
    ]);
  });

  test('was saved as UTF-16', () => {
    for (const mark of ['', '\uFEFF']) {
      const { printed } = read(Buffer.from(mark + calendarOf(webinar()), 'utf16le').toString('utf8'));
      expect(printed).toEqual([
        '2027.ics:1: error: this file is in UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)',
      ]);
    }
  });

  test('has an event without a start', () => {
    const { printed } = read(calendarOf(webinar({ DTSTART: null })));
    expect(printed).toEqual([
      '2027.ics:3: error: "Opening day" has no start: write DTSTART;TZID=America/Los_Angeles:20270113T100000',
    ]);
  });

  test('has an event that ends before it starts', () => {
    const { printed } = read(calendarOf(webinar({ DTEND: ';TZID=America/Los_Angeles:20270113T093000' })));
    expect(printed).toEqual([
      '2027.ics:8: error: "Opening day" ends before it starts, or at once: write a DTEND after its DTSTART',
    ]);
  });

  test('has a zone that nobody knows', () => {
    const { printed } = read(calendarOf(webinar({ DTSTART: ';TZID=Sacramento:20270113T100000' })));
    expect(printed).toEqual([
      '2027.ics:7: error: DTSTART: unknown zone "Sacramento": write an IANA name such as America/Los_Angeles (DTSTART;TZID=America/Los_Angeles:20270113T100000)',
    ]);
  });

  test('has more places than can be given out here', () => {
    expect(read(calendarOf(webinar({ 'X-CAPACITY': ':5000' }))).printed).toEqual([]);
    const { printed } = read(calendarOf(webinar({ 'X-CAPACITY': ':5001' })));
    expect(printed).toEqual([
      '2027.ics:9: error: X-CAPACITY:5001 is more than the 5,000 places that one event can have here: lower it, or register people elsewhere and give that page as URL',
    ]);
  });

  test('names two events alike, and the message says where the first one is', () => {
    const { printed } = read(calendarOf(webinar(), webinar()));
    expect(printed).toEqual([
      '2027.ics:11: error: UID opening@agency.example stands twice, first in line 4: give each event its own, or remove one of the two',
    ]);
  });
});

describe('one run', () => {
  test('tells every problem, in the order of the lines, and still reads the events that are right', () => {
    const { calendar, problems } = read(
      calendarOf(
        webinar({ UID: ':a@agency.example', DTSTART: ':20271301T100000' }),
        'BEGIN:VEVENT\r\nthis line is nothing\r\nUID:b@agency.example\r\nEND:VEVENT',
        webinar({ UID: ':c@agency.example' }),
        webinar({ UID: ':d@agency.example', STATUS: ':MAYBE', URL: ':nowhere' }),
      ),
    );
    expect(calendar.events.map(({ uid }) => uid)).toEqual(['c@agency.example']);
    const lines = problems.filter(isError).map(({ line }) => line);
    expect(lines).toEqual([7, 10, 10, 11, 27, 28]);
  });

  test('quotes no more of a long slip than is needed to find it', () => {
    const { printed } = read(calendarOf(webinar({ STATUS: `:${'x'.repeat(100_000)}` })));
    expect(printed).toHaveLength(1);
    expect(printed[0]?.length).toBeLessThan(200);
  });

  test('prints nothing that could move a terminal’s cursor', () => {
    const { printed } = read(calendarOf(webinar({ STATUS: ':\u001b[2JMAYBE' })));
    expect(printed.join()).toContain('STATUS: [2JMAYBE');
    expect(printed.join()).not.toMatch(/\p{Cc}/u);
  });

  test('never repeats a person’s address', () => {
    const people = 'ORGANIZER:mailto:sam@agency.example\r\nATTENDEE:mailto:ana@agency.example';
    const { calendar, printed } = read(calendarOf(webinar().replace('SUMMARY', `${people}\r\nSUMMARY`)));
    expect(printed).toHaveLength(1);
    expect(JSON.stringify([calendar, printed])).not.toMatch(/sam@|ana@/);
  });
});

test('an entry that its author marked as private is refused, not published', () => {
  for (const [mark, refused] of [
    ['PRIVATE', true],
    ['CONFIDENTIAL', true],
    ['PUBLIC', false],
  ] as const) {
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:a@example.org',
      'SUMMARY:Dentist',
      'DTSTART;VALUE=DATE:20270111',
      'CATEGORIES:OBSERVANCE',
      `CLASS:${mark}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const { problems } = readCalendar({ file: '2027.ics', text, year: 2027, agency: AGENCY });
    expect(problems.some(({ level, line }) => level === 'error' && line === 7)).toBe(refused);
  }
});
