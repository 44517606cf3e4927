import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTally } from '../../core/mailing/ledger.ts';
import type { Range } from '../../core/mailing/range.store.ts';
import { type Circumstances, decideRanges } from '../../core/sweep/decide-ranges.ts';
import { MAILING } from '../mailing/exhaustive/one-range.ts';

const STARTED = Date.parse(MAILING.startedAt);
const USE_ENDS = Date.parse(MAILING.useUntil);
const MINUTE = 60_000;
const ALL = 6;
const mailing = { ...MAILING, ranges: ALL, people: 6 * 400 };

/** Minutes after the mailing's start; about half of them after its use. */
const now = fc
  .oneof(fc.nat(60), fc.integer({ min: 1430, max: 1600 }))
  .map((minute) => STARTED + minute * MINUTE);

interface Circumstanced {
  readonly ranges: readonly Range[];
  readonly circumstances: Circumstances;
}

const range = (number: number, at: number): fc.Arbitrary<Range> => {
  const tally = fc
    .record({ sent: fc.nat(400), uncertain: fc.nat(2), pending: fc.nat(5) })
    .map((counts) => ({ ...noTally(), ...counts }));
  return fc.oneof(
    fc.constant({ range: number }),
    fc.nat(180_000).map((ms) => ({ range: number, leaseUntil: at - 90_000 + ms })),
    fc.tuple(tally, fc.nat(120)).map(([counts, ago]) => ({
      range: number,
      tally: counts,
      doneAt: new Date(at - ago * MINUTE).toISOString(),
    })),
    fc
      .tuple(tally, fc.constantFrom('quota', 'account', 'pause'), fc.nat(3), fc.option(fc.nat(3)))
      .map(([counts, waitsFor, ago, takenAgo]) => ({
        range: number,
        tally: counts,
        waitsFor,
        putDownAt: at - ago * MINUTE,
        ...(takenAgo !== null && { takenAt: at - takenAgo * MINUTE }),
      })),
    fc.nat(5).map((repairs) => ({ range: number, repairs })),
  ) as fc.Arbitrary<Range>;
};

const standing: fc.Arbitrary<Circumstanced> = now.chain((at) =>
  fc
    .record({
      ranges: fc.tuple(...Array.from({ length: ALL }, (_, number) => range(number, at))),
      everything: fc.option(fc.constant({ since: MAILING.startedAt, because: 'operator' as const }), {
        freq: 3,
      }),
      mailings: fc.constantFrom([], [], [mailing.id], ['another']),
      left: fc.oneof(fc.constant(0), fc.nat(5000)),
      rate: fc.constantFrom(1, 14, 1000),
      queueIsEmpty: fc.boolean(),
      settleable: fc.array(fc.nat(ALL - 1)),
    })
    .map(({ ranges, everything, mailings, left, rate, queueIsEmpty, settleable }) => ({
      ranges,
      circumstances: {
        now: new Date(at),
        brakes: { everything, mailings, resumedAt: null },
        left,
        rate,
        queueIsEmpty,
        settleable: new Set(settleable.filter((number) => ranges[number]?.doneAt)),
      },
    })),
);

const law = (holds: (standing: Circumstanced, decision: ReturnType<typeof decideRanges>) => void) =>
  fc.assert(
    fc.property(standing, (one) => holds(one, decideRanges(mailing, one.ranges, one.circumstances))),
    { numRuns: 400 },
  );
const numbers = (ranges: readonly Range[]) => ranges.map(({ range: number }) => number);

