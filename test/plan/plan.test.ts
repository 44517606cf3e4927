/** What a plan promises to whoever looks at it before anything is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideLoad, eventsAfter, type InForce, type Load } from '../../core/calendar/decide-load.ts';
import type { Event } from '../../core/calendar/event.ts';
import { placesLeft } from '../../core/plan/places-left.ts';
import { type Plan, planOf } from '../../core/plan/plan.ts';
import { sequencesLeft } from '../../core/plan/sequence-left.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const AHEAD_OF_ALL = new Date('2026-01-05T08:00:00Z');
const LATER_ON = new Date('2026-01-05T20:00:00Z');
const EMPTY: InForce = {
  agency: undefined,
  heads: [],
  events: [],
  publications: [],
  version: undefined,
};
const PROMISED_TO = 7;

const wanted = (events: readonly Event[]) => ({
  ...{ agency, warnings: [], publications: [] },
  calendars: [{ year: 2026, name: 'The month', description: null, events }],
});

/** What stands once `load` is written. */
function after(load: Load, inForce: InForce): InForce {
  const heads = load.putHeads.length > 0 ? load.putHeads : inForce.heads;
  return { ...inForce, agency, heads, events: eventsAfter(load, inForce) };
}

function planned(events: readonly Event[], inForce: InForce, now: Date) {
  const load = decideLoad(wanted(events), inForce, now);
  return {
    load,
    plan: planOf(load, inForce, {
      announcements: [],
      toBeTold: () => PROMISED_TO,
      now,
      noticeDelayMs: 900_000,
    }),
  };
}

/** In force since before all of it. */
const inForceWith = (events: readonly Event[]): InForce =>
  after(planned(events, EMPTY, AHEAD_OF_ALL).load, EMPTY);

/** An event from January 10 to 20, of one of a few identities. */
const anEvent = fc
  .record({
    uid: fc.constantFrom('a@example.org', 'b@example.org', 'c@example.org', 'd@example.org'),
    day: fc.integer({ min: 10, max: 20 }),
    summary: fc.constantFrom('A webinar', 'Another title'),
    location: fc.constantFrom(null, 'Online', 'Room 4'),
    conference: fc.constantFrom(null, 'https://meet.example/1', 'https://meet.example/2'),
    status: fc.constantFrom('CONFIRMED', 'TENTATIVE', 'CANCELLED'),
  })
  .map(({ day, ...rest }) => {
    const [start, end] = [`2026-01-${day}T21:00:00Z`, `2026-01-${day}T22:00:00Z`];
    const reminders = [{ offset: '-PT1H', dueAt: `2026-01-${day}T20:00:00Z`, useUntil: start }];
    return makeEvent({ ...rest, start, end, startsAt: start, endsAt: end, reminders });
  });
const aCalendar = fc.uniqueArray(anEvent, { selector: ({ uid }) => uid });
const aMoment = fc
  .integer({ min: 0, max: 20 * 24 })
  .map((hours) => new Date(AHEAD_OF_ALL.getTime() + hours * 60 * 60_000));

const NOTHING = { events: [], people: 0, withdrawn: 0, agencyChanges: false };

describe('a plan', () => {
  it('of what is in force is empty, whenever it is made', () => {
    fc.assert(
      fc.property(aCalendar, aMoment, (events, now) => {
        const { plan } = planned(events, inForceWith(events), now);
        expect(plan).toMatchObject({ ...NOTHING, unchanged: events.length });
      }),
    );
  });

  it('leaves nothing to plan once it is carried out', () => {
    fc.assert(
      fc.property(aCalendar, aCalendar, aMoment, (stood, wants, now) => {
        const inForce = inForceWith(stood);
        const { load } = planned(wants, inForce, now);
        expect(planned(wants, after(load, inForce), now).plan).toMatchObject(NOTHING);
      }),
    );
  });

  it('counts everybody who is told of each change, and nobody for an event that was over', () => {
    fc.assert(
      fc.property(aCalendar, aCalendar, aMoment, (stood, wants, now) => {
        const { plan } = planned(wants, inForceWith(stood), now);
        const told = plan.events.filter(({ notice }) => notice !== null);
        expect(plan.people).toBe(told.length * PROMISED_TO);
        for (const { before, material } of told) {
          expect(Date.parse(before?.endsAt ?? '')).toBeGreaterThan(now.getTime());
          expect(material).not.toEqual([]);
        }
      }),
    );
  });

  it('gives each event that differs one fate, and every other none', () => {
    fc.assert(
      fc.property(aCalendar, aCalendar, aMoment, (stood, wants, now) => {
        const inForce = inForceWith(stood);
        const { plan } = planned(wants, inForce, now);
        const ids = plan.events.map(({ event }) => event.id);
        expect(new Set(ids).size).toBe(ids.length);
        const added = plan.events.filter(({ fate }) => fate === 'added').length;
        expect(ids.length - added + plan.unchanged).toBe(stood.length);
        const gone = plan.events.filter(({ event }) => !wants.some(({ id }) => id === event.id));
        for (const { fate, before } of gone) {
          const isAhead = Date.parse(before?.endsAt ?? '') > now.getTime();
          // Whoever was promised one that is cancelled knows it already.
          expect(fate).toBe(isAhead && before?.status !== 'CANCELLED' ? 'withdrawn' : 'forgotten');
        }
      }),
    );
  });
});

