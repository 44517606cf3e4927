/** What exports of Outlook and Google bring along that no single file of the golden pairs shows. */
import { describe, expect, test } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { ProblemLog } from '../../core/calendar/problem-log.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { readTranslatedCalendar } from '../../core/calendar/read-translated-calendar.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const read = (text: string, year: number | null = 2027) =>
  readCalendar({ file: '2027.ics', text, year, agency: AGENCY });

const messages = (text: string) => read(text).problems.map(printProblem);

/** A VTIMEZONE as Outlook writes it. */
function definition(tzid: string, [standard, daylight]: readonly [string, string]): string {
  const half = (kind: string, since: string, week: string, from: string, to: string) =>
    [
      ...[`BEGIN:${kind}`, `DTSTART:${since}T020000`, `RRULE:FREQ=YEARLY;${week}`],
      ...[`TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `END:${kind}`],
    ].join('\r\n');
  return [
    ...['BEGIN:VTIMEZONE', `TZID:${tzid}`],
    half('STANDARD', '16011104', 'BYDAY=1SU;BYMONTH=11', daylight, standard),
    half('DAYLIGHT', '16010311', 'BYDAY=2SU;BYMONTH=3', standard, daylight),
    'END:VTIMEZONE',
  ].join('\r\n');
}

describe('a zone that a file defines', () => {
  test('is judged by the year of its events where the file is named for none', () => {
    const custom = { DTSTART: ';TZID=Custom:20310613T100000', DTEND: ';TZID=Custom:20310613T110000' };
    const text = calendarOf(webinar(custom), definition('Custom', ['-0700', '-0600']));
    const { calendar } = read(text, null);
    expect(calendar.year).toBe(2031);
    expect(calendar.events[0]?.timeZone).toBe('America/Denver');
  });

  test('says nothing where it says what our zone data says, as nearly every export does', () => {
    const outlook = {
      DTSTART: ';TZID=Pacific Standard Time:20270313T100000',
      DTEND: ';TZID=Pacific Standard Time:20270315T100000',
    };
    const text = calendarOf(webinar(outlook), definition('Pacific Standard Time', ['-0800', '-0700']));
    expect(messages(text)).toEqual([]);
  });

  test('is told of once, however many of its times are others by our zone data', () => {
    const events = Array.from({ length: 30 }, (_, index) => webinar({ UID: `:${index}@agency.example` }));
    const told = messages(calendarOf(definition('America/Los_Angeles', ['-0500', '-0400']), ...events));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^2027\.ics:3: warning: "Opening day" \(line 18\) has its DTSTART at UTC-08:00/);
    expect(told[0]).toContain(`our zone data (${process.versions.tz})`);
    expect(told[0]).toContain('at UTC-05:00 by this definition of America/Los_Angeles');
    expect(told[0]).toContain('if the definition is right, write DTSTART:20270113T150000Z');
  });

  test('without end is no reason to wait', () => {
    const rules = ['FREQ=SECONDLY', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=YEARLY;BYSETPOS=1'];
    const zones = Array.from({ length: 2000 }, (_, index) =>
      definition(`Z${index}`, ['-0817', '-0717']).replaceAll(/FREQ=[^\r]*/g, rules[index % 4] ?? '$&'),
    );
    const events = zones.map((_, index) =>
      webinar({ UID: `:${index}@agency.example`, DTSTART: `;TZID=Z${index}:20270113T100000` }),
    );
    const seconds = cpuSeconds(() =>
      expect(read(calendarOf(...zones, ...events)).calendar.events).toEqual([]),
    );
    expect(seconds).toBeLessThan(5);
  });
});

describe('a time without a zone', () => {
  const floating = { DTSTART: ':20270113T100000', DTEND: ':20270113T113000' };

  test('is no clock’s where Google wrote UTC for want of a choice', () => {
    const text = calendarOf('X-WR-TIMEZONE:UTC', webinar(floating));
    const { calendar, problems } = read(text);
    expect(calendar.events[0]?.timeZone).toBe('America/Los_Angeles');
    expect(problems).toHaveLength(2);
  });

  test('is told of in one message where there are many', () => {
    const events = Array.from({ length: 100 }, (_, index) =>
      webinar({ ...floating, UID: `:${index}@agency.example` }),
    );
    const told = messages(calendarOf(...events));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('(the same in lines 8, 14 and 197 more)');
  });
});

test('each calendar of a file has its own METHOD', () => {
  const first = calendarOf('METHOD:CANCEL', webinar());
  const second = calendarOf('METHOD:PUBLISH', webinar({ UID: ':b@agency.example' }));
  const { calendar } = read(first + second);
  expect(calendar.events.map(({ status }) => status)).toEqual(['CANCELLED', 'CONFIRMED']);
});

test.each(['REPLY', 'COUNTER', 'REFRESH', 'ADD', 'DECLINECOUNTER'])('METHOD:%s is no calendar', (method) => {
  const [told] = messages(calendarOf(`METHOD:${method}`, webinar()));
  expect(told).toMatch(new RegExp(`^2027\\.ics:3: error: METHOD:${method} is a message about an invitation`));
});

test('the month’s own texts are read as those of its events', () => {
  const text = calendarOf('X-WR-CALDESC:All <b>January</b>.<br>Q&amp\\;A', webinar()).replace(
    'NAME:January',
    'X-WR-CALNAME:Prevention &amp\\; care',
  );
  const { calendar } = read(text);
  expect([calendar.name, calendar.description]).toEqual(['Prevention & care', 'All January.\nQ&A']);
});

describe('a translation', () => {
  const capacity = { 'X-CAPACITY': ':50', CONFERENCE: ';VALUE=URI:https://meet.example/j/1' };
  const NONE = { DTSTART: null, DTEND: null, CATEGORIES: null };
  const spanish = (
    changes: Readonly<Record<string, string>>,
    event: Readonly<Record<string, string>> = {},
  ) => {
    const { calendar, problems } = readTranslatedCalendar({
      ...{ file: '2027.ics', text: calendarOf(webinar({ DESCRIPTION: ':Words', ...event })), year: 2027 },
      agency: { ...AGENCY, languages: ['en', 'es'] },
      translations: [
        {
          ...{ file: '2027.es.ics', language: 'es' },
          text: calendarOf(webinar({ ...NONE, SUMMARY: ':Apertura', ...changes })),
        },
      ],
    });
    return { texts: calendar.events[0]?.translations?.es, problems: problems.map(printProblem) };
  };

  test('in HTML is read as the calendar is', () => {
    expect(
      spanish({ DESCRIPTION: ':Las <b>señales</b>.<br>Preguntas &amp\\; m&aacute\\;s' }).texts?.description,
    ).toBe('Las señales.\nPreguntas & más');
    const outlook = ';FMTTYPE=text/html:<html><body><p>Las señales.</p></body></html>';
    expect(spanish({ 'X-ALT-DESC': outlook }).texts?.description).toBe('Las señales.');
  });

  test('hides no join link in HTML from those who look for it', () => {
    const { problems } = spanish({ DESCRIPTION: ':<a href="https://meet.example/j/1">Aquí</a>' }, capacity);
    expect(problems).toEqual([expect.stringContaining('DESCRIPTION holds a web address')]);
  });
});

test('a slip in up to three lines is told in each of them, one in more is told once', () => {
  const told = (lines: readonly number[]) => {
    const log = new ProblemLog('2027.ics');
    for (const line of lines) log.warning(line, `slip ${line}`, 'slip');
    return log.inLineOrder().map(printProblem);
  };
  expect(told([3, 5, 9])).toHaveLength(3);
  expect(told([3, 5, 9, 12])).toEqual(['2027.ics:3: warning: slip 3 (the same in lines 5, 9 and 1 more)']);
});

test('half a character is no reason to fail', () => {
  const { calendar, problems } = read(calendarOf(webinar({ SUMMARY: ':Opening \uD83D day' })));
  expect(calendar.events[0]?.summary).toBe('Opening \uFFFD day');
  expect(problems.map(printProblem)).toEqual([
    expect.stringContaining('2027.ics:5: warning: a character here'),
  ]);
});
