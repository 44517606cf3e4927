/** The account's time, shared by several workers, in simulated time, held against SES's own bucket of one second's worth. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { makeRoomForLetter, paceStore } from '../../core/mailing/pace.store.ts';
import { callsAtOnce, copiesPerCall, timeOf } from '../../core/mailing/pace.ts';
import { createRate } from '../../local/endpoints/ses-quota.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const START = Date.parse('2026-01-12T21:00:00Z');
const SECOND = 1000;
const MAILING = 'a-mailing';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Simulated {
  /** Messages a second. */
  readonly rate: number;
  readonly workers: number;
  /** Milliseconds that SES takes to answer. */
  readonly latency: number;
  /** Letters a second that go out beside the mailing. */
  readonly letters: number;
}

/** Sends for so many rounds, and tells how many copies went out in how many milliseconds, and what SES would have refused. */
async function simulate({ rate, workers, latency, letters }: Simulated, rounds: number) {
  vi.setSystemTime(START);
  const table = memoryTable();
  const quota = async () => ({ rate, most: -1, sent: 0 });
  const ses = createRate(rate, () => Date.now());
  const copies = copiesPerCall(rate) * callsAtOnce(rate);
  const seen = { sent: 0, refused: 0, refusedLetters: 0, last: START };
  const turns: { at: number; run: () => Promise<void> }[] = [];
  const later = (at: number, run: () => Promise<void>) => void turns.push({ at, run });

  for (let worker = 0; worker < workers; worker += 1) {
    const pace = paceStore(table, quota);
    const reserve = async () => {
      const slot = await pace.reserve({ mailing: MAILING, copies });
      if (slot.state !== 'slot') throw new Error(`The mailing waits for ${slot.for}.`);
      later(Math.max(slot.at, Date.now()), async () => {
        if (!ses.take(copies)) seen.refused += 1;
        seen.sent += copies;
        seen.last = Date.now();
        later(Date.now() + latency, reserve);
      });
    };
    later(START, reserve);
  }
  const letter = async () => {
    await makeRoomForLetter(table);
    if (!ses.take(1)) seen.refusedLetters += 1;
    later(Date.now() + SECOND / letters, letter);
  };
  if (letters > 0) later(START + SECOND / letters, letter);

  while (seen.sent < rounds * copies) {
    const next = turns.reduce((one, other) => (other.at < one.at ? other : one));
    turns.splice(turns.indexOf(next), 1);
    vi.setSystemTime(Math.ceil(next.at));
    await next.run();
  }
  return { ...seen, milliseconds: seen.last - START };
}

const simulated = fc.record({
  rate: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 3000 })),
  workers: fc.integer({ min: 2, max: 5 }),
  latency: fc.integer({ min: 5, max: 150 }),
  letters: fc.constant(0),
});

describe('several workers', () => {
  it('never send more than SES takes, and use 95 % of its rate for as long as there is work', async () => {
    await fc.assert(
      fc.asyncProperty(simulated, async (one) => {
        const { sent, refused, milliseconds } = await simulate(one, 200);
        expect(refused).toBe(0);
        expect(sent / ((one.rate * milliseconds) / SECOND)).toBeGreaterThanOrEqual(0.95);
      }),
      { numRuns: 40 },
    );
  });

  it('make room for letters, which wait for nobody and are never refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        simulated.filter(({ rate }) => rate >= 14),
        fc.double({ min: 0.01, max: 0.05, noNaN: true }),
        async (one, share) => {
          const { refused, refusedLetters, sent, milliseconds } = await simulate(
            { ...one, letters: one.rate * share },
            200,
          );
          expect({ refused, refusedLetters }).toEqual({ refused: 0, refusedLetters: 0 });
          const used = sent / ((one.rate * milliseconds) / SECOND) + share;
          expect(used).toBeGreaterThanOrEqual(0.95);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a letter', () => {
  const rate = 10;
  const open = async () => {
    vi.setSystemTime(START);
    const table = memoryTable();
    const pace = paceStore(table, async () => ({ rate, most: 1000, sent: 0 }));
    const next = async (copies: number) => {
      const slot = await pace.reserve({ mailing: MAILING, copies });
      return slot.state === 'slot' ? slot.at : Number.NaN;
    };
    return { table, pace, next };
  };

  it('takes its own time and no more, while a mailing goes out', async () => {
    const { table, next } = await open();
    const first = await next(5);
    await makeRoomForLetter(table);
    expect((await next(5)) - first).toBeCloseTo(timeOf(5, rate) + timeOf(1, rate), 2);
  });

  it('takes none while no mailing goes out', async () => {
    const { table, next } = await open();
    await makeRoomForLetter(table);
    await next(1);
    vi.setSystemTime(START + 10 * SECOND);
    const before = table.content(/^PACE/);
    await makeRoomForLetter(table);
    expect(table.content(/^PACE/)).toBe(before);
  });

  it('pushes mailings away by five seconds at most, however many come', async () => {
    const { table, next } = await open();
    await next(5);
    for (let count = 0; count < 1000; count += 1) await makeRoomForLetter(table);
    expect((await next(1)) - START).toBeLessThanOrEqual(5 * SECOND + SECOND / rate / 0.98);
  });
});

describe('a reservation', () => {
  it('is refused while the mailing is paused, and takes nothing', async () => {
    vi.setSystemTime(START);
    const table = memoryTable();
    const pace = paceStore(table, async () => ({ rate: 10, most: 1000, sent: 0 }));
    await pace.reserve({ mailing: MAILING, copies: 1 });
    await brakeStore(table).pause(MAILING);
    const before = table.content(/^PACE/);
    expect(await pace.reserve({ mailing: MAILING, copies: 1 })).toEqual({ state: 'waits', for: 'pause' });
    expect(table.content(/^PACE/)).toBe(before);
    expect(await pace.reserve({ mailing: 'another', copies: 1 })).toMatchObject({ state: 'slot' });
  });

  it('is refused once the quota is spent, a twentieth apart, until SES says that there is more', async () => {
    vi.setSystemTime(START);
    let sent = 0;
    const pace = paceStore(memoryTable(), async () => ({ rate: 10, most: 200, sent }));
    const reserve = (copies: number) => pace.reserve({ mailing: MAILING, copies });
    for (let count = 0; count < 19; count += 1) expect(await reserve(10)).toMatchObject({ state: 'slot' });
    expect(await reserve(1)).toEqual({ state: 'waits', for: 'quota' });
    sent = 100;
    vi.setSystemTime(START + 61 * SECOND);
    expect(await reserve(1)).toMatchObject({ state: 'slot' });
  });
});
