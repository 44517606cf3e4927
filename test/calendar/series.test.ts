/** What series mean beyond their single quirks (fixtures `series-*`): years, limits, translations, and faults that others had. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Agency } from '../../core/agency/agency.ts';
import { isError, printProblem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { translateCalendar } from '../../core/calendar/translate-calendar.ts';
import { withZoneData } from '../../core/calendar/with-zone-data.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const LA = ';TZID=America/Los_Angeles:';

function read(year: number | null, ...vevents: readonly string[]) {
  const { calendar, problems, series } = readCalendar({
    ...{ file: '2027.ics', text: calendarOf(...vevents), agency: AGENCY },
    year,
  });
  return {
    calendar,
    series,
    problems: problems.map(printProblem),
    errors: problems.filter(isError).map(printProblem),
  };
}

const days = ({ calendar }: ReturnType<typeof read>) =>
  calendar.events.map(({ recurrenceId }) => recurrenceId);

describe('a series', () => {
  it('without a year of its file is read for that of DTSTART and the one after it', () => {
    const found = read(null, webinar({ RRULE: ':FREQ=MONTHLY;COUNT=30' }));
    expect(days(found)).toHaveLength(24);
    expect(found.calendar.year).toBe(2027);
    expect(found.problems).toEqual([expect.stringMatching(/6 of 30 dates .* outside 2027 and 2028/)]);
  });

  it('that began long ago goes on, however it is counted', () => {
    const since2015 = { DTSTART: `${LA}20150107T100000`, DTEND: `${LA}20150107T110000` };
    const inYear = (rule: string) => days(read(2027, webinar({ ...since2015, RRULE: `:${rule}` }))).length;
    expect(inYear('FREQ=WEEKLY')).toBe(52);
    expect(inYear('FREQ=WEEKLY;COUNT=999')).toBe(52);
    expect(inYear('FREQ=WEEKLY;UNTIL=20991231T000000Z')).toBe(52);
    expect(inYear('FREQ=DAILY;COUNT=9999')).toBe(365);
    expect(inYear('FREQ=YEARLY;INTERVAL=4')).toBe(1);
  });

  it('reminds alike by newer zone data: what its author wrote is kept with every date', () => {
    const alarm = ['BEGIN:VALARM', 'ACTION:EMAIL', 'TRIGGER:-P1D', 'END:VALARM', 'END:VEVENT'].join('\r\n');
    const vevent = webinar({
      DTSTART: `${LA}20270312T023000`,
      DTEND: `${LA}20270312T033000`,
      RRULE: ':FREQ=DAILY;COUNT=5',
    });
    const { events } = read(2027, vevent.replace('END:VEVENT', alarm)).calendar;
    expect(events).toHaveLength(5);
    for (const event of events) {
      expect(withZoneData({ ...event, startsAt: '2019-01-01T00:00:00Z' }, event.zoneData)).toEqual(event);
    }
  });

  it('is as long on every date as from DTSTART to DTEND, by the clock that runs', () => {
    const vevent = webinar({
      DTSTART: `${LA}20270313T220000`,
      DTEND: `${LA}20270314T060000`,
      RRULE: ':FREQ=DAILY;COUNT=2',
    });
    const { calendar } = read(2027, vevent);
    expect(calendar.events.map(({ endsAt }) => endsAt)).toEqual([
      '2027-03-14T13:00:00Z',
      '2027-03-15T12:00:00Z',
    ]);
  });
});

describe('what a series may ask', () => {
  const LEAP = 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30';

  test.each([
    ['366 dates', ':FREQ=DAILY;BYHOUR=10,11;COUNT=366', []],
    [
      'one more',
      ':FREQ=DAILY;BYHOUR=10,11;COUNT=367',
      [expect.stringContaining('367 dates in one calendar: at most 366')],
    ],
    ['24 times a day', `:FREQ=YEARLY;COUNT=2;BYHOUR=10,11,12;BYMINUTE=${[0, 1, 2, 3, 4, 5, 6, 7]}`, []],
    [
      'dates that take many years to count',
      ':FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TH;COUNT=30',
      [expect.stringMatching(/too much work|no date at all/)],
    ],
  ])('%s', (_, RRULE, expected) => {
    const vevent = webinar({ DTSTART: `${LA}20270101T100000`, DTEND: `${LA}20270101T101500`, RRULE });
    expect(read(null, vevent).errors).toEqual(expected);
  });

  it('is not without end in one file: rules that come to nothing use up what there is', () => {
    const vevents = Array.from({ length: 2000 }, (_, index) =>
      webinar({ UID: `:${index}@a.example`, RRULE: `:${LEAP}` }),
    );
    const seconds = cpuSeconds(() => {
      const { errors } = read(2027, ...vevents);
      expect(errors).toHaveLength(2000);
      expect(errors.at(-1)).toContain('take too much work together');
    });
    expect(seconds).toBeLessThan(10);
  });

  it('is 10,000 dates in one file', () => {
    const vevents = Array.from({ length: 28 }, (_, index) =>
      webinar({
        UID: `:${index}@a.example`,
        DTSTART: `${LA}20270101T100000`,
        DTEND: null,
        DURATION: ':PT1H',
        RRULE: ':FREQ=DAILY;COUNT=365',
      }),
    );
    expect(read(2027, ...vevents.slice(1)).errors).toEqual([]);
    expect(read(2027, ...vevents).errors).toEqual([
      expect.stringContaining('with this one, the series of this file have more than 10,000 dates together'),
    ]);
  });

  it('is 5,000 dates in EXDATE', () => {
    const EXDATE = `${LA}${Array.from({ length: 5001 }, () => '20270120T100000').join()}`;
    const { errors } = read(2027, webinar({ RRULE: ':FREQ=DAILY;COUNT=9', EXDATE }));
    expect(errors).toEqual([expect.stringContaining('5,001 dates in EXDATE: keep at most 5,000')]);
  });
});

const SPANISH: Agency = { ...AGENCY, languages: ['en', 'es'] };

type Texts = Readonly<Record<string, string | null>>;

/** What a translation into Spanish that says `changes` gives each event of a calendar as its title. */
function translated({ calendar: found, series }: ReturnType<typeof read>, ...changes: readonly Texts[]) {
  const bare = { CATEGORIES: null, DTSTART: null, DTEND: null };
  const text = calendarOf(...changes.map((each) => webinar({ ...bare, ...each }))).replace(
    'January',
    'Enero',
  );
  const { calendar, problems } = translateCalendar(
    { file: '2027.ics', calendar: found, series, problems: [] },
    [{ file: '2027.es.ics', text, language: 'es' }],
    SPANISH,
  );
  const titles = calendar.events.map(({ translations }) => translations?.['es']?.summary ?? null);
  return { titles, problems: problems.map(printProblem) };
}

