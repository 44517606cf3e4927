/** How many a change concerns, by what people asked for and what they heard. */
import { describe, expect, it } from 'vitest';
import { LONG_AGO } from '../../core/calendar/changes.ts';
import type { Event } from '../../core/calendar/event.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import { noTally } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { type KnownState, statesAfter } from '../../core/notices/known-states.ts';
import { type NoticedEvent, readToBeTold } from '../../core/plan/promised.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const REMINDED_AT = '2026-01-12T21:00:00Z';
const EVENT = makeEvent({
  capacity: 20,
  conference: 'https://meet.example/1',
  reminders: [{ offset: '-P1D', dueAt: REMINDED_AT, useUntil: '2026-01-13T21:00:00Z' }],
});

/** The states of an event that was changed so and so, an hour apart each; the first stood when people were reminded. */
const changed = (...steps: readonly Partial<Event>[]): NoticedEvent => {
  const states = steps.reduce<readonly KnownState[]>(
    (before, step, index) => statesAfter(before, { ...EVENT, ...step }, `2026-01-12T2${index + 1}:30:00Z`),
    statesAfter([], EVENT, '2026-01-05T17:00:00Z'),
  );
  const notice = { at: '2026-01-12T23:00:00Z', dueAt: '2026-01-12T23:15:00Z' };
  return { ...EVENT, ...steps.at(-1), ...LONG_AGO, states, notice };
};

/** The reminder of the event, which has reached so many. */
function reminderTo(sent: number, startedAt = REMINDED_AT): StartedMailing {
  const due = { reminder: { year: 2026, source: 'calendar', eventId: EVENT.id, offset: '-P1D' } } as const;
  const started = decideStart(
    { ...due, dueAt: REMINDED_AT, startsAt: EVENT.startsAt },
    { event: EVENT, agency, now: new Date(REMINDED_AT) },
  );
  if (!started.start) throw new Error(started.because);
  const tally = { ...noTally(), sent };
  return { ...started.mailing, ranges: 1, people: sent, startedAt, expiresAt: 0, tally };
}

/** How many are told of the change where so many asked before it, and these mailings went out. */
async function toBeTold(
  event: NoticedEvent,
  { asked, mailings }: { readonly asked: number; readonly mailings: readonly StartedMailing[] },
): Promise<number> {
  const people = Array.from({ length: asked }, (_, person) => ({
    ...{ id: String(person).padStart(32, '0'), address: `p${person}@example.org`, language: 'en' },
    ...({ style: 'open', state: 'active', since: '2026-01-06T17:00:00Z' } as const),
  }));
  const stores = {
    mailings: { ofYear: async (year: number) => mailings.filter((one) => one.year === year) },
    subscriptions: { count: async () => asked, activeBetween: async () => people },
  };
  return (await readToBeTold([event], stores))(event);
}

const MANY = { asked: 20, mailings: [reminderTo(80_000)] };

describe('a change is to be told', () => {
  it('to whoever asked and to whoever was reminded', async () => {
    expect(await toBeTold(changed({ location: 'Room 4' }), MANY)).toBe(80_020);
    expect(await toBeTold(changed({ location: 'Room 4' }), { asked: 3, mailings: [] })).toBe(3);
  });

  it('of the private link to join alone, to no more people than have asked', async () => {
    expect(await toBeTold(changed({ conference: 'https://meet.example/2' }), MANY)).toBe(20);
    expect(await toBeTold(changed({ conference: 'https://meet.example/2' }), { ...MANY, asked: 0 })).toBe(0);
  });

  it('of that link to those, too, who asked when it was as it is again, and were reminded meanwhile', async () => {
    const event = changed({ conference: 'https://meet.example/2' }, {});
    const mailings = [reminderTo(80_000, '2026-01-12T22:00:00Z')];
    expect(await toBeTold(event, { asked: 20, mailings })).toBe(20);
  });

  it.each<[string, Partial<Event>]>([
    ['places are limited no more', { capacity: null, conference: 'https://meet.example/2' }],
    ['the place is another, too', { location: 'Room 4', conference: 'https://meet.example/2' }],
  ])('of the link to join to everybody where %s', async (_, step) => {
    expect(await toBeTold(changed(step), MANY)).toBe(80_020);
  });

  it('to everybody who knows it in a state from which more than the private link has changed', async () => {
    const event = changed(
      { location: 'Room 4' },
      { location: 'Room 4', conference: 'https://meet.example/2' },
    );
    expect(await toBeTold(event, MANY)).toBe(80_020);
  });
});
