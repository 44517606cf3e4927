/** Places against a model that knows nothing of steps: nobody too many, nobody lost, first come first. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillPlaces } from '../../core/registrations/fill-places.ts';
import { takePlace } from '../../core/registrations/take-place.ts';
import { type MemoryPlaces, memoryPlaces, type Places } from './memory-places.ts';

const AUDIENCE = 'event.2026.calendar.0123456789abcdef';
const KEPT_UNTIL = '2026-03-01T00:00:00Z';
const NAMES = ['ana', 'bo', 'cy', 'dee', 'eva', 'fay', 'gus', 'hal'];

let now: number;
beforeEach(() => {
  now = Date.parse('2026-01-05T17:00:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Nobody comes at the very same millisecond as somebody else, or chance would decide who is first. */
function tick() {
  now += 1;
  vi.setSystemTime(now);
}

/** What people do, as the functions do it: that something is wanted, or is no more, is written down first. */
function service(
  places: Places,
  capacity: number,
  { wants = new Set<string>(), told = new Set<string>() } = {},
) {
  const fill = () =>
    fillPlaces({ audience: AUDIENCE, capacity }, places, {
      stillWants: async ({ id }) => wants.has(id),
      welcome: async ({ id }) => void told.add(id),
    });
  const register = async (id: string) => {
    wants.add(id);
    tick();
    const person = { id, address: `${id}@example.org`, language: 'en', style: 'discreet' as const };
    const outcome = await takePlace(person, { audience: AUDIENCE, capacity, keptUntil: KEPT_UNTIL }, places);
    if (outcome === 'waiting') await fill();
  };
  const giveUp = async (id: string) => {
    wants.delete(id);
    await places.stopWaiting(AUDIENCE, id);
    await places.giveBack(AUDIENCE, id);
    await fill();
  };
  return { wants, register, giveUp };
}

async function standings(places: Places) {
  return {
    seated: [...(await places.seated(AUDIENCE))].toSorted(),
    waiting: (await places.waiting(AUDIENCE)).map(({ id }) => id),
  };
}

const capacities = fc.integer({ min: 1, max: 4 });
const acts = fc.array(
  fc.record({
    who: fc.constantFrom(...NAMES),
    does: fc.constantFrom(...(['register', 'register', 'giveUp'] as const)),
  }),
  { maxLength: 30 },
);
type Act = Readonly<{ who: string; does: 'register' | 'giveUp' }>;

/** Who stands where, said by a list of names. */
const inTheList = (queue: readonly string[], { who, does }: Act): readonly string[] => {
  if (does === 'giveUp') return queue.filter((name) => name !== who);
  return queue.includes(who) ? queue : [...queue, who];
};

describe('one after the other', () => {
  it('is what a list of names and a number of chairs would do', async () => {
    await fc.assert(
      fc.asyncProperty(capacities, acts, async (capacity, all) => {
        const places = memoryPlaces();
        const acting = service(places, capacity);
        let queue: readonly string[] = [];
        for (const act of all) {
          await acting[act.does](act.who);
          queue = inTheList(queue, act);
          expect(await standings(places)).toEqual({
            seated: queue.slice(0, capacity).toSorted(),
            waiting: queue.slice(capacity),
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same where every act breaks off somewhere and is done again', async () => {
    await fc.assert(
      fc.asyncProperty(
        capacities,
        acts,
        fc.infiniteStream(fc.nat({ max: 8 })),
        async (capacity, all, breaks) => {
          const places = memoryPlaces();
          const kept = { wants: new Set<string>(), told: new Set<string>() };
          let queue: readonly string[] = [];
          for (const act of all) {
            const broken = service(breakingAfter(places, breaks.next().value ?? 0), capacity, kept);
            await broken[act.does](act.who).catch(() => {});
            await service(places, capacity, kept)[act.does](act.who);
            const waited = queue.slice(capacity);
            queue = inTheList(queue, act);
            const seated = queue.slice(0, capacity);
            expect(await standings(places)).toEqual({
              seated: seated.toSorted(),
              waiting: queue.slice(capacity),
            });
            expect([...kept.told]).toEqual(
              expect.arrayContaining(seated.filter((who) => waited.includes(who))),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('all at once, in whatever order their steps fall', () => {
  it('never seats more than there are places, loses nobody, and leaves no place free while somebody waits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), capacities, acts, acts, async (scheduler, capacity, before, all) => {
        const places = memoryPlaces();
        const { register, giveUp, wants } = service(places, capacity);
        for (const { does, who } of before) await (does === 'register' ? register(who) : giveUp(who));
        const acting = service(inTurns(places, scheduler), capacity, { wants });
        const byWhom = [...Map.groupBy(all, ({ who }) => who).values()];
        // A person does one thing after the other; nobody else waits for that.
        await scheduler.waitFor(
          Promise.all(
            byWhom.map(async (own) => {
              for (const { does, who } of own) await acting[does](who);
            }),
          ),
        );
        const { seated, waiting } = await standings(places);
        expect(places.most()).toBeLessThanOrEqual(capacity);
        expect(new Set([...seated, ...waiting])).toEqual(wants);
        expect(seated.length).toBe(Math.min(capacity, wants.size));
        expect(waiting.length).toBe(wants.size - seated.length);
      }),
      { numRuns: 500 },
    );
  });
});

const METHODS = ['take', 'giveBack', 'seated', 'wait', 'waiting', 'stopWaiting'] as const;

/** The same places, each method by way of `change`. */
const changed = (
  places: MemoryPlaces,
  change: (call: (...input: never[]) => Promise<unknown>) => unknown,
): Places => Object.fromEntries(METHODS.map((name) => [name, change(places[name])])) as unknown as Places;

/** Each call waits for its turn, which fast-check deals out in every order. */
const inTurns = (places: MemoryPlaces, scheduler: fc.Scheduler): Places =>
  changed(places, (call) => scheduler.scheduleFunction(call));

/** After so many calls none is answered any more. */
function breakingAfter(places: MemoryPlaces, calls: number): Places {
  let left = calls;
  return changed(places, (call) => async (...input: never[]) => {
    if (left-- <= 0) throw new Error('broken off');
    return call(...input);
  });
}
