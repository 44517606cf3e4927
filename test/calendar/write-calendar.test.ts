/** What other people's calendars get: everything reads back, and nothing can be smuggled in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../core/calendar/event.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { type CalendarEntry, writeCalendar } from '../../core/calendar/write-calendar.ts';
import { AGENCY } from './example-agency.ts';

const WEBINAR: CalendarEntry['event'] = {
  uid: 'opening@agency.example',
  kind: 'WEBINAR',
  sequence: 2,
  status: 'CONFIRMED',
  allDay: false,
  start: '2027-01-13T18:00:00Z',
  end: '2027-01-13T19:30:00Z',
};
const STAMP = '2026-12-01T17:00:00.000Z';

const write = (...entries: CalendarEntry[]) =>
  writeCalendar({ method: 'PUBLISH', stampedAt: STAMP, entries });
const read = (text: string) => readCalendar({ file: 'sent.ics', text, year: null, agency: AGENCY });

describe('a written calendar', () => {
  test('says what it was given, line by line', () => {
    const text = writeCalendar({
      name: 'January, all of it',
      method: 'PUBLISH',
      stampedAt: STAMP,
      entries: [
        {
          event: WEBINAR,
          summary: 'Opening day; bring a friend',
          description: 'First line\nsecond, line',
          location: 'Online',
          url: 'https://agency.example/opening',
          conference: 'https://meet.example/j/1',
          categories: ['WEBINAR', 'Prevention, early'],
        },
      ],
    });
    expect(text).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Events//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'NAME:January\\, all of it',
        'X-WR-CALNAME:January\\, all of it',
        'BEGIN:VEVENT',
        'UID:opening@agency.example',
        'DTSTAMP:20261201T170000Z',
        'DTSTART:20270113T180000Z',
        'DTEND:20270113T193000Z',
        'SEQUENCE:2',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
        'SUMMARY:Opening day\\; bring a friend',
        'DESCRIPTION:First line\\nsecond\\, line',
        'LOCATION:Online',
        'URL:https://agency.example/opening',
        'CONFERENCE;VALUE=URI:https://meet.example/j/1',
        'CATEGORIES:WEBINAR,Prevention\\, early',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  test('gives an all-day event dates, and leaves the day free', () => {
    const event = {
      ...WEBINAR,
      kind: 'OBSERVANCE',
      allDay: true,
      start: '2027-01-11',
      end: '2027-01-12',
    } as const;
    const text = write({ event, summary: 'Awareness Day' });
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20270111\r\nDTEND;VALUE=DATE:20270112\r\n');
    expect(text).toContain('\r\nTRANSP:TRANSPARENT\r\n');
  });

  test('tells nothing that its writer left out', () => {
    const text = write({ event: WEBINAR, summary: 'CDSS: webinar' });
    expect(text).not.toMatch(/DESCRIPTION|LOCATION|URL|CONFERENCE|CATEGORIES|NAME/);
  });

  test('keeps an address from beginning a line of its own', () => {
    const url = 'https://agency.example/\r\nATTENDEE:mailto:someone@agency.example';
    const text = write({ event: WEBINAR, summary: 'Opening', url, conference: `${url}\n` });
    expect(text).not.toMatch(/^ATTENDEE/m);
    expect(text).toContain('URL:https://agency.example/%0D%0AATTENDEE:mailto:someone@agency.example');
  });
});

const second = fc.integer({ min: Date.UTC(2025, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 });
const iso = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
const timed = fc
  .tuple(second, fc.integer({ min: 1, max: 1e6 }))
  .map(([start, length]) => ({ allDay: false, start: iso(start), end: iso(start + length) }));
const dated = fc.tuple(second, fc.integer({ min: 1, max: 60 })).map(([start, days]) => ({
  allDay: true,
  start: iso(start).slice(0, 10),
  end: iso(start + days * 86_400).slice(0, 10),
}));

/** Words as people and programs write them: quotes, emoji, template marks, line breaks, controls. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'é', '🕊', '\\'), minLength: 60, maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '{{name}}',
        '<script>',
        '\\',
        ',',
        ';',
        ':',
        '"',
        '🕊️',
        'é',
        '\r\n',
        '\n',
        '\u0007',
        ' ',
        'word',
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
);
const title = words.map((text) => `x${text}`);

const entry = fc
  .tuple(
    fc.record({
      uid: title,
      kind: fc.constantFrom('WEBINAR', 'IN-PERSON', 'EXHIBIT', 'ON-DEMAND', 'OBSERVANCE'),
      sequence: fc.nat({ max: 1e6 }),
      status: fc.constantFrom('CONFIRMED', 'TENTATIVE', 'CANCELLED'),
    }),
    fc.oneof(timed, dated),
    fc.record({ summary: title, description: words, location: title }),
  )
  .map(([identity, times, texts]): CalendarEntry => ({ event: { ...identity, ...times }, ...texts }));

/** Texts as they come out of any calendar: reading, writing and reading again changes nothing more. */
const asRead = (text: string) => read(text).calendar.events.map(tell);
const tell = ({ uid, recurrenceId, start, end, startsAt, endsAt, allDay, ...event }: Event) => ({
  ...{ uid, recurrenceId, start, end, startsAt, endsAt, allDay },
  ...{ summary: event.summary, description: event.description, location: event.location },
  ...{ status: event.status, sequence: event.sequence },
});

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

describe('any event that is written', () => {
  test('reads back with its identity, times, status and words', () => {
    fc.assert(
      fc.property(entry, (given) => {
        const { calendar, problems } = read(write(given));
        expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
        const { uid, allDay, start, end, status, sequence } = given.event;
        expect(calendar.events).toMatchObject([
          {
            ...{ recurrenceId: null, allDay, start, end, status, sequence },
            uid: oneLine(uid),
            summary: oneLine(given.summary),
            location: oneLine(given.location ?? ''),
          },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  test('reads back the same when what was read is written again', () => {
    fc.assert(
      fc.property(entry, (given) => {
        const [event] = read(write(given)).calendar.events;
        if (!event) throw new Error('not read');
        const { summary, description, location } = event;
        expect(asRead(write({ event, summary, description, location }))).toEqual([tell(event)]);
      }),
      { numRuns: 500 },
    );
  });

  test('stands in lines of at most 75 octets that end in CRLF and cut no character in two', () => {
    fc.assert(
      fc.property(entry, (given) => {
        const lines = write(given).split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(line.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
