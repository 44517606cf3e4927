import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { decideLoad, type InForce } from '../../core/calendar/decide-load.ts';
import type { Event } from '../../core/calendar/event.ts';
import { versionOf } from '../../core/calendar/in-force.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const FIRST = new Date('2025-11-01T08:00:00Z');
const NEXT = new Date('2025-12-01T08:00:00Z');
const EVENT = makeEvent();
const OTHER = makeEvent({ uid: 'other@example.org' });
const EMPTY: InForce = {
  agency: undefined,
  heads: [],
  events: [],
  publications: [],
  version: undefined,
};

const wanted = (...events: readonly Event[]) => ({
  ...{ agency, warnings: [], publications: [] },
  calendars: [{ year: 2026, name: 'The month', description: null, events }],
});

/** What is in force after a load, as the table holds it. */
function afterLoad(inForce: InForce, events: readonly Event[], now: Date): InForce {
  const load = decideLoad(wanted(...events), inForce, now);
  const heads = load.putHeads.length > 0 ? load.putHeads : inForce.heads;
  const gone = new Set([...load.deleteEvents, ...load.putEvents].map(({ id }) => id));
  return {
    agency,
    heads,
    events: [...inForce.events.filter(({ id }) => !gone.has(id)), ...load.putEvents],
    publications: [],
    version: versionOf({ agency, heads, publications: [] }),
  };
}

const first = afterLoad(EMPTY, [EVENT, OTHER], FIRST);
const eventIn = ({ events }: InForce): StoredEvent | undefined => events.find(({ id }) => id === EVENT.id);

describe('a load', () => {
  it('dates what it writes for the first time', () => {
    expect(first.heads).toMatchObject([{ year: 2026, changedAt: FIRST.toISOString() }]);
    for (const event of first.events) {
      expect(event).toMatchObject({ changedAt: FIRST.toISOString(), previousStart: null });
    }
  });

  it('writes nothing when nothing has changed, whatever the time', () => {
    expect(decideLoad(wanted(EVENT, OTHER), first, NEXT)).toMatchObject({
      ...{ agency: null, putHeads: [], putEvents: [], deleteEvents: [], deleteYears: [] },
    });
  });

  it('writes nothing when other zone data give the same instants', () => {
    const later = [EVENT, OTHER].map((event) => ({ ...event, zoneData: '2099a' }));
    expect(decideLoad(wanted(...later), first, NEXT)).toMatchObject({
      ...{ putHeads: [], putEvents: [], deleteEvents: [], renewsVersion: false },
    });
  });

  it('dates the event that has changed and its calendar, and no other', () => {
    const load = decideLoad(wanted({ ...EVENT, summary: 'Another title' }, OTHER), first, NEXT);
    expect(load.putEvents).toMatchObject([{ id: EVENT.id, changedAt: NEXT.toISOString() }]);
    expect(load.putHeads).toMatchObject([{ changedAt: NEXT.toISOString() }]);
  });

  it('dates a calendar from which an event has gone, and one whose agency says something else', () => {
    expect(decideLoad(wanted(OTHER), first, NEXT).putHeads).toMatchObject([
      { changedAt: NEXT.toISOString() },
    ]);
    const renamed = { ...wanted(EVENT, OTHER), agency: { ...agency, shortName: 'DOX' } };
    expect(decideLoad(renamed, first, NEXT)).toMatchObject({
      putHeads: [{ changedAt: NEXT.toISOString() }],
      putEvents: [],
    });
  });

  it('dates a calendar whose event was written by a load that was cut short before it', () => {
    const cutShort = { ...afterLoad(first, [{ ...EVENT, summary: 'New' }, OTHER], NEXT), heads: first.heads };
    const again = new Date('2025-12-01T08:05:00Z');
    expect(decideLoad(wanted({ ...EVENT, summary: 'New' }, OTHER), cutShort, again)).toMatchObject({
      putEvents: [],
      putHeads: [{ changedAt: again.toISOString() }],
    });
  });
});

describe('an event that is moved', () => {
  const at = (day: number): Partial<Event> => {
    const start = `2026-01-${day}T21:00:00Z`;
    return { start, startsAt: start };
  };

  it('is not moved where only its instants follow newer zone data', () => {
    const clock = (time: string) => `2026-01-13T${time}:00[America/Los_Angeles]`;
    const written = { start: clock('13:00'), end: clock('14:00') };
    const before = afterLoad(EMPTY, [{ ...EVENT, written }], FIRST);
    const renewed = afterLoad(before, [{ ...EVENT, written, ...at(14), zoneData: '2099a' }], NEXT);
    expect(eventIn(renewed)).toMatchObject({ ...at(14), previousStart: null, zoneData: '2099a' });
    const later = { start: clock('15:00'), end: clock('16:00') };
    const moved = afterLoad(renewed, [{ ...EVENT, ...at(15), written: later }], NEXT);
    expect(eventIn(moved)?.previousStart).toBe(at(14).start);
  });

  it('remembers where it was first announced, through any changes, until it is back there', () => {
    const change = fc.record({ day: fc.integer({ min: 10, max: 20 }), summary: fc.string() });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let inForce = first;
        changes.forEach(({ day, summary }, index) => {
          const event = { ...EVENT, ...at(day), summary };
          inForce = afterLoad(inForce, [event, OTHER], new Date(NEXT.getTime() + index));
        });
        const last = changes.at(-1)?.day;
        expect(eventIn(inForce)?.previousStart).toBe(last === 13 ? null : EVENT.start);
      }),
    );
  });
});
