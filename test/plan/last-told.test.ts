/** Nobody counts twice whom two mailings told, as far as counts can say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noTally } from '../../core/mailing/ledger.ts';
import type { HeardOf } from '../../core/notices/heard-mailings.ts';
import { lastToldBy } from '../../core/plan/last-told.ts';
import { RHYTHMS } from '../../core/subscribers/rhythm.ts';

const heardBy = (
  hour: number,
  sent: number,
  audiences: readonly string[],
  rhythm?: HeardOf['rhythm'],
): HeardOf => ({
  ...{ id: `m${hour}`, ranges: 1, state: 0, audiences, people: sent, tally: { ...noTally(), sent } },
  at: `2026-01-12T${String(hour).padStart(2, '0')}:00:00Z`,
  ...(rhythm && { rhythm }),
});

const PROGRAMME = heardBy(1, 100, ['news', 'events']);
const everyone = () => true;

it('whoever had the programme of all lists and the reminder of one counts once', () => {
  const reminder = heardBy(2, 60, ['events'], 'each');
  expect(lastToldBy([PROGRAMME, reminder], everyone)).toBe(100);
  expect(lastToldBy([PROGRAMME, reminder], ({ id }) => id === 'm1')).toBe(40);
  expect(lastToldBy([PROGRAMME, reminder], ({ id }) => id === 'm2')).toBe(60);
});

it('what was told on lists within one another is added up, and told once more to all is told to nobody else', () => {
  const [reminder, again] = [heardBy(3, 60, ['events'], 'each'), heardBy(2, 100, ['events', 'news'])];
  expect(lastToldBy([PROGRAMME, again, reminder], everyone)).toBe(100);
  expect(lastToldBy([PROGRAMME, again, reminder], ({ id }) => id === 'm1')).toBe(0);
});

it('of two lists within a third, the people may be the same: at least as many as there may be are counted', () => {
  const two = [heardBy(2, 60, ['events']), heardBy(3, 50, ['news'])];
  expect(lastToldBy([PROGRAMME, ...two], ({ id }) => id === 'm1')).toBe(40);
});

it('digests take nothing off those who are reminded of each', () => {
  const rhythms = [heardBy(2, 30, ['events'], 'daily'), heardBy(3, 20, ['events'], 'each')];
  expect(lastToldBy(rhythms, everyone)).toBe(50);
});

it('those who asked for the event alone are on no list, and take nothing off either', () => {
  expect(lastToldBy([PROGRAMME, heardBy(2, 20, ['event:1'])], everyone)).toBe(120);
});

it('are never fewer than those who really heard last by such mailings, to whichever lists and however they hear', () => {
  const lists = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
  const person = fc.record({ on: lists, hears: fc.constantFrom(...RHYTHMS) });
  const mailing = fc.record({
    ...{ to: lists, isStale: fc.boolean() },
    rhythm: fc.constantFrom(undefined, ...RHYTHMS),
  });
  const few = [fc.array(person, { maxLength: 12 }), fc.array(mailing, { maxLength: 6 })] as const;
  fc.assert(
    fc.property(...few, (people, mailings) => {
      const hearsOf = ({ on, hears }: (typeof people)[number], { to, rhythm }: (typeof mailings)[number]) =>
        (rhythm === undefined || rhythm === hears) && on.some((list) => to.includes(list));
      const heard = mailings.map((one, hour) =>
        heardBy(hour, people.filter((some) => hearsOf(some, one)).length, one.to, one.rhythm),
      );
      const really = people.filter((some) => mailings.findLast((one) => hearsOf(some, one))?.isStale);
      const counted = lastToldBy(heard, ({ id }) => mailings[Number(id.slice(1))]?.isStale === true);
      expect(counted).toBeGreaterThanOrEqual(really.length);
      if (mailings.length === 1) expect(counted).toBe(really.length);
    }),
    { numRuns: 1000 },
  );
});
