/** What other people's calendar programs get: all of it can be read, and nothing of it hangs on when it is read. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { type Event, KINDS } from '../../core/calendar/event.ts';
import { manyLines, oneLine } from '../../core/calendar/plain-text.ts';
import { atomFeed } from '../../core/feeds/atom-feed.ts';
import { calendarFeed, eventFile } from '../../core/feeds/calendar-feed.ts';
import { validatorsOf } from '../../core/feeds/freshness.ts';
import { jsonFeed } from '../../core/feeds/json-feed.ts';
import { anyText } from '../email/reading.ts';
import { agency, SITE_URL, samples } from '../email/sample.ts';
import { CHANGED_AT, everyKind, feedInput, stored, telling } from './sample-feed.ts';

const webinar = samples.WEBINAR.event;
const open = (...events: readonly StoredEvent[]) => calendarFeed(feedInput({ style: 'open' }, events));
const discreet = (...events: readonly StoredEvent[]) => calendarFeed(feedInput({}, events));

/** As another program reads it. */
const calendarIn = (text: string) => new ICAL.Component(ICAL.parse(text));
const entriesIn = (text: string) => calendarIn(text).getAllSubcomponents('vevent');
const valuesIn = (text: string, name: string) =>
  entriesIn(text).map((entry) => String(entry.getFirstPropertyValue(name) ?? ''));

const texts = fc.record({
  summary: anyText,
  description: anyText,
  location: anyText,
  contact: anyText,
  audience: anyText,
  presenters: fc.array(anyText, { maxLength: 2 }),
});

describe('a feed', () => {
  it('says what it is called, where it is, and how often to read it', () => {
    const calendar = calendarIn(open(...everyKind));
    const value = (name: string) => String(calendar.getFirstPropertyValue(name));
    expect(value('name')).toBe('The Month 2026');
    expect(value('x-wr-calname')).toBe('The Month 2026');
    expect(value('description')).toBe('What it is.\n\nAnd why.');
    // ical.js leaves the text of properties it does not know as it is written.
    expect(value('x-wr-caldesc')).toBe('What it is.\\n\\nAnd why.');
    expect(value('url')).toBe(`${SITE_URL}/2026?language=en`);
    expect(value('source')).toBe(`${SITE_URL}/2026.ics?language=en&style=open`);
    expect(value('refresh-interval')).toBe('PT4H');
    expect(value('x-published-ttl')).toBe('PT4H');
  });

  it('has every event once, the earliest first, with times in UTC and dates as dates', () => {
    const starts = entriesIn(open(...everyKind)).map((entry) => entry.getFirstProperty('dtstart'));
    expect(starts.map((start) => start?.toICALString())).toEqual([
      'DTSTART;VALUE=DATE:20260101',
      'DTSTART;VALUE=DATE:20260107',
      'DTSTART;VALUE=DATE:20260111',
      'DTSTART:20260113T210000Z',
      'DTSTART:20260113T210000Z',
    ]);
  });

  it('knows an event by the UID that our mail gives it, in every style', () => {
    const uid = `${webinar.id}@updates.example.org`;
    for (const feed of [open(stored(webinar)), discreet(stored(webinar))]) {
      expect(valuesIn(feed, 'uid')).toEqual([uid]);
      expect(feed).not.toContain('labor-trafficking@');
    }
  });

  it('dates each event by its last change, and itself by nothing', () => {
    const young = stored(samples.EXHIBIT.event, '2026-01-05T08:30:15Z');
    const feed = open(stored(webinar), young);
    expect(valuesIn(feed, 'dtstamp')).toEqual(['2026-01-05T08:30:15Z', '2025-12-01T17:00:00Z']);
    expect(valuesIn(feed, 'last-modified')).toEqual(valuesIn(feed, 'dtstamp'));
  });

  it('publishes: nobody is invited, and nothing rings', () => {
    for (const style of STYLES) {
      const feed = calendarFeed(feedInput({ style }));
      expect(calendarIn(feed).getFirstPropertyValue('method')).toBe('PUBLISH');
      expect(feed).not.toMatch(/^(ATTENDEE|ORGANIZER|BEGIN:VALARM)/m);
    }
  });

  it('keeps what is cancelled, says so in words, and offers no way to join it', () => {
    const cancelled = stored({ ...webinar, status: 'CANCELLED', sequence: 3 });
    expect(valuesIn(open(cancelled), 'status')).toEqual(['CANCELLED']);
    expect(valuesIn(open(cancelled), 'sequence')).toEqual(['3']);
    expect(valuesIn(open(cancelled), 'summary')).toEqual([`Canceled: ${webinar.summary}`]);
    expect(valuesIn(discreet(cancelled), 'summary')).toEqual(['Canceled: DOE webinar']);
    expect(open(cancelled)).not.toContain('meet.example.org');
  });

  it('gives the join link of an event with limited places to nobody, wherever it stands', () => {
    const link = 'https://meet.example.org/j/123?pwd=abc';
    const limited = stored({
      ...{ ...webinar, capacity: 50, description: `Join: ${link}`, location: link, url: link },
      topics: [`see ${link}`],
      translations: { es: { summary: 'Título', description: link } },
    });
    for (const language of agency.languages) {
      const input = feedInput({ style: 'open', language }, [limited]);
      for (const text of [calendarFeed(input), atomFeed(input), jsonFeed(input)]) {
        expect(text.replace(/\r\n /g, '')).not.toContain('meet.example.org');
      }
    }
  });

  it('speaks the language that is asked for, as far as the event is translated', () => {
    const event = stored({ ...webinar, translations: { es: { summary: 'A simple vista' } } });
    const spanish = calendarFeed(feedInput({ style: 'open', language: 'es' }, [event]));
    expect(valuesIn(spanish, 'summary')).toEqual(['A simple vista']);
    expect(valuesIn(spanish, 'description')[0]).toContain('Los detalles están en esta página:');
  });
});

