import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../core/subscribers/audience.ts';
import { type Before, decideChoices, type Wish } from '../../core/subscribers/decide-choices.ts';
import { RHYTHMS, rhythmOf } from '../../core/subscribers/rhythm.ts';
import type { Standing } from '../../core/subscribers/subscription.store.ts';

const NOW = new Date('2026-01-10T17:00:00Z');
const LISTS = ['events', 'news', 'partners'];
const AUDIENCES = [...LISTS, 'given-up-list', 'event.2026.calendar.0123456789abcdef'];
const EVENTS = ['e1', 'e2', 'e3', 'e4'];

const before: fc.Arbitrary<Before> = fc
  .record({
    standings: fc.dictionary(fc.constantFrom(...AUDIENCES), fc.constantFrom<Standing>('active', 'left')),
    muted: fc.uniqueArray(fc.constantFrom(...EVENTS, 'over')),
    shown: fc.subarray(EVENTS),
  })
  .map(({ standings, muted, shown }) => ({
    profile: {
      id: 'f'.repeat(32),
      address: 'ana@example.org',
      language: 'en',
      style: 'discreet',
      ...(muted.length > 0 && { muted }),
      answeredAt: '2025-01-01T00:00:00.000Z',
    },
    standings: new Map(Object.entries(standings)),
    lists: LISTS,
    ahead: EVENTS,
    shown,
  }));
const wish: fc.Arbitrary<Wish> = fc.record({
  lists: fc.subarray(LISTS),
  language: fc.constantFrom('en', 'es'),
  style: fc.constantFrom('discreet', 'open'),
  rhythm: fc.constantFrom(...RHYTHMS),
  muted: fc.uniqueArray(fc.constantFrom(...EVENTS, 'none-of-ours')),
});

/** How the person stands once it is written. */
function written({ standings, ...rest }: Before, wanted: Wish): Before {
  const { profile, join, leave } = decideChoices({ standings, ...rest }, wanted, NOW);
  const after = new Map(standings);
  for (const list of join) after.set(list, 'active');
  for (const list of leave) after.set(list, 'left');
  return { ...rest, profile, standings: after };
}
const activeIn = (standings: ReadonlyMap<Audience, Standing>, among: readonly Audience[]) =>
  among.filter((audience) => standings.get(audience) === 'active');

describe('choosing', () => {
  it('puts a person on the lists they chose and on no other, and leaves everything else they are in', () => {
    fc.assert(
      fc.property(before, wish, (had, wanted) => {
        const { standings } = written(had, wanted);
        expect(activeIn(standings, LISTS)).toEqual(LISTS.filter((list) => wanted.lists.includes(list)));
        const others = AUDIENCES.filter((audience) => !LISTS.includes(audience));
        expect(activeIn(standings, others)).toEqual(activeIn(had.standings, others));
      }),
    );
  });

  it('mutes what is ticked of the events shown, keeps what was muted of others to come, and forgets what is over', () => {
    fc.assert(
      fc.property(before, wish, (had, wanted) => {
        const { muted = [] } = decideChoices(had, wanted, NOW).profile;
        for (const id of EVENTS) {
          const source = had.shown.includes(id) ? wanted.muted : (had.profile.muted ?? []);
          expect(muted.includes(id)).toBe(source.includes(id));
        }
        expect(muted.every((id) => EVENTS.includes(id))).toBe(true);
      }),
    );
  });

  it('keeps how somebody wants to hear, and nothing of it where they want each', () => {
    fc.assert(
      fc.property(before, wish, (had, wanted) => {
        const { profile } = decideChoices(had, wanted, NOW);
        expect(rhythmOf(profile)).toBe(wanted.rhythm);
        expect('rhythm' in profile).toBe(wanted.rhythm !== 'each');
      }),
    );
  });

  it('twice is choosing once', () => {
    fc.assert(
      fc.property(before, wish, (had, wanted) => {
        const once = written(had, wanted);
        const again = decideChoices(once, wanted, NOW);
        expect(again).toMatchObject({ profile: once.profile, join: [], leave: [] });
      }),
    );
  });
});