describe('a sweep', () => {
  it('never queues a range that is in a worker’s hands, nor one that is done of which nothing new is known', () => {
    law(({ ranges, circumstances }, { queue }) => {
      const at = circumstances.now.getTime();
      const leased = ranges.filter(({ leaseUntil = 0 }) => leaseUntil >= at);
      const done = ranges.filter(
        ({ range: number, doneAt }) => doneAt && !circumstances.settleable.has(number),
      );
      expect(queue.filter((number) => numbers([...leased, ...done]).includes(number))).toEqual([]);
      expect(new Set(queue).size).toBe(queue.length);
    });
  });

  it('queues every range that a lost worker had in hand', () => {
    law(({ ranges, circumstances }, { queue, repair }) => {
      const lost = ranges.filter(
        ({ doneAt, leaseUntil }) =>
          !doneAt && leaseUntil !== undefined && leaseUntil < circumstances.now.getTime(),
      );
      expect(queue).toEqual(expect.arrayContaining(numbers(lost)));
      expect(repair).toEqual(expect.arrayContaining(numbers(lost)));
    });
  });

  it('queues what nobody has in hand only once no message is on its way', () => {
    law(({ ranges, circumstances }, { queue }) => {
      const lying = ranges.filter(
        ({ doneAt, leaseUntil, waitsFor }) => !doneAt && leaseUntil === undefined && !waitsFor,
      );
      const isTime = circumstances.queueIsEmpty && circumstances.now.getTime() >= STARTED + 3 * MINUTE;
      expect(queue.filter((number) => numbers(lying).includes(number))).toEqual(isTime ? numbers(lying) : []);
    });
  });

  it('leaves the waiting ranges of a paused mailing alone for as long as it is of use', () => {
    law(({ ranges, circumstances }, { queue }) => {
      const { brakes } = circumstances;
      const waiting = numbers(ranges.filter(({ waitsFor }) => waitsFor));
      const queued = queue.filter((number) => waiting.includes(number));
      if (circumstances.now.getTime() >= USE_ENDS) expect(queued.toSorted()).toEqual(waiting);
      else if (brakes.everything || brakes.mailings.includes(mailing.id)) expect(queued).toEqual([]);
    });
  });

  it('frees no more ranges than the account has room for, but never none where it has some', () => {
    law(({ ranges, circumstances }, { queue }) => {
      const { brakes, left, now: at } = circumstances;
      if (at.getTime() >= USE_ENDS || brakes.everything || brakes.mailings.includes(mailing.id)) return;
      const spent = numbers(ranges.filter(({ waitsFor }) => waitsFor === 'quota'));
      const freed = queue.filter((number) => spent.includes(number)).length;
      expect(freed).toBeLessThanOrEqual(left === 0 ? 0 : Math.ceil(left / 400));
      expect(freed > 0).toBe(left > 0 && spent.length > 0);
    });
  });

  it('tries one of the ranges that wait for the account, and all once SES has taken something since', () => {
    law(({ ranges, circumstances }, { queue }) => {
      const { brakes, now: at } = circumstances;
      if (at.getTime() >= USE_ENDS || brakes.everything || brakes.mailings.includes(mailing.id)) return;
      const stopped = ranges.filter(({ waitsFor }) => waitsFor === 'account');
      const lastTry = Math.max(...stopped.map(({ putDownAt = 0 }) => putDownAt));
      const takes = ranges.some(({ takenAt = 0 }) => takenAt > lastTry);
      const tried = queue.filter((number) => numbers(stopped).includes(number));
      expect(tried).toHaveLength(takes ? stopped.length : Math.min(1, stopped.length));
    });
  });

  it('ends a mailing only when every range is done and nothing is uncertain, or no evidence will come any more', () => {
    law(({ ranges, circumstances }, { finished, queue }) => {
      if (finished === null) return;
      expect(ranges.every(({ doneAt }) => doneAt)).toBe(true);
      expect(queue).toEqual([]);
      if (finished.uncertain > 0) expect(circumstances.now.getTime()).toBeGreaterThanOrEqual(USE_ENDS);
    });
  });

  it('waits an hour for the evidence of whoever was called last, however long ago the mailing began', () => {
    const doneAgo = (minutes: number, uncertain: number): Range[] =>
      Array.from({ length: ALL }, (_, number) => ({
        range: number,
        tally: { ...noTally(), sent: 399, uncertain: number === 3 ? uncertain : 0 },
        doneAt: new Date(USE_ENDS + 2 * MINUTE - (number === 3 ? minutes : 0) * MINUTE).toISOString(),
      }));
    const circumstances: Circumstances = {
      ...{ now: new Date(USE_ENDS + 2 * MINUTE), left: 5000, rate: 14, queueIsEmpty: true },
      ...{ brakes: { everything: null, mailings: [], resumedAt: null }, settleable: new Set() },
    };
    const ends = (ranges: readonly Range[]) => decideRanges(mailing, ranges, circumstances).finished !== null;
    expect([ends(doneAgo(59, 1)), ends(doneAgo(60, 1)), ends(doneAgo(0, 0))]).toEqual([false, true, true]);
  });

  it('counts as repairs only what nothing holds back', () => {
    law(({ ranges }, { queue, repair, reopen }) => {
      const waiting = numbers(
        ranges.filter(({ waitsFor, leaseUntil }) => waitsFor && leaseUntil === undefined),
      );
      expect(repair.filter((number) => waiting.includes(number) || reopen.includes(number))).toEqual([]);
      expect(queue).toEqual(expect.arrayContaining([...repair, ...reopen]));
    });
  });
});

