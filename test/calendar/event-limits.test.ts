/** What is too large to be kept or sent is refused where it stands; what is just small enough is read. */
import { describe, expect, test } from 'vitest';
import { isError, printProblem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

function read(changes: Readonly<Record<string, string | null>>) {
  const text = calendarOf(webinar(changes));
  const { calendar, problems } = readCalendar({ file: '2027.ics', text, year: 2027, agency: AGENCY });
  return { events: calendar.events, errors: problems.filter(isError).map(printProblem) };
}

const letters = (count: number) => 'x'.repeat(count);
const address = (length: number) =>
  `https://agency.example/${letters(length - 'https://agency.example/'.length)}`;
const lines = (name: string, count: number) =>
  `:https://agency.example/1${`\r\n${name}:https://agency.example/1`.repeat(count - 1)}`;
const topics = (count: number) =>
  `:WEBINAR${Array.from({ length: count }, (_, index) => `,topic ${index}`).join('')}`;

describe.each<[string, string, string, RegExp]>([
  ['SUMMARY', `:${letters(500)}`, `:${letters(501)}`, /:5: .*SUMMARY has 501 characters: at most 500/],
  ['DESCRIPTION', `:${letters(60_000)}`, `:${letters(60_001)}`, /:9: .*60,001 bytes: at most 60,000/],
  ['DESCRIPTION', `:${'é'.repeat(30_000)}`, `:${'é'.repeat(30_001)}`, /:9: .*60,002 bytes/],
  ...['LOCATION', 'CONTACT', 'X-PRESENTER', 'X-AUDIENCE'].map((name): [string, string, string, RegExp] => [
    ...([name, `:${letters(2000)}`, `:${letters(2001)}`] as const),
    new RegExp(`:9: .*${name} has 2,001 characters: at most 2,000`),
  ]),
  ...['URL', 'CONFERENCE', 'ATTACH', 'X-RECORDING'].map((name): [string, string, string, RegExp] => [
    ...([name, `:${address(2000)}`, `:${address(2001)}`] as const),
    new RegExp(`:9: .*${name} has 2,001 characters: at most 2,000`),
  ]),
  [
    'X-PRESENTER',
    lines('X-PRESENTER', 50),
    lines('X-PRESENTER', 51),
    /:59: .*51 presenters: keep at most 50/,
  ],
  ['ATTACH', lines('ATTACH', 50), lines('ATTACH', 51), /:59: .*51 attachments: keep at most 50/],
  ['CATEGORIES', topics(50), topics(51), /:6: .*50 topics/],
  [
    'UID',
    `:${letters(19_000)}`,
    `:${letters(20_000)}`,
    /:3: .*bytes besides its DESCRIPTION: at most 20,000/,
  ],
])('%s', (name, fitting, tooMuch, message) => {
  test('is read up to its limit', () => {
    expect(read({ [name]: fitting })).toMatchObject({ events: [{}], errors: [] });
  });

  test('is refused beyond it', () => {
    const { events, errors } = read({ [name]: tooMuch });
    expect(events).toEqual([]);
    expect(errors).toEqual([expect.stringMatching(message)]);
  });
});

test('a calendar says of itself no more than can be kept', () => {
  const text = `BEGIN:VCALENDAR\r\nNAME:${letters(501)}\r\nDESCRIPTION:${letters(60_001)}\r\n${webinar()}\r\nEND:VCALENDAR`;
  const { problems } = readCalendar({ file: '2027.ics', text, year: 2027, agency: AGENCY });
  expect(problems.filter(isError).map(({ line }) => line)).toEqual([2, 3]);
});

test('no character that turns the text around it stays in what stands on one line', () => {
  const turning = '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C';
  const written = `:A${turning}b`;
  const names = ['SUMMARY', 'LOCATION', 'X-PRESENTER', 'X-AUDIENCE', 'CONTACT'];
  const { events } = read({
    ...Object.fromEntries(names.map((name) => [name, written])),
    CATEGORIES: `:WEBINAR,A${turning}b`,
  });
  expect(events).toMatchObject([
    { summary: 'Ab', location: 'Ab', presenters: ['Ab'], audience: 'Ab', contact: 'Ab', topics: ['Ab'] },
  ]);
});
