import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsAtOnce, copiesPerCall, leftFor, makeUpFor, timeOf } from '../../core/mailing/pace.ts';
import { MOST_PER_CALL } from '../../core/mailing/ranges.ts';

const rates = fc.double({ min: 0.1, max: 100_000, noNaN: true });

describe('the pace', () => {
  it('makes one call at least, and several only within three quarters of a second of the account', () => {
    fc.assert(
      fc.property(rates, (rate) => {
        const copies = copiesPerCall(rate);
        expect(copies).toBeLessThanOrEqual(MOST_PER_CALL);
        expect(copies).toBeGreaterThanOrEqual(1);
        const atOnce = copies * callsAtOnce(rate);
        expect(atOnce === 1 || atOnce <= rate * 0.75).toBe(true);
      }),
    );
  });

  it('is never above the account, even when unused time is made up for', () => {
    fc.assert(
      fc.property(
        rates.filter((rate) => rate >= 2),
        fc.integer({ min: 1, max: 200 }),
        (rate, rounds) => {
          const atOnce = copiesPerCall(rate) * callsAtOnce(rate);
          const lasting = Math.max(0, timeOf(atOnce, rate) * (rounds - 1) - makeUpFor(rate));
          expect(atOnce * rounds).toBeLessThanOrEqual(rate + (rate * lasting) / 1000 + 1e-6);
        },
      ),
    );
  });

  it('keeps a twentieth of the quota for letters', () => {
    expect(leftFor({ most: 200, sent: 0 })).toBe(190);
    expect(leftFor({ most: 200, sent: 189 })).toBe(1);
    expect(leftFor({ most: 200, sent: 199 })).toBe(0);
    expect(leftFor({ most: -1, sent: 5_000_000 })).toBeGreaterThan(1_000_000_000);
  });
});
