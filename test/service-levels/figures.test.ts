import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaksPromise, confirmationAskedAt, handoverAfter } from '../../core/service-levels/confirmation.ts';
import { staleAmong } from '../../core/service-levels/copies.ts';
import {
  type Counted,
  dayOf,
  figuresOf,
  publicFigures,
  stretchAt,
} from '../../core/service-levels/figures.ts';
import { serviceLevelsOf } from '../../core/service-levels/service-levels.ts';
import { roughly, type ShownLevel, shownLevel } from '../../core/service-levels/shown-level.ts';

const NOW = new Date('2026-01-12T21:30:00Z');
const stretch = stretchAt(NOW);
const TODAY = '2026-01-12';
const YESTERDAY = '2026-01-11';

const count = fc.nat({ max: 5_000 });
const day = fc.constantFrom('2026-01-05', '2026-01-08', YESTERDAY, TODAY);
const confirmations = fc.record({ within10: count, within60: count, later: count, never: count });
const counted: fc.Arbitrary<Counted> = fc.oneof(
  fc.record({ day, of: fc.constant('confirmations' as const), counts: confirmations }),
  fc.record({ day, of: fc.constant('stale' as const), copies: count }),
  fc.record({ day, of: fc.constant('beginning' as const), seconds: fc.option(fc.nat({ max: 900 })) }),
  fc.record({ day, of: fc.constant('people' as const), counts: fc.record({ reached: count, lost: count }) }),
  fc.record({ day, of: fc.constant('doubled' as const), copies: count }),
);
const anything = fc.array(counted, { maxLength: 12 });

const shownTo = (all: readonly Counted[], at = stretch): ShownLevel[] =>
  serviceLevelsOf(publicFigures(all, at)).map((level) => shownLevel(level, at));
const shownOf = (name: ShownLevel['name'], all: readonly Counted[]) =>
  shownTo(all).find((level) => level.name === name);
const letters = (within10: number, rest: { within60?: number; later?: number; never?: number } = {}) =>
  [{ day: YESTERDAY, of: 'confirmations', counts: { within10, ...rest } }] satisfies Counted[];

describe('figures', () => {
  it('are of seven whole days of UTC, and of the day that is on', () => {
    expect(stretch).toEqual({
      from: new Date('2026-01-05T00:00:00Z'),
      today: new Date('2026-01-12T00:00:00Z'),
      now: NOW,
    });
    expect(dayOf('2026-01-11T23:59:59.999Z')).toBe('2026-01-11');
  });

  it('of all days are the sums of those of each', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const [all, first, second] = [[...one, ...other], one, other].map(figuresOf);
        expect(all?.stale).toBe((first?.stale ?? 0) + (second?.stale ?? 0));
        expect(all?.confirmations.never).toBe(
          (first?.confirmations.never ?? 0) + (second?.confirmations.never ?? 0),
        );
        expect(all?.beginnings.late).toBe((first?.beginnings.late ?? 0) + (second?.beginnings.late ?? 0));
        expect(all?.doubled).toBe((first?.doubled ?? 0) + (second?.doubled ?? 0));
      }),
    );
  });

  it('of a mailing say by the second whether it began in time', () => {
    const begun = (...seconds: (number | null)[]) =>
      figuresOf(seconds.map((each) => ({ day: TODAY, of: 'beginning', seconds: each }))).beginnings;
    expect(begun(0, 300, 301, null)).toEqual({ inTime: 2, late: 1, missed: 1 });
  });

  it('of copies say by the second whether the reading was young enough', () => {
    const taken = [
      { copies: 50, seconds: 0.4 },
      { copies: 30, seconds: 60 },
      { copies: 7, seconds: 60.001 },
    ];
    expect(staleAmong(taken)).toBe(7);
  });
});