describe('a translation', () => {
  const hours = webinar({ RRULE: ':FREQ=WEEKLY;COUNT=3' });
  const once = webinar({
    'RECURRENCE-ID': `${LA}20270120T100000`,
    SUMMARY: ':Special',
    STATUS: ':CANCELLED',
  });
  const inSpanish = (...changes: readonly Texts[]) => translated(read(2027, hours, once), ...changes);
  const all = { SUMMARY: ':Horas' };

  it('of a series is that of each of its dates', () => {
    expect(inSpanish(all)).toEqual({ titles: ['Horas', 'Horas', 'Horas'], problems: [] });
  });

  it.each([
    `${LA}20270120T100000`,
    ':20270120T180000Z',
    ':20270120T100000',
    ';VALUE=DATE:20270120',
    `;RANGE=THISANDFUTURE${LA}20270120T100000`,
  ])('of one date has its own texts, written RECURRENCE-ID%s, wherever it stands', (date) => {
    const one = { SUMMARY: ':Especial', 'RECURRENCE-ID': date };
    const titles = ['Horas', 'Especial', 'Horas'];
    expect(inSpanish(all, one)).toEqual({ titles, problems: [] });
    expect(inSpanish(one, all)).toEqual({ titles, problems: [] });
  });

  it('says in one line that a series is not translated', () => {
    expect(inSpanish()).toEqual({
      titles: [null, null, null],
      problems: [
        expect.stringContaining(
          'one event of 2027.ics not translated, and shown as written there: "Opening day"',
        ),
      ],
    });
  });

  it('may repeat the facts of the VEVENT that repeats, its rule among them, and not others', () => {
    const facts = {
      DTSTART: `${LA}20270113T100000`,
      DTEND: `${LA}20270113T113000`,
      RRULE: ':FREQ=DAILY',
      EXDATE: ':none',
      STATUS: ':CONFIRMED',
    };
    expect(inSpanish({ ...all, ...facts }).problems).toEqual([]);
    expect(inSpanish({ ...all, DTSTART: `${LA}20270113T110000` }).problems).toEqual([
      expect.stringContaining('DTSTART:20270113T110000 is not what 2027.ics says'),
    ]);
    expect(
      inSpanish({ ...all, 'RECURRENCE-ID': `${LA}20270120T100000`, STATUS: ':CONFIRMED' }).problems,
    ).toEqual([
      expect.stringContaining('one event of 2027.ics not translated'),
      expect.stringContaining('STATUS:CONFIRMED is not what 2027.ics says (CANCELLED)'),
    ]);
  });

  it('of a date that the series does not have, or of one twice, is refused; one of another year is not missed', () => {
    const one = (date: string) => ({ ...all, 'RECURRENCE-ID': `${LA}${date}` });
    expect(inSpanish(all, one('20270121T100000')).problems).toEqual([
      expect.stringContaining('no event with UID opening@agency.example and RECURRENCE-ID 20270121T100000'),
    ]);
    expect(inSpanish(all, one('20270120T100000'), one('20270120T100000')).problems).toEqual([
      expect.stringContaining('stands twice'),
    ]);
    expect(inSpanish(all, one('20261230T100000')).problems).toEqual([]);
  });
});

