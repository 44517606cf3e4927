/** What a file may take to be read, and what is said of one that takes more: never a hang, never a crash. */
import { afterEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import {
  type CalendarReader,
  openCalendarReader,
  withCalendarReader,
} from '../../core/calendar/calendar-reader.ts';
import { RefusedFileError } from '../../core/calendar/problem.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { READING_LIMITS, type ReadingLimits } from '../../core/calendar/reading-limits.ts';
import type { NamedTranslation } from '../../core/calendar/translate-calendar.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const GOOD = calendarOf(webinar());
const TWO = calendarOf(webinar(), webinar({ UID: ':another@agency.example' }));

/** The reader of one test. */
let reader: CalendarReader | undefined;
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});

function open(limits: Partial<ReadingLimits> = {}) {
  const opened = openCalendarReader({ ...READING_LIMITS, ...limits });
  reader = opened;
  return (text: string, file = '2027.ics', translations: readonly NamedTranslation[] = []) =>
    opened.read({ file, text, year: 2027, agency: AGENCY, translations });
}

test('a calendar comes back from the thread with its events and its warnings', async () => {
  const read = open();
  const { calendar, problems } = await read(
    calendarOf(webinar({ SUMMARY: ':Hello' }), 'BEGIN:VTODO', 'END:VTODO'),
  );
  expect(calendar?.events.map(({ summary }) => summary)).toEqual(['Hello']);
  expect(problems).toMatchObject([{ file: '2027.ics', level: 'warning' }]);
});

const MUCH = calendarOf('not a property\r\n'.repeat(400_000));

const BREACHES: readonly [string, Partial<ReadingLimits>, string, RegExp][] = [
  ['is too large', { fileBytes: 1000 }, MUCH, /^this file has [\d,]+ bytes: at most 1,000 are read, so /],
  ['has too many events', { events: 1 }, TWO, /^there are 2 events .*: at most 1 are kept, so /],
  [
    'takes too much memory',
    { heapMegabytes: 40 },
    MUCH,
    /^reading this file took more than 40 MB of memory and was broken off: /,
  ],
];

test.each(BREACHES)(
  'a file that %s is refused in words, and the next one is read',
  async (_, limits, text, says) => {
    const read = open(limits);
    expect(await read(text, 'large.ics')).toMatchObject({
      calendar: null,
      problems: [{ file: 'large.ics', line: 1, level: 'error', message: expect.stringMatching(says) }],
    });
    expect((await read(GOOD)).calendar?.events).toHaveLength(1);
  },
);

test('a long text counts for every date on which it is said, in every language', async () => {
  const SAID = { RRULE: ':FREQ=DAILY;COUNT=300', DESCRIPTION: `:${'x'.repeat(10_000)}` };
  const daily = calendarOf(webinar(SAID));
  const agency = { ...AGENCY, languages: ['en', 'es'] };
  const spanish = { file: '2027.es.ics', text: daily, language: 'es' };
  const read = (translations: readonly NamedTranslation[], characters: number) =>
    withCalendarReader(
      (opened) => opened.read({ file: '2027.ics', text: daily, year: 2027, agency, translations }),
      { ...READING_LIMITS, characters },
    );
  const tooMuch = expect.stringMatching(
    /^the events up to the end of this calendar have [3-7],\d{3},\d{3} char/,
  );
  expect((await read([], 3_500_000)).calendar?.events).toHaveLength(300);
  expect((await read([], 3_000_000)).problems).toMatchObject([{ line: 1, level: 'error', message: tooMuch }]);
  expect((await read([spanish], 7_000_000)).calendar?.events).toHaveLength(300);
  expect((await read([spanish], 6_000_000)).problems).toMatchObject([{ level: 'error', message: tooMuch }]);
});

test('of a great many problems the first are told, and how many are left', async () => {
  const { problems } = await open({ problems: 2 })(calendarOf(...Array(5).fill('not a property'), webinar()));
  expect(problems.map(({ line }) => line)).toEqual([3, 4, 5]);
  expect(problems.at(-1)).toMatchObject({
    level: 'error',
    message: expect.stringMatching(/^3 more problems/),
  });
});

test('a file that takes too long is refused in words', async () => {
  const { problems } = await open({ seconds: 0 })(GOOD);
  expect(problems).toMatchObject([
    { file: '2027.ics', line: 1, message: expect.stringMatching(/^reading this file took longer than 0 s/) },
  ]);
});

test('translations are named where a calendar could not be read with them', async () => {
  const spanish = { file: '2027.es.ics', text: GOOD, language: 'es' };
  const { problems } = await open({ seconds: 0 })(GOOD, '2027.ics', [spanish]);
  expect(problems[0]?.message).toContain('this file with its translations (2027.es.ics)');
});

const AGENCY_FILE = { name: 'agency.yaml', text: stringify(AGENCY) };
const files = [AGENCY_FILE, { name: '2026.ics', text: GOOD }, { name: '2027.ics', text: TWO }];

const together = async (limits: Partial<ReadingLimits>) =>
  readEventsDataInWorker(files, { ...READING_LIMITS, ...limits }).then(
    () => '',
    (error: RefusedFileError) => error.message,
  );

test('the files of a deploy are refused for what they are together', async () => {
  expect(await together({ allBytes: 1000 })).toMatch(
    /^agency\.yaml:1: error: the files together have [\d,]+ bytes: at most 1,000 are read at once, so /,
  );
  expect(await together({ events: 2 })).toMatch(/^2027\.ics:1: error: there are 3 events up to the end of /m);
});

test('they are refused for what there is to say of all their events', async () => {
  const said = await together({ characters: 800 });
  expect(said).toMatch(
    /^2027\.ics:1: error: the events up to the end of this calendar have [\d,]+ characters, .*: at most 800 are kept, so /m,
  );
  expect(said).not.toContain('2026.ics:1: error');
  expect(await together({ characters: 5000 })).toBe('');
});

test('they are refused when reading all of them takes too long, and that is said once', async () => {
  const said = await together({ allSeconds: 0 });
  expect(said).toMatch(
    /^2026\.ics:1: error: reading the calendars up to this one took longer than 0 s together and was broken off: move /,
  );
  expect(said.split('\n')).toHaveLength(1);
  expect(await together({ allSeconds: 0.000_1 })).toMatch(/took longer than 0.0001 s together/);
});

test('they are refused as a whole, with every problem of every file', async () => {
  const broken = files.map((file) => ({ ...file, text: file.text.replace(/^DTSTART.*\r\n/m, '') }));
  const refused: unknown = await readEventsDataInWorker(broken).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedFileError);
  expect((refused as RefusedFileError).problems.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['2026.ics', '2027.ics']),
  );
});
