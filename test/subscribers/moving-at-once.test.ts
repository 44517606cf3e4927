/** Moving to another address while something else is done at either. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Act,
  AUDIENCE,
  erase,
  freePlace,
  keptOf,
  LISTS,
  moveTo,
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
const GONE = { isKnown: false, traces: 0, wish: 0, active: [], place: 'none', turns: 0 };

/** The id of the address to which somebody moves. */
const newIdOf = (id: string) => id.replace(/^0/, 'f');
const move: Act = (id, dependencies) => moveTo(newIdOf(id))(id, dependencies);
const atNew =
  (act: Act): Act =>
  (id, dependencies) =>
    act(newIdOf(id), dependencies);

type Kept = Awaited<ReturnType<typeof keptOf>>;

/** Nobody of whom nothing else is kept is in an audience, has a place or waits for one. */
function expectWholeOrGone(kept: Kept): void {
  if (!kept.isKnown) expect(kept).toEqual(GONE);
}

interface Outcome {
  /** At the address where the other button was pressed, when it was. */
  readonly wasKnown: boolean;
  readonly old: Kept;
  readonly there: Kept;
  readonly styles: ReadonlySet<string>;
}

/** Somebody moves, and before each step in turn the button is pressed whole at one of the addresses. */
async function beforeAnyStep(
  { press, at }: { readonly press: Act; readonly at: 'old' | 'new' },
  check: (outcome: Outcome) => void,
  before: readonly Act[] = [],
): Promise<void> {
  let wasKnown = false;
  const whereOf = (id: string) => (at === 'old' ? id : newIdOf(id));
  await overtakenAnywhere(
    move,
    async (id) => {
      wasKnown = (await keptOf(whereOf(id))).isKnown;
      await press(whereOf(id), world());
    },
    async (id) => {
      const [old, there] = [await keptOf(id), await keptOf(newIdOf(id))];
      const styles = new Set(await stylesOf(newIdOf(id)));
      for (const kept of [old, there]) expectWholeOrGone(kept);
      check({ wasKnown, old, there, styles });
    },
    before,
  );
}

const DISCREET = new Set(['discreet']);

describe('before any step of a move', () => {
  it('erasing at the old address leaves nothing at either, as long as anything stood there', () =>
    beforeAnyStep({ press: erase, at: 'old' }, ({ wasKnown, old, there }) => {
      expect(old).toEqual(GONE);
      if (wasKnown) expect(there).toEqual(GONE);
    }));

  it('erasing at the new address brings nobody back there', () =>
    beforeAnyStep({ press: erase, at: 'new' }, ({ wasKnown, old, there }) => {
      expect(old).toEqual(GONE);
      if (wasKnown) expect(there).toEqual(GONE);
    }));

  it('erasing at the old address erases nobody who was known at the new one before', () =>
    beforeAnyStep(
      { press: erase, at: 'old' },
      ({ old, there }) => {
        expect(old).toEqual(GONE);
        expect(there.isKnown).toBe(true);
        expect(there.active).toContain(LISTS[1]);
      },
      [atNew(toLists)],
    ));

  it.each(['old', 'new'] as const)('forgetting what waits for the %s address erases nobody', (where) =>
    beforeAnyStep({ press: (id, { pending }) => pending.forgetAll(id), at: where }, ({ old, there }) => {
      expect(old).toEqual(GONE);
      expect(there).toMatchObject({ isKnown: true, active: [LISTS[0]] });
    }),
  );

  it('lists that are confirmed at the old address come along', () =>
    beforeAnyStep({ press: toLists, at: 'old' }, ({ wasKnown, old, there }) => {
      expect(old.isKnown).toBe(!wasKnown);
      if (wasKnown) expect(there.active).toEqual(LISTS);
    }));

  it.each(['place', 'reminders'] as const)('a %s confirmed at the old address comes along', (wants) =>
    beforeAnyStep({ press: toEvent(wants), at: 'old' }, ({ wasKnown, old, there }) => {
      expect(old.isKnown).toBe(!wasKnown);
      if (!wasKnown) return;
      expect(there).toMatchObject({ wish: 1, place: wants === 'place' ? 'seated' : 'none' });
      expect(there.active).toContain(AUDIENCE);
    }),
  );

  it.each([
    ['old', 'on lists', [saveAllLists]],
    ['old', 'at an event', [saveAllLists, toEvent('place', 'open')]],
    ['new', 'on lists', [saveAllLists]],
    ['new', 'at an event', [saveAllLists, toEvent('place', 'open')]],
  ] as const)('choosing at the %s address to be discreet holds %s', (at, _, before) =>
    beforeAnyStep(
      { press: saveDiscreet, at },
      ({ wasKnown, styles }) => {
        if (wasKnown) expect(styles).toEqual(DISCREET);
      },
      before,
    ),
  );

  it('confirming discreetly at a new address that nobody knew holds for what comes along', () =>
    beforeAnyStep(
      { press: toLists, at: 'new' },
      ({ wasKnown, styles }) => {
        if (!wasKnown) expect(styles).toEqual(DISCREET);
      },
      [saveAllLists],
    ));
});

/** Both at once, their steps dealt out anew each time. */
async function atOnce(acts: readonly Act[], check: (old: Kept, there: Kept) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const id = await somebody();
      const dealt = world((step) => scheduler.scheduleFunction(step as never) as unknown as Step);
      await scheduler.waitFor(Promise.all(acts.map((one) => one(id, dealt))));
      const [old, there] = [await keptOf(id), await keptOf(newIdOf(id))];
      for (const each of [id, newIdOf(id)]) await freePlace(each);
      for (const kept of [old, there]) expectWholeOrGone(kept);
      check(old, there);
    }),
    { numRuns: ORDERS },
  );
}

describe('at the same time', () => {
  it(
    'the button pressed twice moves once',
    () =>
      atOnce([move, move], (old, there) => {
        expect(old).toEqual(GONE);
        expect(there).toMatchObject({ isKnown: true, active: [LISTS[0]] });
      }),
    LONG_MS,
  );

  it.each([
    ['erasing at the old address', erase],
    ['lists confirmed there', toLists],
    ['a place confirmed there', toEvent('place')],
    ['choices saved there', saveAllLists],
    ['erasing at the new address', atNew(erase)],
  ])(
    '%s leaves everybody whole or gone',
    (what, other) =>
      atOnce([move, other], (old, there) => {
        if (!what.startsWith('erasing')) expect(old.isKnown || there.isKnown).toBe(true);
      }),
    LONG_MS,
  );
});
