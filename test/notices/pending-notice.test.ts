/** A course of changes, each loaded at some moment, while people ask for the event; notices are told as their clocks ring. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeMailing } from '../../core/mailing/mailing.ts';
import type { Heard } from '../../core/notices/heard-mailings.ts';
import { lastFacts, stateAt, statesAfter } from '../../core/notices/known-states.ts';
import { type MaterialFacts, materialChanges, materialFactsOf } from '../../core/notices/material-facts.ts';
import { type Announced, noticeOf } from '../../core/notices/pending-notice.ts';
import { toldFrom } from '../../core/notices/who-knows-what.ts';
import { makeEvent } from '../events.ts';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-01-05T17:00:00Z');
const iso = (minute: number) => new Date(BEGIN + minute * MINUTE).toISOString();
const DELAY = 15 * MINUTE;

/** The event, beginning so many hours after the first load, called off or not. */
const facts = (hours: number, isCancelled: boolean, location: string | null): MaterialFacts =>
  materialFactsOf(
    makeEvent({
      status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
      ...{ start: iso(hours * 60), end: iso(hours * 60 + 60) },
      ...{ startsAt: iso(hours * 60), endsAt: iso(hours * 60 + 60), written: null, location },
    }),
  );

const someFacts = fc
  .record({
    /** The longest course takes less than six hours. */
    hours: fc.constantFrom(7, 8, 24, 48, 240),
    isCancelled: fc.constantFrom(false, false, true),
    location: fc.constantFrom(null, 'Hall A', 'Hall B'),
  })
  .map(({ hours, isCancelled, location }) => facts(hours, isCancelled, location));

/** Loads at rising minutes, and how many minutes after each somebody asks for the event. */
const course = fc.array(
  fc.record({
    waits: fc.integer({ min: 1, max: 40 }),
    loaded: someFacts,
    asksAfter: fc.integer({ min: 1, max: 39 }),
  }),
  { maxLength: 8 },
);

interface Person {
  readonly askedAt: string;
  knows: MaterialFacts;
  heard?: Heard;
  told: number;
}

/** What people are told; each remembers what they know, as they would. */
function live(
  first: MaterialFacts,
  steps: readonly { waits: number; loaded: MaterialFacts; asksAfter: number }[],
) {
  let standing: Announced = { notice: null, states: statesAfter([], first as never, iso(0)) };
  const people: Person[] = [{ askedAt: iso(0), knows: first, told: 0 }];
  let rung: string | null = null;
  const ring = (until: number) => {
    const { notice, states } = standing;
    if (!notice || notice.dueAt === rung || Date.parse(notice.dueAt) > BEGIN + until * MINUTE) return;
    rung = notice.dueAt;
    const to = lastFacts(states) ?? first;
    const mailing: Pick<NoticeMailing, 'states' | 'to' | 'changedAt'> = { states, to, changedAt: notice.at };
    for (const person of people) {
      const from = toldFrom({ askedAt: person.askedAt, heard: person.heard }, mailing);
      if (from === null) continue;
      expect(materialChanges(states[from]?.facts ?? first, person.knows)).toEqual([]);
      person.knows = to;
      person.heard = { at: notice.dueAt, state: stateAt(states, notice.dueAt) };
      person.told += 1;
    }
  };
  let minute = 0;
  for (const { waits, loaded, asksAfter } of steps) {
    minute += waits;
    ring(minute);
    const now = new Date(BEGIN + minute * MINUTE);
    const notice = noticeOf(loaded, standing, { delayMs: DELAY, now });
    standing = { notice, states: statesAfter(standing.states, loaded as never, now.toISOString()) };
    minute += asksAfter;
    ring(minute);
    people.push({ askedAt: iso(minute), knows: lastFacts(standing.states) ?? first, told: 0 });
  }
  ring(Infinity);
  return { people, last: lastFacts(standing.states) ?? first };
}

describe('over any course of changes of an event that is ahead', () => {
  it('everybody knows in the end how it is, and is told each time from what they knew', () => {
    fc.assert(
      fc.property(someFacts, course, (first, steps) => {
        const { people, last } = live(first, steps.slice(0, 4));
        for (const { knows } of people) expect(materialChanges(knows, last)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('whoever has not learnt of a slip that is mended within the delay is told nothing', () => {
    fc.assert(
      fc.property(someFacts, someFacts, fc.integer({ min: 1, max: 13 }), (first, slip, after) => {
        const { people } = live(first, [
          { waits: 60, loaded: slip, asksAfter: after },
          { waits: 1, loaded: first, asksAfter: 5 },
        ]);
        const [before, between, afterwards] = people.map(({ told }) => told);
        expect([before, afterwards]).toEqual([0, 0]);
        expect(between).toBe(materialChanges(slip, first).length > 0 ? 1 : 0);
      }),
    );
  });
});

describe('a change', () => {
  const ahead = facts(24, false, null);
  const standing: Announced = { notice: null, states: [{ since: iso(0), facts: ahead }] };
  const situation = { delayMs: DELAY, now: new Date(BEGIN) };
  const dueAfter = (notice: { dueAt: string } | null) => (Date.parse(notice?.dueAt ?? '') - BEGIN) / MINUTE;

  it('waits as long as it must, and never longer than a quarter of the time that is left', () => {
    expect(dueAfter(noticeOf(facts(48, false, null), standing, situation))).toBe(15);
    const soon: Announced = { notice: null, states: [{ since: iso(0), facts: facts(0.4, false, null) }] };
    expect(dueAfter(noticeOf(facts(48, false, null), soon, situation))).toBe(6);
  });

  it('of an event that has begun waits for a quarter of what is left of it, at most', () => {
    const now = new Date(BEGIN + (24 * 60 + 20) * MINUTE);
    expect(dueAfter(noticeOf(facts(24, true, null), standing, { ...situation, now }))).toBe(24 * 60 + 30);
  });

  it('to a time that is past, which is a slip, waits as any other', () => {
    expect(dueAfter(noticeOf(facts(-240, false, null), standing, situation))).toBe(15);
  });

  it('of an event that is over tells nobody', () => {
    const now = new Date(BEGIN + 26 * 60 * MINUTE);
    expect(noticeOf(facts(240, false, null), standing, { ...situation, now })).toBeNull();
    expect(noticeOf(facts(24, true, null), standing, { ...situation, now })).toBeNull();
  });

  it('that is cosmetic leaves a change that waits as it is', () => {
    const moved = facts(48, false, null);
    const notice = noticeOf(moved, standing, situation);
    const later = { ...situation, now: new Date(BEGIN + 5 * MINUTE) };
    const waiting = { notice, states: [...standing.states, { since: iso(0), facts: moved }] };
    expect(noticeOf(moved, waiting, later)).toBe(notice);
  });
});
