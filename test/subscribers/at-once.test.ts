/** Confirming, choosing, giving up and erasing at the same time, in whatever order their steps fall. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Act,
  AUDIENCE,
  erase,
  freePlace,
  giveUp,
  keptOf,
  LISTS,
  overtakenAnywhere,
  type Step,
  saveAllLists,
  saveDiscreet,
  somebody,
  stylesOf,
  toEvent,
  toLists,
  world,
} from './worlds.ts';

/** Orders that are tried of each pair, and milliseconds for all of them. */
const [ORDERS, LONG_MS] = [200, 120_000];

/** Does `acts` for one person, their steps dealt out anew each time, after `before`; then `check` holds. */
async function atOnce(
  acts: readonly Act[],
  check: (kept: Awaited<ReturnType<typeof keptOf>>) => void,
  before: readonly Act[] = [],
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const id = await somebody();
      for (const one of before) await one(id, world());
      const dealt = world((step) => scheduler.scheduleFunction(step as never) as unknown as Step);
      await scheduler.waitFor(Promise.all(acts.map((one) => one(id, dealt))));
      const kept = await keptOf(id);
      await freePlace(id);
      check(kept);
    }),
    { numRuns: ORDERS },
  );
}

const NOTHING = { traces: 0, wish: 0, active: [], place: 'none', turns: 0 };

describe('erasing', () => {
  it.each([
    ['lists are confirmed', toLists],
    ['a place is confirmed', toEvent('place')],
    ['reminders are confirmed', toEvent('reminders')],
    ['choices are saved', saveAllLists],
  ])(
    'while %s leaves somebody whole or nothing of them',
    async (_, other) => {
      await atOnce([erase, other], ({ isKnown, ...kept }) => {
        if (!isKnown) expect(kept).toEqual(NOTHING);
      });
    },
    LONG_MS,
  );

  it('before or after every step of what is saved brings nobody back', () =>
    overtakenAnywhere(
      saveAllLists,
      (id) => erase(id, world()),
      async (id) => expect(await keptOf(id)).toEqual({ isKnown: false, ...NOTHING }),
    ));
});

describe('giving up', () => {
  it.each(['place', 'reminders'] as const)(
    'while a %s is confirmed anew leaves nobody in what they have not asked for',
    async (wants) => {
      await atOnce(
        [giveUp, toEvent(wants)],
        ({ wish, active, place }) => {
          if (wish > 0) return;
          expect(active).not.toContain(AUDIENCE);
          expect(place).toBe('none');
        },
        [toEvent(wants)],
      );
    },
    LONG_MS,
  );

  it('forgets nothing that was confirmed anew when all but that was done', async () => {
    const id = await somebody();
    await toEvent('place')(id, world());
    const { subscribers, ...rest } = world();
    const deleteGivenUp: typeof subscribers.deleteGivenUp = async (...given) => {
      await toEvent('place')(id, world());
      return subscribers.deleteGivenUp(...given);
    };
    await giveUp(id, { ...rest, subscribers: { ...subscribers, deleteGivenUp } });
    expect(await keptOf(id)).toMatchObject({ wish: 1, place: 'seated', active: [LISTS[0], AUDIENCE] });
    await freePlace(id);
  });
});

it(
  'pressing one button three times at once is one turn in the line',
  async () => {
    const first = await somebody();
    await toEvent('place')(first, world());
    const press = toEvent('place');
    await atOnce([press, press, press], ({ wish, turns }) => expect([wish, turns]).toEqual([1, 1]));
    await freePlace(first);
  },
  LONG_MS,
);

it.each([
  ['lists', toLists],
  ['reminders', toEvent('reminders')],
  ['a place', toEvent('place')],
])('choosing to be discreet before any step of confirming %s holds for all mail', (_, confirming) =>
  overtakenAnywhere(
    confirming,
    (id) => saveDiscreet(id, world()),
    async (id, step) => {
      expect([step, new Set(await stylesOf(id))]).toEqual([step, new Set(['discreet'])]);
    },
    [saveAllLists],
  ),
);
