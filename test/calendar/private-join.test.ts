/** An event with limited places shows its join link to nobody who is not registered, or its calendar is refused. */
import { describe, expect, test } from 'vitest';
import { isError, printProblem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { readTranslatedCalendar } from '../../core/calendar/read-translated-calendar.ts';
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

describe.each(['URL', 'ATTACH', 'X-RECORDING'])('%s', (name) => {
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

describe('the join link of one event, in another one of its file', () => {
  const LIMITED = webinar({ UID: ':limited@agency.example', 'X-CAPACITY': ':50', CONFERENCE: JOIN });
  const errorsBeside = (changes: Readonly<Record<string, string>>): string[] => {
    const text = calendarOf(LIMITED, webinar({ SUMMARY: ':Open day', ...changes }));
    const { problems } = readCalendar({ file: '2027.ics', text, year: 2027, agency: AGENCY });
    return problems.filter(isError).map(printProblem);
  };

  test.each([
    ...['CONFERENCE', 'URL', 'ATTACH', 'X-RECORDING'].map((name) => [
      name,
      'HTTP://MEET.example/j/1?a=1&b=2/',
    ]),
    ['URL', 'https://meet.example/j/1?a=1&b=2&utm_source=mail'],
    ['URL', 'https://calendar.example/add?text=https%3A%2F%2Fmeet.example%2Fj%2F1%3Fa%3D1%26b%3D2'],
    ['DESCRIPTION', 'Join at meet.example/j/1?a=1&b=2.'],
    ['DESCRIPTION', 'Join <b>here</b>: <a href="https://meet.example/j/1?a=1&amp;b=2">the room</a>'],
    ['DESCRIPTION', 'Join at meet.exa\u200Bmple/j/%31?a=1&b=2\\, or by telephone'],
    ['SUMMARY', 'https://agency.example/to?https://meet.example/j/1?a=1&b=2#top'],
    ['CATEGORIES', 'WEBINAR,meet.example/j/1?a=1&b=2'],
    ['X-PRESENTER', 'Sam (meet.example/j/1?a=1&b=2)'],
  ])('is refused as %s:%s, and not repeated', (name, told) => {
    const errors = errorsBeside({ [name]: `:${told}` });
    expect(errors).toEqual([
      expect.stringMatching(
        `^2027.ics:12: error: ${name} of (?:"Open day"|this event) is or holds the join link of "Opening day" \\(line 3\\)`,
      ),
    ]);
    expect(errors[0]).not.toContain('meet.example');
  });

  test('leaves alone what only looks like it', () => {
    const DESCRIPTION = ':See meet.example, meet.example/j/1, meet.example/j/1?a=1&b=22 or me@meet.example.';
    expect(errorsBeside({ DESCRIPTION, URL: ':https://meet.example/j/1?a=1' })).toEqual([]);
  });

  test('is no secret to those of another limited event that takes place there, too', () => {
    expect(errorsBeside({ 'X-CAPACITY': ':5', CONFERENCE: JOIN })).toEqual([]);
  });

  test('is refused in a text without a space, however long, within moments', () => {
    for (const piece of ['x', 'x.', 'x-', '://', 'a.b/', 'a.b/&', '?&'])
      expect(errorsBeside({ DESCRIPTION: `:${piece.repeat(59_000 / piece.length)}` })).toEqual([]);
  }, 5000);
});

describe('the translation of a series', () => {
  const SERIES = webinar({ RRULE: ':FREQ=WEEKLY;COUNT=3' });
  const DATE = webinar({
    'RECURRENCE-ID': ';TZID=America/Los_Angeles:20270120T100000',
    DTSTART: ';TZID=America/Los_Angeles:20270120T140000',
    DTEND: ';TZID=America/Los_Angeles:20270120T150000',
    'X-CAPACITY': ':20',
    CONFERENCE: JOIN,
  });
  const OTHER = webinar({ UID: ':other@agency.example' });
  const TELLING = ':Entrar: meet.example/j/1?a=1&b=2';
  const translated = (calendar: readonly string[], translation: string): string[] => {
    const { problems } = readTranslatedCalendar({
      ...{ file: '2027.ics', text: calendarOf(...calendar), year: 2027 },
      agency: { ...AGENCY, languages: ['en', 'es'] },
      translations: [{ file: '2027.es.ics', text: translation, language: 'es' }],
    });
    return problems.filter(isError).map(printProblem);
  };
  const spanish = (changes: Readonly<Record<string, string>>) =>
    webinar({ SUMMARY: ':Charla', CATEGORIES: null, DTSTART: null, DTEND: null, ...changes });

  test.each([
    ['', [SERIES, DATE]],
    [' without its series', [DATE]],
  ])('is held against each of its dates%s, for it is shown of each', (_, calendar) => {
    expect(translated(calendar, calendarOf(spanish({ DESCRIPTION: TELLING })))).toEqual([
      expect.stringMatching(/^2027\.es\.ics:6: error: DESCRIPTION holds a web address/),
    ]);
    expect(translated(calendar, calendarOf(spanish({ URL: ':https://meet.example/j/1?a=1&b=2' })))).toEqual([
      expect.stringMatching(/^2027\.es\.ics:6: error: URL is the join link/),
    ]);
  });

  test.each(['DESCRIPTION', 'LOCATION'])('of another event does not tell its link, either: %s', (name) => {
    const texts = spanish({ UID: ':other@agency.example', [name]: TELLING });
    expect(translated([SERIES, DATE, OTHER], calendarOf(texts))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^2027\\.es\\.ics:3: error: ${name} of "Charla" is or holds the join link of "Opening day"`,
        ),
      ),
    ]);
  });

  test('nor does what is said of the month', () => {
    expect(translated([SERIES, DATE], calendarOf(`DESCRIPTION${TELLING}`))).toEqual([
      expect.stringMatching(
        /^2027\.es\.ics:1: error: DESCRIPTION of the calendar is or holds the join link of/,
      ),
    ]);
  });
});