describe('a letter that has somebody confirm', () => {
  const letter = 'a'.repeat(32);
  const at = '2026-01-11T20:00:00.000Z';

  it('is counted from the moment at which it was asked for on a page', () => {
    const asked = { letter, address: 'ana@example.org', language: 'en' } as const;
    const consent = { at, wording: '0123456789ab', page: '/sign-up', language: 'en' };
    expect(
      confirmationAskedAt({
        ...{ ...asked, purpose: 'confirm-subscription', lists: ['a'], style: 'open', consent },
      }),
    ).toBe(at);
    expect(confirmationAskedAt({ ...asked, purpose: 'confirm-address', id: letter, askedAt: at })).toBe(at);
    expect(confirmationAskedAt({ ...asked, purpose: 'confirm-address', id: letter })).toBeNull();
    expect(confirmationAskedAt({ ...asked, purpose: 'manage' })).toBeNull();
  });

  it.each([
    [0, 'within10'],
    [10, 'within10'],
    [10.001, 'within60'],
    [60, 'within60'],
    [60.001, 'later'],
  ])('%f seconds after is %s', (seconds, handover) => {
    expect(handoverAfter(seconds)).toBe(handover);
  });

  it('breaks the promise when SES refuses it or nothing comes of it, and not when it is rightly not sent', () => {
    expect(['expired', 'refused:BadRequestException'].map((each) => breaksPromise(each as never))).toEqual([
      true,
      true,
    ]);
    expect((['suppressed', 'not-allowed', 'limit:address', 'overtaken'] as const).map(breaksPromise)).toEqual(
      [false, false, false, false],
    );
  });
});

describe('what everybody is told', () => {
  it('is kept exactly where the target is met', () => {
    expect(shownOf('confirmation-within-10-seconds', letters(95, { within60: 5 }))).toMatchObject({
      ...{ state: 'kept', percent: 95, target: 95, outOf: { atLeast: 100, atMost: 999 } },
    });
    expect(shownOf('confirmation-within-10-seconds', letters(9_499, { within60: 501 }))).toMatchObject({
      ...{ state: 'broken', percent: 94, outOf: { atLeast: 10_000, atMost: 99_999 } },
    });
    expect(shownOf('confirmation-within-60-seconds', letters(98, { within60: 1, never: 1 }))?.state).toBe(
      'kept',
    );
    expect(shownOf('confirmation-within-60-seconds', letters(97, { within60: 1, never: 2 }))?.state).toBe(
      'broken',
    );
  });

  it('never turns better by something that goes wrong', () => {
    const wrong: readonly Counted[] = [
      { day: YESTERDAY, of: 'confirmations', counts: { never: 1 } },
      { day: TODAY, of: 'beginning', seconds: null },
      { day: TODAY, of: 'stale', copies: 1 },
      { day: TODAY, of: 'people', counts: { reached: 0, lost: 1 } },
      { day: TODAY, of: 'doubled', copies: 1 },
    ];
    fc.assert(
      fc.property(anything, fc.constantFrom(...wrong), (all, one) => {
        const [before, after] = [shownTo(all), shownTo([...all, one])];
        for (const [index, { state }] of before.entries())
          if (state === 'broken') expect(after[index]?.state).toBe('broken');
      }),
    );
  });

  it('is no share of nothing, and none of fewer than ten people', () => {
    expect(shownTo([]).map(({ state, percent }) => [state, percent])).toEqual([
      ['too-few', null],
      ['too-few', null],
      ['nothing', null],
      ['too-few', null],
      ['too-few', null],
      ['too-few', null],
    ]);
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.nat({ max: 9 }), (inTime, all) => {
        const within10 = Math.min(inTime, all);
        const few = letters(within10, { never: all - within10 });
        expect(shownTo(few)).toEqual(shownTo([]));
      }),
    );
  });

  it('says of those who were lost that there were some, however few', () => {
    const few: Counted[] = [{ day: TODAY, of: 'people', counts: { reached: 2, lost: 1 } }];
    expect(shownOf('lost-none', few)).toMatchObject({
      ...{
        state: 'broken',
        percent: null,
        broken: { atLeast: 1, atMost: 9 },
        outOf: { atLeast: 0, atMost: 9 },
      },
    });
  });

  it('does not change by anybody who signs up today', () => {
    fc.assert(
      fc.property(anything, confirmations, (all, counts) => {
        expect(shownTo([...all, { day: TODAY, of: 'confirmations', counts }])).toEqual(shownTo(all));
      }),
    );
  });

  it('holds no number of people but by its order of magnitude', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50_000_000 }), (people) => {
        const { atLeast, atMost } = roughly(people);
        expect(atLeast).toBeLessThanOrEqual(people);
        expect(atMost).toBeGreaterThanOrEqual(people);
        expect(String(atMost)).toMatch(/^9+$/);
        expect(String(atLeast)).toMatch(/^(0|10+)$/);
      }),
    );
  });

  it('tells of the days for which it holds', () => {
    const [confirmation, , begun] = shownTo([]);
    expect(confirmation).toMatchObject({
      from: '2026-01-05T00:00:00.000Z',
      until: '2026-01-12T00:00:00.000Z',
    });
    expect(begun).toMatchObject({ from: '2026-01-05T00:00:00.000Z', until: '2026-01-12T21:30:00.000Z' });
  });
});
