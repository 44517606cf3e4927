import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DELIVERY_MINUTES } from '../../core/contract/configuration-sets.ts';
import { deliveryMinutes } from '../../core/mailing/give-up.ts';

const SENT = new Date('2026-01-13T20:00:00Z');
const after = (minutes: number) => new Date(SENT.getTime() + minutes * 60_000).toISOString();

it.each([
  ['a day', 24 * 60, 840],
  ['an hour', 60, 60],
  ['an hour, of which the mailing itself took two minutes', 58, 60],
  ['three hours', 180, 60],
  ['twenty minutes', 20, 15],
  ['a minute', 1, 15],
])('mail that is of use for %s is tried for no longer than that, and a little more', (_, use, tried) => {
  expect(deliveryMinutes(after(use), SENT)).toBe(tried);
});

it('never tries for more than ten minutes past the use, unless even the shortest try is longer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (use) => {
      const tried = deliveryMinutes(after(use), SENT);
      expect(DELIVERY_MINUTES).toContain(tried);
      expect(tried <= use + 10 || tried === DELIVERY_MINUTES[0]).toBe(true);
    }),
  );
});

it('all that SES allows, and no more: from five minutes to fourteen hours', () => {
  expect(DELIVERY_MINUTES).toEqual(DELIVERY_MINUTES.toSorted((one, other) => one - other));
  expect(DELIVERY_MINUTES[0]).toBeGreaterThanOrEqual(5);
  expect(DELIVERY_MINUTES.at(-1)).toBe(14 * 60);
});
