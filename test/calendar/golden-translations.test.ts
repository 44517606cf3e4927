/** Each quirk of a translation, as a pair: what stands in the file, and what is made of it beside the calendar `2027.ics`. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { readTranslation } from '../../core/calendar/read-translation.ts';
import { AGENCY } from './example-agency.ts';

const FOLDER = new URL('../fixtures/translations/', import.meta.url);
const files = readdirSync(FOLDER);
const named = (ending: string) =>
  files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
const fixture = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');

const calendarFile = '2027.ics';
const { calendar, series } = readCalendar({
  file: calendarFile,
  text: fixture(calendarFile),
  year: 2027,
  agency: AGENCY,
});

function read(quirk: string) {
  const { translation, problems } = readTranslation({
    file: '2027.es.ics',
    text: fixture(`${quirk}.es.ics`),
    language: 'es',
    calendar,
    calendarFile,
    series,
    isWhole: true,
    agency: AGENCY,
  });
  const titleOf = (id: string) => calendar.events.find((event) => event.id === id)?.summary ?? '';
  return {
    head: translation.head,
    events: Object.fromEntries([...translation.events].map(([id, texts]) => [titleOf(id), texts])),
    problems: problems.map(({ file: _, ...problem }) => problem),
  };
}

describe('a translation', () => {
  test.each(named('.es.ics'))('%s', (quirk) => {
    expect(read(quirk)).toEqual(JSON.parse(fixture(`${quirk}.json`)));
  });

  test('never stands without its reading, nor a reading without its file', () => {
    expect(named('.es.ics')).toEqual(named('.json'));
  });
});
