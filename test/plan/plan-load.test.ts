/** Which changes a plan counts people for, and which it says are still to be told. */
import { beforeEach, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import type { Event } from '../../core/calendar/event.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { putInForce } from '../../core/calendar/put-in-force.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { planLoad } from '../../core/plan/plan-load.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const [ADDED, CHANGED, WAITING, TOLD] = [
  '2026-01-05T08:00:00Z',
  '2026-01-05T09:00:00Z',
  '2026-01-05T09:05:00Z',
  '2026-01-05T12:00:00Z',
] as const;
const EVENT = makeEvent();
const MOVED = { ...EVENT, location: 'Room 4' };
const REWORDED = { ...MOVED, summary: 'A better title' };

/** A table with one event that somebody asked for, and how often everybody who did was read. */
function openWorld() {
  const table = memoryTable();
  let reads = 0;
  const stores = {
    ...{ agencies: agencyStore(table), events: eventStore(table), versions: inForceStore(table) },
    publications: publicationStore(table),
    mailings: mailingStore(table),
    subscriptions: {
      count: async () => 1,
      activeBetween: async () => {
        reads += 1;
        const person = {
          id: '0'.repeat(32),
          address: 'a@example.org',
          language: 'en',
          style: 'open',
        } as const;
        return [{ ...person, state: 'active', since: '2026-01-05T08:30:00Z' } as const];
      },
    } satisfies Partial<SubscriptionStore>,
  };
  const planAt = async (at: string, ...events: readonly Event[]) => {
    reads = 0;
    const calendars = [{ year: 2026, name: 'The month', description: null, events }];
    return planLoad({ agency, calendars, publications: [] }, stores, new Date(at));
  };
  return {
    planAt,
    load: async (at: string, ...events: readonly Event[]) =>
      putInForce((await planAt(at, ...events)).load, stores),
    reads: () => reads,
  };
}

let world: ReturnType<typeof openWorld>;
beforeEach(async () => {
  world = openWorld();
  await world.load(ADDED, EVENT);
  await world.load(CHANGED, MOVED);
});

describe('a change that was loaded before', () => {
  it('is waiting until it is told, also when the event gets another title meanwhile', async () => {
    for (const event of [MOVED, REWORDED]) {
      const { plan, waiting } = await world.planAt(WAITING, event);
      expect(waiting).toMatchObject([{ summary: event.summary, location: 'Room 4' }]);
      expect(plan.people).toBe(0);
    }
  });

  it('is waiting no more once it is told, and nobody is counted for another title', async () => {
    const { plan, waiting } = await world.planAt(TOLD, REWORDED);
    expect(plan.events).toMatchObject([{ fate: 'changed', notice: null, cosmetic: ['title'] }]);
    expect(waiting).toEqual([]);
    expect(world.reads()).toBe(0);
  });

  it('gives way to the next one, which is counted', async () => {
    const { plan, waiting } = await world.planAt(WAITING, { ...MOVED, location: 'Room 5' });
    expect(waiting).toEqual([]);
    expect(plan.people).toBe(1);
  });

  it('is waiting, too, where it is that the event has gone from its file', async () => {
    await world.load(WAITING);
    const { load, waiting } = await world.planAt(WAITING);
    expect(load.putEvents).toEqual([]);
    expect(waiting).toMatchObject([{ withdrawn: true, status: 'CANCELLED' }]);
  });
});
