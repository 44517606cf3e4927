import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePeople } from '../../core/mailing/merge-people.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { Subscriber } from '../../core/subscribers/subscriber.ts';

const person = (id: string): Subscriber => ({
  id,
  address: `${id}@example.org`,
  language: 'en',
  style: 'open',
});
const EVENT = '0123456789abcdef';
const ASKED = eventAudience({ year: 2027, source: 'calendar', eventId: EVENT });
const someIds = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{2}$/));

describe('merging the slices of several lists', () => {
  it('gives each person once, with every list they are on', () => {
    const lists = fc.record({ news: someIds, events: someIds, bureau: someIds });
    fc.assert(
      fc.property(lists, (members) => {
        const slices = Object.entries(members).map(([list, ids]) => [list, ids.map(person)] as const);
        const merged = mergePeople(slices, { eventId: EVENT });

        const everyone = [...new Set(Object.values(members).flat())];
        expect(merged.map(({ id }) => id).toSorted()).toEqual(everyone.toSorted());
        for (const { id, audiences: on } of merged) {
          const expected = Object.entries(members).filter(([, ids]) => ids.includes(id));
          expect(on).toEqual(expected.map(([list]) => list));
        }
      }),
    );
  });

  it('leaves out whoever has muted the event, unless they asked for it', () => {
    const muting = { ...person('aa'), muted: [EVENT] };
    const reached = (...audiences: string[]) =>
      mergePeople(
        audiences.map((audience) => [audience, [muting]] as const),
        { eventId: EVENT },
      ).map((one) => one.audiences);
    expect(reached('news')).toEqual([]);
    expect(reached('news', ASKED)).toEqual([[ASKED]]);
    expect(mergePeople([['news', [muting]]], { eventId: 'f'.repeat(16) })).toHaveLength(1);
  });

  it('writes to each as they chose for the event itself, and else as they chose for the first list', () => {
    const choice = fc.record({
      language: fc.constantFrom('en', 'es'),
      style: fc.constantFrom('open', 'discreet'),
    });
    const chosen = fc.record({ news: choice, [ASKED]: choice, events: choice }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        chosen,
        fc.shuffledSubarray(['news', ASKED, 'events'], { minLength: 3 }),
        (choices, order) => {
          const present = order.flatMap((audience) => {
            const one = choices[audience];
            return one ? [[audience, [{ ...person('aa'), ...one }]] as const] : [];
          });
          const [merged] = mergePeople(present, { eventId: EVENT });
          const rules = choices[ASKED] ?? present[0]?.[1][0];
          expect([merged?.language, merged?.style]).toEqual([rules?.language, rules?.style]);
        },
      ),
    );
  });
});
