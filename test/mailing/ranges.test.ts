import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRanges, rangeBounds } from '../../core/mailing/ranges.ts';

const subscriberIds = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 32,
  maxLength: 32,
});

/** As DynamoDB reads a range: the shard by the first digit, then ids between the bounds. */
function holds(id: string, range: number, ranges: number): boolean {
  const { hexDigits, ids } = rangeBounds(range, ranges);
  return hexDigits.includes(id.charAt(0)) && id >= ids.from && id <= ids.to;
}

describe('cutting an audience into ranges', () => {
  it('puts every person in exactly one range', () => {
    fc.assert(
      fc.property(subscriberIds, fc.integer({ min: 1, max: 300 }), (id, ranges) => {
        const holding = Array.from({ length: ranges }, (_, range) => range).filter((range) =>
          holds(id, range, ranges),
        );
        expect(holding).toHaveLength(1);
      }),
    );
  });

  it('leaves no gap at the edges, however many ranges there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), fc.nat(), (ranges, some) => {
        const range = some % (ranges - 1);
        const end = Number.parseInt(rangeBounds(range, ranges).ids.to.slice(0, 8), 16);
        const start = Number.parseInt(rangeBounds(range + 1, ranges).ids.from, 16);
        expect(start).toBe(end + 1);
      }),
    );
  });

  it.each([
    { people: 0, rate: 14, ranges: 1 },
    { people: 280, rate: 14, ranges: 1 },
    { people: 281, rate: 14, ranges: 2 },
    { people: 1500, rate: 1000, ranges: 1 },
    { people: 1_000_000, rate: 1000, ranges: 667 },
    { people: 200, rate: 1, ranges: 10 },
    { people: 10, rate: 0.01, ranges: 10 },
  ])('$people people at $rate a second make $ranges ranges', ({ people, rate, ranges }) => {
    expect(countRanges(people, rate)).toBe(ranges);
  });
});
