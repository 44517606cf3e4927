/** The calendars are plain iCalendar that other programs read too (RFC 5545). */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { shipped } from './shipped-files.ts';

const TRANSLATED = ['2025', '2026', '2027'];
const FILES = ['2025.ics', '2026.ics', '2027.ics', 'examples/placer-county/2022.ics'];

function expectLinesInForm(text: string): void {
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
}

function parse(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(shipped(file)));
  const events = calendar.getAllSubcomponents('vevent');
  const all = (property: string) => events.map((event) => event.getFirstPropertyValue(property));
  return { calendar, events, all };
}

describe.each(TRANSLATED)('%s.es.ics', (year) => {
  const { all } = parse(`${year}.es.ics`);

  test('ends every line with CRLF, and no line is longer than 75 octets', () => {
    expectLinesInForm(shipped(`${year}.es.ics`));
  });

  test('translates every event in the order of the calendar, and leaves facts to it', () => {
    expect(all('uid')).toEqual(parse(`${year}.ics`).all('uid'));
    for (const fact of ['dtstart', 'dtend', 'status', 'categories', 'url', 'contact'])
      expect(all(fact).filter((value) => value !== null)).toEqual([]);
  });
});

describe.each(FILES)('%s', (file) => {
  const text = shipped(file);
  const { calendar, events, all } = parse(file);

  test('ends every line with CRLF, and no line is longer than 75 octets', () => {
    expectLinesInForm(text);
  });

  test('says what its zone is, for programs without zone data', () => {
    const zones = calendar.getAllSubcomponents('vtimezone');
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(['America/Los_Angeles']);
  });

  test('names the month in the old way and in the new', () => {
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(calendar.getFirstPropertyValue('name'));
  });

  test('has stable, distinct UIDs that carry the year', () => {
    const uids = all('uid').map(String);
    expect(new Set(uids).size).toBe(uids.length);
    const year = file.slice(-'2026.ics'.length, -'.ics'.length);
    for (const uid of uids) expect(uid).toMatch(new RegExp(`^[a-z-]+-${year}@`));
  });

  test('leaves the reminders to the agency, and holds no join link', () => {
    expect(events.flatMap((event) => event.getAllSubcomponents('valarm'))).toEqual([]);
    expect(all('conference')).toEqual(events.map(() => null));
  });

  test('repeats no claim that its page leaves without a source', () => {
    expect(JSON.stringify(calendar)).not.toMatch(/fastest growing|second largest/);
  });

  test('blocks nobody’s day with an all-day event', () => {
    for (const event of events) {
      const isAllDay = new ICAL.Event(event).startDate.isDate;
      expect(event.getFirstPropertyValue('transp')).toBe(isAllDay ? 'TRANSPARENT' : null);
    }
  });
});