describe('a backlog', () => {
  const MANY = 7000;
  const slow = { ...mailing, ranges: MANY, people: MANY * 100 };
  const at = STARTED + 30 * MINUTE;
  const circumstances = {
    brakes: { everything: null, mailings: [], resumedAt: null },
    left: 1_000_000,
    rate: 14,
    queueIsEmpty: false,
    settleable: new Set<number>(),
  };

  it('after a pause goes to the queue as fast as it can be sent, and no range twice', () => {
    let ranges: Range[] = Array.from({ length: MANY }, (_, number) => ({
      range: number,
      tally: noTally(),
      waitsFor: 'pause',
      putDownAt: at,
    }));
    const queued: number[] = [];
    for (let minute = 0; minute < 20; minute += 2) {
      const now = new Date(at + minute * MINUTE);
      const { queue } = decideRanges(slow, ranges, { ...circumstances, now });
      expect(queue.length).toBeLessThanOrEqual((14 * 240) / 100 + 1);
      queued.push(...queue);
      ranges = ranges.map(({ waitsFor, ...range }) =>
        queue.includes(range.range)
          ? { ...range, queuedAt: now.getTime() }
          : { ...range, ...(waitsFor && { waitsFor }) },
      );
    }
    expect(new Set(queued).size).toBe(queued.length);
    expect(queued.length * 100).toBeGreaterThanOrEqual(14 * 20 * 60 * 0.95);
  });

  it('that waits for the account is tried range by range while SES is silent, and then goes out as fast as it can be sent', () => {
    const silentUntil = at + 40 * MINUTE;
    let ranges: Range[] = Array.from({ length: 200 }, (_, number) => ({
      range: number,
      waitsFor: 'account',
      putDownAt: at - number,
    }));
    const tried: number[] = [];
    let fastest = 0;
    for (let minute = 0; minute < 120; minute += 2) {
      const then = at + minute * MINUTE;
      const { queue, alarms } = decideRanges(slow, ranges, { ...circumstances, now: new Date(then) });
      const isSilent = then < silentUntil;
      if (isSilent) expect(alarms.map(({ kind }) => kind)).toContain('account-stopped');
      if (isSilent) expect(queue).toHaveLength(1);
      if (isSilent) tried.push(...queue);
      else fastest = Math.max(fastest, queue.length);
      ranges = ranges.map((range): Range => {
        if (!queue.includes(range.range)) return range;
        const over = then + MINUTE;
        return isSilent
          ? { ...range, putDownAt: over }
          : { range: range.range, doneAt: new Date(over).toISOString(), takenAt: over };
      });
    }
    expect(new Set(tried).size).toBe(20);
    expect(fastest).toBe(Math.ceil((14 * 240) / 100));
    expect(ranges.every(({ doneAt }) => doneAt)).toBe(true);
  });

  it('whose messages lie among the dead is queued again though others wait, once so much time has passed', () => {
    const dead: Range = { range: 3, tally: noTally(), putDownAt: at };
    const repairedAfter = (minutes: number) =>
      decideRanges(slow, [dead], { ...circumstances, now: new Date(at + minutes * MINUTE) }).repair;
    expect(repairedAfter(30)).toEqual([]);
    expect(repairedAfter(41)).toEqual([3]);
  });
});
