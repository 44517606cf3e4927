import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { toHaveStarted } from '../../core/sweep/to-have-started.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const NOON = Date.parse('2026-01-12T12:00:00Z');
const MINUTE = 60_000;
const iso = (minute: number) => new Date(NOON + minute * MINUTE).toISOString();

interface Told {
  readonly status: 'CONFIRMED' | 'CANCELLED';
  readonly due: number;
  readonly use: number;
  /** Null for an event from before this was remembered: then it is the event's last change that tells. */
  readonly known: number | null;
  readonly changed: number;
}

const told: fc.Arbitrary<Told> = fc.record({
  status: fc.constantFrom('CONFIRMED', 'CONFIRMED', 'CANCELLED'),
  due: fc.integer({ min: -10, max: 10 }),
  use: fc.integer({ min: 1, max: 30 }),
  known: fc.option(fc.integer({ min: -20, max: 10 })),
  changed: fc.integer({ min: -20, max: 10 }),
});

const eventOf = ({ status, due, use, known, changed }: Told): StoredEvent => ({
  ...makeEvent({ status, reminders: [{ offset: '-P1D', dueAt: iso(due), useUntil: iso(due + use) }] }),
  changedAt: iso(changed),
  previousStart: null,
  addedAt: iso(-30),
  notice: null,
  states: [],
  withdrawn: false,
  knownSince: known === null ? {} : { [iso(due)]: iso(known) },
});

const missedAt = (minute: number, event: StoredEvent) =>
  toHaveStarted(
    { events: [event], publications: [], agency, readers: {}, checkIns: [] },
    new Date(iso(minute)),
  );

const isMissed = (one: Told, minute: number) => missedAt(minute, eventOf(one)).length === 1;

describe('a reminder is missed', () => {
  it('from two minutes after it was due, for as long as it is of use, and was known before it was due', () => {
    fc.assert(
      fc.property(told, fc.integer({ min: -15, max: 45 }), (one, now) => {
        const { status, due, use, known, changed } = one;
        const isOfUse = now >= due + 2 && now < due + use;
        const wasKnown = (known ?? changed) < due;
        expect(isMissed(one, now)).toBe(status === 'CONFIRMED' && isOfUse && wasKnown);
      }),
      { numRuns: 500 },
    );
  });

  it('by no other message than the one that its schedule would have brought', () => {
    const event = eventOf({ status: 'CONFIRMED', due: 0, use: 30, known: -5, changed: -5 });
    expect(missedAt(3, event)).toEqual([
      {
        mailing: expect.stringMatching(/^2026-[0-9a-f]{16}-[0-9a-f]{8}-20260113T210000Z$/),
        message: {
          reminder: { year: 2026, source: 'calendar', eventId: event.id, offset: '-P1D' },
          startsAt: event.startsAt,
          dueAt: iso(0),
        },
        useUntil: iso(30),
        audiences: expect.arrayContaining([expect.stringMatching(event.id)]),
      },
    ]);
  });
});
