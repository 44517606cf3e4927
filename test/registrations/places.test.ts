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

/** What is kept beside the places: who wants one and since when, and who was told of theirs after waiting. */
interface Kept {
  readonly wants: Map<string, string>;
  readonly told: Set<string>;
}
const nothingKept = (): Kept => ({ wants: new Map(), told: new Set() });

/** How steps are taken: at once, in turns that others come between, or not at all from some moment on. */
type Taken = <Call extends (...input: never[]) => Promise<unknown>>(call: Call) => Call;
const atOnce: Taken = (call) => call;

/** What people do, as the functions do it: that something is wanted, or is no more, is written down first. */
function service(all: MemoryPlaces, capacity: number, { wants, told }: Kept, taken: Taken = atOnce) {
  const places = changed(all, taken);
  const turnNow = taken(async ({ id }: { id: string }) => {
    const since = wants.get(id);
    return since === undefined ? undefined : { id, since };
  });
  const welcome = taken(async ({ id }: { id: string }) => void told.add(id));
  const fill = () =>
    fillPlaces({ audience: AUDIENCE, capacity, keptUntil: KEPT_UNTIL }, places, { turnNow, welcome });
  const join = async (id: string) => {
    tick();
    const since = wants.get(id) ?? new Date().toISOString();
    wants.set(id, since);
    return takePlace({ id, since }, { audience: AUDIENCE, capacity, keptUntil: KEPT_UNTIL }, places);
  };
  const leave = async (id: string) => {
    wants.delete(id);
    await places.stopWaiting(AUDIENCE, id);
    await places.giveBack(AUDIENCE, id);
  };
  return {
    fill,
    join,
    leave,
    register: async (id: string) => {
      if ((await join(id)) === 'waiting') await fill();
    },
    giveUp: async (id: string) => {
      await leave(id);
      await fill();
    },
  };
}

async function standings(places: MemoryPlaces) {
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

interface Lists {
  readonly seated: readonly string[];
  readonly waiting: readonly string[];
}

/** The same where the filling is an act of its own: until then a free place stays free, and is for those who wait. */
function inTwoLists(
  { seated, waiting }: Lists,
  { who, does }: { readonly who: string; readonly does: 'join' | 'leave' | 'fill' },
  capacity: number,
): Lists {
  const free = Math.max(0, capacity - seated.length);
  if (does === 'fill')
    return { seated: [...seated, ...waiting.slice(0, free)], waiting: waiting.slice(free) };
  const others = (list: readonly string[]) => list.filter((name) => name !== who);
  if (does === 'leave') return { seated: others(seated), waiting: others(waiting) };
  if (seated.includes(who) || waiting.includes(who)) return { seated, waiting };
  return waiting.length === 0 && free > 0
    ? { seated: [...seated, who], waiting }
    : { seated, waiting: [...waiting, who] };
}

describe('one after the other', () => {
  it('is what two lists of names would do, also while the filling is still to come', async () => {
    const step = fc.record({
      who: fc.constantFrom(...NAMES),
      does: fc.constantFrom(...(['join', 'join', 'leave', 'fill'] as const)),
    });
    await fc.assert(
      fc.asyncProperty(capacities, fc.array(step, { maxLength: 40 }), async (capacity, all) => {
        const places = memoryPlaces();
        const acting = service(places, capacity, nothingKept());
        let lists: Lists = { seated: [], waiting: [] };
        for (const { who, does } of all) {
          await acting[does](who);
          lists = inTwoLists(lists, { who, does }, capacity);
          expect(await standings(places)).toEqual({ ...lists, seated: lists.seated.toSorted() });
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
        fc.infiniteStream(fc.nat({ max: 12 })),
        async (capacity, all, breaks) => {
          const places = memoryPlaces();
          const kept = nothingKept();
          let queue: readonly string[] = [];
          for (const act of all) {
            const broken = service(places, capacity, kept, breakingAfter(breaks.next().value ?? 0));
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
        const kept = nothingKept();
        const { register, giveUp } = service(places, capacity, kept);
        for (const { does, who } of before) await (does === 'register' ? register(who) : giveUp(who));
        const acting = service(
          places,
          capacity,
          kept,
          (call) => scheduler.scheduleFunction(call as never) as never,
        );
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
        const { wants } = kept;
        expect(places.most()).toBeLessThanOrEqual(capacity);
        expect(new Set([...seated, ...waiting])).toEqual(new Set(wants.keys()));
        expect(seated.length).toBe(Math.min(capacity, wants.size));
        expect(waiting.length).toBe(wants.size - seated.length);
      }),
      { numRuns: 3000 },
    );
  });
});

const METHODS = ['take', 'giveBack', 'seated', 'wait', 'waiting', 'somebodyWaits', 'stopWaiting'] as const;

/** The same places, each method by way of `taken`. */
const changed = (places: MemoryPlaces, taken: Taken): Places =>
  Object.fromEntries(METHODS.map((name) => [name, taken(places[name] as never)])) as unknown as Places;

/** After so many steps none is taken any more. */
function breakingAfter(steps: number): Taken {
  let left = steps;
  return (call) =>
    (async (...input: never[]) => {
      left -= 1;
      if (left < 0) throw new Error('broken off');
      return call(...input);
    }) as typeof call;
}
