import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { countOf, madeUp, recipients, STANDINGS } from './send/audience.ts';
import { copyCounter } from './send/copy-counter.ts';
import { peopleByArithmetic } from './send/people-by-arithmetic.ts';

const LISTS = ['month-events', 'ctrt-newsletter', 'rpb'];
const some = fc.integer({ min: 1, max: 700 });

/** Everybody on a list, as `send-range` reads them: range by range, shard by shard. */
function readAll(list: string, people: number, ranges: number): string[] {
  const table = peopleByArithmetic(people);
  return Array.from({ length: ranges }, (_, range) => rangeBounds(range, ranges)).flatMap(
    ({ hexDigits, ids }) =>
      hexDigits.flatMap((digit) =>
        (table.query(`LIST#${list}#${digit}`, ids) ?? []).map(({ sk }) => Object.values(sk ?? {}).join()),
      ),
  );
}

const everybody = (people: number) =>
  STANDINGS.flatMap((standing) =>
    Array.from({ length: countOf(standing, people) }, (_, index) => madeUp(standing, index, people)),
  );

describe('people who are a formula of their number', () => {
  it('are read once each and in the order of their ids, however they are cut into ranges', () => {
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...LISTS),
        (people, ranges, list) => {
          const wanted = everybody(people).filter(({ lists }) => lists.includes(list));
          expect(readAll(list, people, ranges)).toEqual(wanted.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are counted as many as are active', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...LISTS), (people, list) => {
        const active = everybody(people).filter(
          ({ lists, standing }) => lists.includes(list) && standing !== 'left',
        );
        expect(peopleByArithmetic(people).get(`COUNT#${list}`)).toMatchObject({
          active: { N: String(active.length) },
        });
      }),
      { numRuns: 50 },
    );
  });

  it('lie evenly over the hash space, also a million of them', () => {
    const sixteenth = [...Array(16).keys()].map((digit) => digit * 62_500);
    const digits = sixteenth.map((index) => madeUp('person', index, 1_000_000).id.charAt(0));
    expect(digits.join('')).toBe('0123456789abcdef');
  });

  it('leaves alone what is not about them', () => {
    const table = peopleByArithmetic(100);
    expect(table.query('LEDGER#2027-some-mailing#0', { from: 'CALL#', to: 'CALL#~' })).toBeNull();
    expect(table.get('PACE')).toBeNull();
    expect(table.get('COUNT#event.2027.calendar.0123456789abcdef')).toBeNull();
  });
});

describe('the counter of copies', () => {
  it('tells who was missed, who got two, and who was to get none', () => {
    const counter = copyCounter();
    const [one, two, three] = recipients(0, 3, 4).map(({ address }) => address);
    for (const address of [one, two, two, three]) counter.count(address ?? '');
    counter.count(madeUp('suppressed', 0, 4).address);
    counter.count('person-4@people.example.org');
    expect(counter.delivery(4)).toEqual({ lost: 1, doubled: 1, unwanted: 2, bytes: 0 });
    expect(counter.copies()).toBe(6);
  });

  it('counts somebody far behind the others', () => {
    const counter = copyCounter();
    counter.count(madeUp('person', 999_999, 1_000_000).address);
    expect(counter.delivery(1_000_000)).toMatchObject({ lost: 999_999, doubled: 0, unwanted: 0 });
  });
});
