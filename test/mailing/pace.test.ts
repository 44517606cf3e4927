import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callsAtOnce, copiesPerCall, pauseAfter, shareOf } from '../../core/mailing/pace.ts';
import { MOST_PER_CALL } from '../../core/mailing/ranges.ts';

const rates = fc.double({ min: 0.1, max: 100_000, noNaN: true });

it('makes one call at least, and several only within a second of the share', () => {
  fc.assert(
    fc.property(rates, (rate) => {
      const share = shareOf(rate);
      const copies = copiesPerCall(share);
      expect(copies).toBeLessThanOrEqual(MOST_PER_CALL);
      expect(copies).toBeGreaterThanOrEqual(1);
      expect(copies).toBeLessThanOrEqual(Math.max(1, share));
      const calls = callsAtOnce(share);
      expect(calls === 1 || copies * calls <= share).toBe(true);
    }),
  );
});

it('waits for as long as the copies take at that pace, their sending among it', () => {
  expect(pauseAfter(50, 100, 120)).toBe(380);
  expect(pauseAfter(200, 10_000, 300)).toBe(0);
});
