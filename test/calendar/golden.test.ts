/** Each quirk of an iCalendar file, as a pair: what stands in the file, and what is made of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { runtimeZoneData } from '../../core/calendar/zone-data.ts';
import { AGENCY } from './example-agency.ts';

const FOLDER = new URL('../fixtures/ics/', import.meta.url);
const files = readdirSync(FOLDER);
const named = (ending: string) =>
  files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
const fixture = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');

/** Read as the calendar of 2027; ids and the version of the zone data say nothing about a quirk. */
function read(quirk: string) {
  const file = `${quirk}.ics`;
  const { calendar, problems } = readCalendar({ file, text: fixture(file), year: 2027, agency: AGENCY });
  return {
    name: calendar.name,
    description: calendar.description,
    events: calendar.events.map(({ id, source, year, zoneData, ...event }) => event),
    problems: problems.map(({ file: _, message, ...problem }) => ({
      ...problem,
      message: message.replace(`(${runtimeZoneData()})`, '(of a version)'),
    })),
  };
}

describe('a calendar file', () => {
  test.each(named('.ics'))('%s', (quirk) => {
    expect(read(quirk)).toEqual(JSON.parse(fixture(`${quirk}.json`)));
  });

  test('never stands without its reading, nor a reading without its file', () => {
    expect(named('.ics')).toEqual(named('.json'));
  });
});
