import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addReputations, reasonToPause } from '../../core/feedback/reputation.ts';

const counts = fc
  .tuple(fc.nat(50_000), fc.nat(3000), fc.nat(100))
  .map(([sent, bounced, complained]) => ({ sent, bounced, complained }));

describe('everything is paused', () => {
  it.each([
    ['not before a thousand messages, whatever became of them', 999, 999, 999, null],
    ['at 5 % bounces', 1000, 50, 0, 'bounces'],
    ['not below', 1000, 49, 0, null],
    ['at 0.1 % complaints', 5000, 0, 5, 'complaints'],
    ['not for four complaints, whose share of a thousand is larger', 1000, 0, 4, null],
    ['for five of a thousand', 1000, 0, 5, 'complaints'],
    ['not for five of more than five thousand', 5001, 0, 5, null],
  ] as const)('%s', (_, sent, bounced, complained, reason) => {
    expect(reasonToPause({ sent, bounced, complained })).toBe(reason);
  });

  it('all the more when more goes wrong, and less with more that went well', () => {
    fc.assert(
      fc.property(counts, fc.nat(100), (before, more) => {
        if (reasonToPause(before) === null) {
          if (before.sent >= 1000) expect(reasonToPause({ ...before, sent: before.sent + more })).toBe(null);
        } else {
          expect(reasonToPause({ ...before, bounced: before.bounced + more })).not.toBe(null);
          expect(reasonToPause({ ...before, complained: before.complained + more })).not.toBe(null);
        }
      }),
    );
  });

  it('by counts that add up in any order', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 5 }), (all) => {
        expect(addReputations(all.toReversed())).toEqual(addReputations(all));
        expect(addReputations([addReputations(all)])).toEqual(addReputations(all));
      }),
    );
  });
});
