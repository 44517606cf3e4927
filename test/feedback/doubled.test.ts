import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Accepted, doubledAmong } from '../../core/feedback/doubled.ts';

const copy = fc.record({
  call: fc.nat({ max: 2 }),
  recipient: fc.constantFrom('ana', 'benita', 'chris'),
  messageId: fc.constantFrom('m1', 'm2', 'm3'),
});
const copies = fc.array(copy, { maxLength: 20 });

it('counts what somebody got beyond the first, by message ids alone', () => {
  fc.assert(
    fc.property(copies, (all) => {
      const people = Map.groupBy(all, ({ recipient }) => recipient);
      const idsOf = (some: readonly Accepted[]) => new Set(some.map(({ messageId }) => messageId)).size;
      expect(doubledAmong(all)).toBe([...people.values()].reduce((sum, some) => sum + idsOf(some) - 1, 0));
    }),
  );
});

it('counts nothing more when SES tells of the same copies once more', () => {
  fc.assert(fc.property(copies, (all) => doubledAmong([...all, ...all]) === doubledAmong(all)));
});