describe('faults that other programs had', () => {
  const daily = { RRULE: ':FREQ=DAILY;COUNT=3' };
  const wholeDays = { ...daily, DTSTART: ';VALUE=DATE:20270111', DTEND: null };

  test('ical.js #458, #438, #257: EXDATE as a date takes nothing out of times, or as a time nothing out of dates', () => {
    expect(days(read(2027, webinar({ ...daily, EXDATE: ';VALUE=DATE:20270114' })))).toEqual([
      '20270113',
      '20270115',
    ]);
    expect(days(read(2027, webinar({ ...wholeDays, EXDATE: ':20270112T000000' })))).toEqual([
      '20270111',
      '20270113',
    ]);
  });

  test('node-ical #454: EXDATE of whole days by midnight in UTC, as Exchange writes it, takes out the day before', () => {
    expect(days(read(2027, webinar({ ...wholeDays, EXDATE: ':20270112T000000Z' })))).toEqual([
      '20270111',
      '20270113',
    ]);
  });

  test('ical.js 2.2.1: UNTIL as a date loses the last day; a rule without its date becomes March', () => {
    expect(days(read(2027, webinar({ RRULE: ':FREQ=DAILY;UNTIL=20270114' })))).toEqual([
      '20270113',
      '20270114',
    ]);
    expect(read(2027, webinar({ RRULE: ':FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).errors).toHaveLength(1);
  });

  test('ical.js 2.2.1: a series of RDATE alone is without its DTSTART', () => {
    expect(days(read(2027, webinar({ RDATE: `${LA}20270120T100000` })))).toEqual(['20270113', '20270120']);
  });

  test('ical.js 2.2.1: what replaces dates of another UID is hung on', () => {
    const other = webinar({ UID: ':other@a.example', 'RECURRENCE-ID': `${LA}20270114T100000` });
    const { calendar } = read(2027, webinar(daily), other);
    expect(calendar.events.map(({ uid, recurrenceId }) => `${uid} ${recurrenceId}`).toSorted()).toEqual([
      'opening@agency.example 20270113',
      'opening@agency.example 20270114',
      'opening@agency.example 20270115',
      'other@a.example 20270114',
    ]);
  });

  test('node-ical #542, ical.js #318: a rule of a few letters takes all memory, or for ever', () => {
    const list = (most: number) => Array.from({ length: most }, (_, index) => index).join();
    const dense = `:FREQ=YEARLY;BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)};BYMONTHDAY=1,2,3`;
    const seconds = cpuSeconds(() => {
      for (const RRULE of [dense, ':FREQ=SECONDLY;BYMONTH=12', ':FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2'])
        expect(read(2027, webinar({ RRULE })).errors).toHaveLength(1);
    });
    expect(seconds).toBeLessThan(5);
  });
});

describe('the guide for operators', () => {
  const guide = readFileSync(new URL('../../events-data/README.md', import.meta.url), 'utf8');
  const section = guide.slice(guide.indexOf('## Events that repeat'), guide.indexOf('## Translate it'));
  const rules = [...section.matchAll(/^\| `(RRULE|RDATE|EXDATE)([:;][^`]*)` \|/gm)].map(
    ([, name = '', rest = '']): [string, string] => [name, rest],
  );
  const from = { DTSTART: `${LA}20270106T100000`, DTEND: `${LA}20270106T113000` };

  test.each(rules)('shows %s%s, which is read without a word', (name, rest) => {
    const start = rest.includes('2TU') ? '20270112' : rest.includes('BYHOUR') ? '20270106T090000' : null;
    const given = start?.length === 8 ? `${start}T100000` : start;
    const times = given ? { DTSTART: `${LA}${given}`, DTEND: null, DURATION: ':PT1H' } : from;
    const repeats = name === 'RRULE' ? {} : { RRULE: ':FREQ=WEEKLY;COUNT=2' };
    expect(read(2027, webinar({ ...times, ...repeats, [name]: rest })).problems).toEqual([]);
  });

  test('shows how one date is told otherwise', () => {
    const [, other = ''] = /```\n(BEGIN:VEVENT\n.*?END:VEVENT)\n```/s.exec(section) ?? [];
    const master = webinar({
      ...from,
      UID: ':office-hours-2027@agency.example',
      RRULE: ':FREQ=WEEKLY;COUNT=4',
    });
    const found = read(2027, master, other);
    expect(found.problems).toEqual([]);
    expect(found.calendar.events.map(({ recurrenceId, startsAt }) => [recurrenceId, startsAt])[1]).toEqual([
      '20270113',
      '2027-01-14T23:00:00Z',
    ]);
  });

  test('names every part of it', () => expect(rules).toHaveLength(7));
});

test('thousands of dates whose series is elsewhere, and of one series, take no time to speak of', () => {
  const many = Array.from({ length: 5000 }, (_, index) => {
    const wall = new Date(Date.UTC(2027, 0, 1, index)).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
    return webinar({
      'RECURRENCE-ID': `${LA}${wall}`,
      DTSTART: `${LA}${wall}`,
      DTEND: null,
      DURATION: ':PT1H',
    });
  });
  const seconds = cpuSeconds(() => {
    expect(read(2027, ...many).calendar.events).toHaveLength(5000);
    const { errors } = read(2027, webinar({ RRULE: ':FREQ=DAILY;COUNT=9' }), ...many);
    // One of every hour of nine days may take the place of that day's date; and they are too many in all.
    expect(errors.filter((error) => /stands twice/.test(error))).toHaveLength(9 * 23);
    expect(errors).toHaveLength(9 * 23 + 1);
  });
  expect(seconds).toBeLessThan(10);
});

describe('a date of a series', () => {
  const weekly = webinar({ RRULE: ':FREQ=WEEKLY;COUNT=4' });
  const replacing = (recurrenceId: string, SUMMARY: string) =>
    webinar({ 'RECURRENCE-ID': recurrenceId, SUMMARY: `:${SUMMARY}` });

  it.each([
    ['by its day', ';VALUE=DATE:20270120'],
    ['by another hour of its day', `${LA}20270120T120000`],
    ['by its instant', ':20270120T180000Z'],
  ])('that two VEVENTs replace is refused, also when one of them names it %s', (_how, spelling) => {
    for (const range of ['', ';RANGE=THISANDFUTURE']) {
      const { errors } = read(
        2027,
        weekly,
        replacing(`${range}${LA}20270120T100000`, 'First'),
        replacing(`${range}${spelling}`, 'Second'),
      );
      expect(errors).toEqual([expect.stringMatching(/RECURRENCE-ID 20270120.* stands twice, first in line/)]);
    }
  });

  it('is found by a zone whose name Outlook leaves without quotes', () => {
    const zone = ';TZID=(UTC-08:00) Pacific Time (US & Canada):';
    const { errors, calendar } = read(2027, weekly, replacing(`${zone}20270120T100000`, 'Another'));
    expect(errors).toEqual([]);
    expect(calendar.events.map(({ summary }) => summary)).toContain('Another');
  });

  it('lasts as its RDATE says, also from the year before', () => {
    const period = ';VALUE=PERIOD;TZID=America/Los_Angeles:20261220T100000/20270105T100000';
    const { calendar, problems } = read(2027, webinar({ RDATE: period }));
    expect(calendar.events.map(({ start, end }) => [start, end])).toContainEqual([
      '2026-12-20T18:00:00Z',
      '2027-01-05T18:00:00Z',
    ]);
    expect(problems).toEqual([]);
  });

  describe('that is written in UTC', () => {
    const inUtc = { DTEND: null, DURATION: ':PT1H', RRULE: ':FREQ=DAILY;COUNT=3' };

    it.each([
      ['in the morning', ':20270113T180000Z'],
      ['in the evening', ':20270114T020000Z'],
    ])('%s is named by its day where it is at home', (_when, DTSTART) => {
      const series = webinar({ ...inUtc, DTSTART });
      const day = ';VALUE=DATE:20270114';
      expect(days(read(2027, webinar({ ...inUtc, DTSTART, EXDATE: day })))).toEqual(['20270113', '20270115']);
      const replaced = read(2027, series, webinar({ 'RECURRENCE-ID': day, SUMMARY: ':Another' }));
      expect(replaced.calendar.events.find(({ summary }) => summary === 'Another')?.recurrenceId).toBe(
        '20270114',
      );
      const { titles } = translated(read(2027, series), { 'RECURRENCE-ID': day, SUMMARY: ':Otra' });
      expect(titles).toEqual([null, 'Otra', null]);
    });
  });
});
