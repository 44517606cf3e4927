/** Who was promised an event keeps it, when its VEVENT becomes a series, or the series single events. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, eventId } from '../../core/calendar/event.ts';
import { keepIds } from '../../core/calendar/keep-ids.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { makeEvent } from '../events.ts';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const read = (...changes: Readonly<Record<string, string | null>>[]): readonly Event[] =>
  readCalendar({ file: '2027.ics', text: calendarOf(...changes.map(webinar)), year: 2027, agency: AGENCY })
    .calendar.events;

const WEEKLY = { RRULE: ':FREQ=WEEKLY;COUNT=3' };
const LA = ';TZID=America/Los_Angeles:';
const ids = (events: readonly Event[]) => events.map(({ id }) => id);

describe('an event', () => {
  it('that becomes a series stays its first date', () => {
    const [single] = read({});
    const kept = keepIds(read(WEEKLY), single ? [single] : []);
    expect(kept.map(({ id, recurrenceId }) => [id, recurrenceId])).toEqual([
      [single?.id, '20270113'],
      [eventId('opening@agency.example', '20270120'), '20270120'],
      [eventId('opening@agency.example', '20270127'), '20270127'],
    ]);
  });

  it('that was the first date of a series stays that when it becomes a single event', () => {
    const series = read(WEEKLY);
    const [kept] = keepIds(read({}), series);
    expect([kept?.id, kept?.recurrenceId]).toEqual([series[0]?.id, null]);
  });

  it('keeps its id at every further load, and when it turns back', () => {
    const single = read({});
    const asSeries = keepIds(read(WEEKLY), single);
    expect(keepIds(read(WEEKLY), asSeries)).toEqual(asSeries);
    expect(ids(keepIds(read({}), asSeries))).toEqual(ids(single));
  });

  it('that is left alone of a series stays the date that it was, whichever that is', () => {
    const asSeries = keepIds(read(WEEKLY), read({}));
    const last = read({ DTSTART: `${LA}20270127T100000`, DTEND: `${LA}20270127T110000` });
    expect(ids(keepIds(last, asSeries))).toEqual([asSeries[2]?.id]);
  });

  it('that kept an id of a series keeps it wherever it is moved to', () => {
    const kept = keepIds(read({}), read(WEEKLY));
    const moved = read({ DTSTART: `${LA}20270214T100000`, DTEND: `${LA}20270214T110000` });
    expect(ids(keepIds(moved, kept))).toEqual(ids(kept));
  });

  it('that is held a second time on its day keeps its id for the first', () => {
    const series = read(WEEKLY);
    const twice = keepIds(read({ ...WEEKLY, RDATE: `${LA}20270120T150000` }), series);
    expect(ids(twice).slice(0, 2)).toEqual(ids(series).slice(0, 2));
    expect(new Set(ids(twice)).size).toBe(4);
  });

  it('keeps it when the series itself goes, and its dates stand alone', () => {
    const series = read(WEEKLY);
    const alone = read({
      'RECURRENCE-ID': `${LA}20270120T100000`,
      DTSTART: `${LA}20270121T100000`,
      DTEND: `${LA}20270121T110000`,
    });
    expect(ids(alone)).toEqual([series[1]?.id]);
  });

  it('of another UID, day, year or source is another event', () => {
    const [single] = read({});
    const others = [
      { uid: 'other' },
      { year: 2026 },
      { source: 'community' as const },
      { recurrenceId: '20270114' },
    ];
    for (const other of others) {
      const standing = makeEvent({ ...single, ...other, id: '0123456789abcdef' });
      expect(keepIds(read({}), [standing])).toEqual(read({}));
    }
  });

  it('is known by the day on which it was to be, however far it was moved', () => {
    const series = read(WEEKLY);
    const moved = read({ ...WEEKLY, DTSTART: `${LA}20270113T080000`, DTEND: `${LA}20270113T090000` });
    expect(ids(moved)).toEqual(ids(series));
  });
});

const someEvents = fc
  .uniqueArray(
    fc.record({
      uid: fc.constantFrom('a', 'b'),
      recurrenceId: fc.constantFrom(null, '20270113', '20270113T100000', '20270113T140000', '20270120'),
      year: fc.constantFrom(2026, 2027),
      hour: fc.integer({ min: 10, max: 23 }),
      day: fc.constantFrom(13, 20),
    }),
    { selector: ({ uid, recurrenceId, year }) => `${uid} ${recurrenceId} ${year}`, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ uid, recurrenceId, year, hour, day }) => {
      const startsAt = `2027-01-${day}T${hour}:00:00Z`;
      return makeEvent({
        ...{ uid, recurrenceId, year, start: startsAt, startsAt },
        id: eventId(uid, recurrenceId),
      });
    }),
  );

describe('whatever stands and is wanted', () => {
  const key = ({ year, source, id }: Event) => `${year} ${source} ${id}`;
  const history = fc.array(someEvents, { minLength: 2, maxLength: 5 });

  it('no two events get one id, nothing but ids changes, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(history, (loads) => {
        let standing: readonly Event[] = [];
        for (const wanted of loads) {
          const kept = keepIds(wanted, standing);
          expect(new Set(kept.map(key)).size).toBe(wanted.length);
          expect(kept.map((event, index) => ({ ...event, id: wanted[index]?.id }))).toEqual(wanted);
          expect(keepIds(wanted, kept)).toEqual(kept);
          expect(keepIds(kept, kept)).toEqual(kept);
          standing = kept;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a promise is kept as long as something of that UID is on that day', () => {
    fc.assert(
      fc.property(someEvents, someEvents, (before, wanted) => {
        const standing = new Set(before.map(key));
        const kept = keepIds(wanted, before);
        const lost = before.filter((event) => !kept.some((each) => key(each) === key(event)));
        const fresh = kept.filter((event) => !standing.has(key(event)));
        const dayOf = ({ year, uid, recurrenceId, startsAt }: Event) =>
          `${year} ${uid} ${recurrenceId?.slice(0, 8) ?? startsAt.slice(0, 10).replaceAll('-', '')}`;
        for (const event of lost) expect(fresh.map(dayOf)).not.toContain(dayOf(event));
      }),
      { numRuns: 2000 },
    );
  });
});