describe('the hash of a plan', () => {
  it('is the same for the same plan later on, in whatever order the file has its events, and with other texts', () => {
    fc.assert(
      fc.property(aCalendar, aCalendar, (stood, wants) => {
        const inForce = inForceWith(stood);
        const { hash } = planned(wants, inForce, AHEAD_OF_ALL).plan;
        const reworded = wants
          .toReversed()
          .map((event) => ({ ...event, description: 'Said in a better way.' }));
        expect(planned(reworded, inForce, LATER_ON).plan.hash).toBe(hash);
      }),
    );
  });

  const isTold = ({ events }: Plan) => events.find(({ fate, notice }) => notice && fate !== 'withdrawn');

  it.each<[string, (event: Event) => Partial<Event>]>([
    [
      'time',
      ({ end }) => ({ start: '2026-01-09T18:00:00Z', startsAt: '2026-01-09T18:00:00Z', end, endsAt: end }),
    ],
    ['place', () => ({ location: 'The town hall' })],
    ['link to join', () => ({ conference: 'https://meet.example/another' })],
  ])('is another when an event that people are told of gets another %s', (_, differently) => {
    fc.assert(
      fc.property(aCalendar, aCalendar, (stood, wants) => {
        const inForce = inForceWith(stood);
        const { plan } = planned(wants, inForce, AHEAD_OF_ALL);
        const told = isTold(plan)?.event;
        fc.pre(told !== undefined && told.status !== 'CANCELLED');
        const others = wants.map((event) =>
          event.id === told?.id ? { ...event, ...differently(event) } : event,
        );
        expect(planned(others, inForce, AHEAD_OF_ALL).plan.hash).not.toBe(plan.hash);
      }),
    );
  });

  it('is another when one more event vanishes, and when one less does', () => {
    fc.assert(
      fc.property(aCalendar, (some) => {
        const stood = some.filter(({ status }) => status !== 'CANCELLED');
        const inForce = inForceWith(stood);
        const hashes = stood.map((_, kept) => planned(stood.slice(0, kept), inForce, AHEAD_OF_ALL).plan.hash);
        const whole = planned(stood, inForce, AHEAD_OF_ALL).plan.hash;
        expect(new Set([...hashes, whole]).size).toBe(stood.length + 1);
      }),
    );
  });
});

describe('a place that only the calendar has changed', () => {
  const inRoom = (location: string, place: string) =>
    makeEvent({ location, translations: { es: { summary: 'Un seminario', location: place } } });
  const STOOD = inRoom('Room 5', 'Sala 5');
  const inForce = inForceWith([STOOD]);
  const placesOf = (event: Event, from = inForce) => {
    const { load, plan } = planned([event], from, AHEAD_OF_ALL);
    const [after] = load.putEvents;
    return { place: after?.translations?.['es']?.location, says: placesLeft(plan, [{ events: [event] }]) };
  };

  it('is said as the calendar says it, with a warning, until it is translated', () => {
    const half = inRoom('Room 9', 'Sala 5');
    expect(placesOf(half)).toEqual({
      place: undefined,
      says: [
        {
          ...{ eventId: STOOD.id, year: 2026, kind: 'place-left' },
          says: '“A webinar” (Tue, Jan 13, 1:00 PM PST) has another place, and 2026.es.ics still the old one: write the new one there; until then that of 2026.ics is shown.',
        },
      ],
    });
    const standing = after(planned([half], inForce, AHEAD_OF_ALL).load, inForce);
    expect(planned([half], standing, AHEAD_OF_ALL).load.putEvents).toEqual([]);
    expect(placesOf(inRoom('Room 9', 'Sala 9'), standing)).toEqual({ place: 'Sala 9', says: [] });
    expect(placesOf(STOOD, standing)).toEqual({ place: 'Sala 5', says: [] });
  });
});

describe('a SEQUENCE that should have risen', () => {
  const EVENT = makeEvent({ sequence: 3 });
  const inForce = inForceWith([EVENT]);
  const left = (event: Event) =>
    sequencesLeft(planned([event], inForce, AHEAD_OF_ALL).plan, [{ events: [event] }]);

  it('is named with what to write', () => {
    const moved = { start: '2026-01-20T21:00:00Z', end: '2026-01-20T22:00:00Z' };
    const event = { ...EVENT, ...moved, startsAt: moved.start, endsAt: moved.end };
    expect(left(event)).toEqual([
      {
        ...{ eventId: EVENT.id, year: 2026, kind: 'sequence' },
        says: '“A webinar” (Tue, Jan 20, 1:00 PM PST) changes, and its SEQUENCE is still 3: write SEQUENCE:4; we publish it so ourselves.',
      },
    ]);
    expect(left({ ...event, sequence: 4 })).toEqual([]);
  });

  it('is none where only words are others', () => {
    expect(left({ ...EVENT, summary: 'A better title' })).toEqual([]);
  });
});