describe('a discreet feed', () => {
  it('is the same whatever its events are about', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...KINDS), (told, kind) => {
        const plain = stored(samples[kind].event);
        expect(discreet({ ...plain, ...told, url: null, topics: ['x'] })).toBe(discreet(plain));
      }),
    );
  });

  it('names no topic, not even the one it was asked for', () => {
    const event = stored({ ...webinar, topics: ['Labor trafficking'] });
    const feed = calendarFeed(feedInput({ topic: 'Labor trafficking' }, [event]));
    expect(entriesIn(feed)).toHaveLength(1);
    expect(feed).not.toMatch(/traffick|labor|The Month/i);
    expect(calendarIn(feed).getFirstPropertyValue('name')).toBe('DOE events 2026');
  });
});

describe('an event’s text, whatever it is', () => {
  const event = fc
    .tuple(fc.constantFrom(...KINDS), texts)
    .map(([kind, told]): StoredEvent => stored({ ...samples[kind].event, ...told }));

  it('reads back in another program', () => {
    fc.assert(
      fc.property(event, (given) => {
        const feed = open(given);
        expect(valuesIn(feed, 'summary')).toEqual([oneLine(given.summary)]);
        expect(valuesIn(feed, 'location')).toEqual([oneLine(given.location ?? '')]);
        expect(valuesIn(feed, 'description')[0]).toContain(manyLines(given.description));
      }),
    );
  });

  it('stands in lines of at most 75 octets that end in CRLF', () => {
    fc.assert(
      fc.property(event, (given) => {
        for (const text of [open(given), eventFile(given, telling({ style: 'open' }))]) {
          const lines = text.split('\r\n');
          expect(lines.at(-1)).toBe('');
          for (const line of lines) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            expect(line).not.toMatch(/[\r\n]/);
          }
        }
      }),
    );
  });
});

describe('a recording in the JSON', () => {
  const recording = 'https://www.example.org/recording';
  const { endsAt } = webinar;
  const recordingUrl = (changedAt: string, differences: Partial<Event> = {}) => {
    const input = feedInput({}, [stored({ ...webinar, recording, ...differences })]);
    return JSON.parse(jsonFeed({ ...input, head: { ...input.head, changedAt } })).events[0].recordingUrl;
  };

  it('is there once the calendar has changed after the end of the event, and not before', () => {
    expect(recordingUrl(new Date(Date.parse(endsAt) - 1).toISOString())).toBeNull();
    expect(recordingUrl(endsAt)).toBe(recording);
    expect(recordingUrl('2026-06-01T00:00:00Z')).toBe(recording);
  });

  it('is never one of what was canceled', () => {
    expect(recordingUrl('2026-06-01T00:00:00Z', { status: 'CANCELLED' })).toBeNull();
  });
});

describe('a feed that nobody has changed', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    ['ics', calendarFeed],
    ['atom', atomFeed],
    ['json', jsonFeed],
  ] as const)('is the same %s at any time', (_, write) => {
    const at = (now: string) => {
      vi.useFakeTimers({ now: new Date(now) });
      return write(feedInput({ style: 'open' }));
    };
    expect(at('2025-12-31T23:59:59Z')).toBe(at('2027-06-01T12:00:00Z'));
  });

  it('has the same tag exactly as long as it has the same content', () => {
    const change = fc.record({ summary: fc.string(), sequence: fc.nat(3), description: fc.string() });
    const feedOf = (differences: Partial<Event>) => open(stored({ ...webinar, ...differences }));
    fc.assert(
      fc.property(change, change, (one, other) => {
        const [first, second] = [feedOf(one), feedOf(other)];
        const tags = [first, second].map((text) => validatorsOf(text, CHANGED_AT).etag);
        expect(tags[0] === tags[1]).toBe(first === second);
      }),
    );
  });
});
