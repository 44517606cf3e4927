/** Whatever stands in a file, reading it ends with events and problems, never with a crash or a hang. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isError, type Problem } from '../../core/calendar/problem.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { readTranslation } from '../../core/calendar/read-translation.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const FOLDER = new URL('../fixtures/ics/', import.meta.url);
const seeds = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ics'))
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));
const lines = [...new Set(seeds.flatMap((seed) => seed.split(/\r\n|\n|\r/)))];

const read = (text: string) => readCalendar({ file: 'any.ics', text, year: 2027, agency: AGENCY });

/** What holds of everything that is wrong: it stands in a line of the file, and is said in order and in words. */
function expectTold(problems: readonly Problem[], text: string): void {
  const lineCount = text.split(/\r\n|\n|\r/).length;
  for (const { file, line, message } of problems) {
    expect(file).toBe('any.ics');
    expect(line >= 1 && line <= lineCount).toBe(true);
    expect(message).not.toMatch(/\p{Cc}|undefined|null|NaN|\[object/u);
    expect(message.length).toBeLessThan(500);
  }
  const lines = problems.map(({ line }) => line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
}

/** What holds of every reading. */
function expectSound(text: string): void {
  const { calendar, problems } = read(text);
  expectTold(problems, text);
  expect(new Set(calendar.events.map(({ id }) => id)).size).toBe(calendar.events.length);
  for (const event of calendar.events) {
    expect(event.startsAt < event.endsAt).toBe(true);
    expect(event.summary).not.toMatch(/^$|\p{Cc}/u);
    expect(event.url ?? 'https://').toMatch(/^https?:/i);
    expect(event.reminders.length).toBeLessThanOrEqual(20);
  }
  if (calendar.events.length === 0) expect(problems).not.toEqual([]);
}

/** Where to change something, and what to put there, as shares of a text's length. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const splinter = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '\r',
    '\n',
    '\r\n ',
    ':',
    ';',
    '"',
    '=',
    ',',
    '\\',
    '\0',
    '0',
    '9',
    'Z',
    '-',
    'P',
    'constructor',
    '__proto__',
  ),
);

function damage(text: string, [at, length, put]: readonly [number, number, string]): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + Math.floor(length * 20));
}

test('a damaged calendar', () => {
  const damages = fc.array(fc.tuple(share, share, splinter), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...seeds), damages, (seed, all) => expectSound(all.reduce(damage, seed))),
    { numRuns: 1500 },
  );
});

const TRANSLATIONS = new URL('../fixtures/translations/', import.meta.url);
const translations = readdirSync(TRANSLATIONS)
  .filter((file) => file.endsWith('.es.ics'))
  .map((file) => readFileSync(new URL(file, TRANSLATIONS), 'utf8'));
const { calendar: translated, series } = read(readFileSync(new URL('2027.ics', TRANSLATIONS), 'utf8'));

function expectSoundTranslation(text: string): void {
  const names = { file: 'any.ics', calendarFile: '2027.ics', language: 'es' };
  const { translation, problems } = readTranslation({
    ...names,
    ...{ text, calendar: translated, series, isWhole: true, agency: AGENCY },
  });
  expectTold(problems, text);
  for (const [id, { summary, url }] of translation.events) {
    expect(translated.events.map((event) => event.id)).toContain(id);
    expect(summary).not.toMatch(/^$|\p{Cc}/u);
    expect(url ?? 'https://').toMatch(/^https?:/i);
  }
  const isUntold = translation.events.size < translated.events.length;
  if (isUntold) expect(problems).not.toEqual([]);
}

test('a damaged translation', () => {
  const damages = fc.array(fc.tuple(share, share, splinter), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...translations, ...seeds), damages, (seed, all) =>
      expectSoundTranslation(all.reduce(damage, seed)),
    ),
    { numRuns: 1000 },
  );
});

test('lines of many calendars in any order', () => {
  const inner = fc.array(fc.constantFrom(...lines), { maxLength: 60 });
  fc.assert(
    fc.property(inner, (shuffled) => expectSound(calendarOf(webinar(), ...shuffled))),
    { numRuns: 500 },
  );
});

test('text that never was a calendar', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(read(text).problems.some(isError)).toBe(true);
    }),
  );
});

test('depth, length and number that no calendar needs', () => {
  const many = 50_000;
  expectSound(calendarOf('BEGIN:X-A\r\n'.repeat(many) + 'END:X-B\r\n'.repeat(many)));
  expectSound(calendarOf('BEGIN:VEVENT\r\n'.repeat(1000)));
  expectSound(calendarOf(webinar({ SUMMARY: `:${' '.repeat(1_000_000)}x` })));
  expectSound(calendarOf(webinar({ SUMMARY: `;X=${'"a",'.repeat(200_000)}:x` })));
  expectSound(calendarOf(webinar({ DESCRIPTION: `:${'\\'.repeat(1_000_000)}` })));
  expectSound(calendarOf(webinar({ DESCRIPTION: `:x${'\r\n '.repeat(200_000)}` })));
  expectSound(`${'\n'.repeat(1_000_000)}${calendarOf(webinar())}`);
  expectSound(calendarOf(webinar({ CATEGORIES: `:WEBINAR${',topic'.repeat(100_000)}` })));
  expectSound(calendarOf(webinar({ 'X-PRESENTER': ':Sam\r\nX-PRESENTER:Ana'.repeat(20_000) })));
});
