import { expect, it } from 'vitest';
import { decideWish, keepWish } from '../../core/registrations/keep-wish.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';

const EVENT = { year: 2026, source: 'calendar', eventId: '1'.repeat(16) } as const;
const [EARLIER, LATER] = ['2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
const wish = (differences: Partial<AskedEvent> = {}): AskedEvent => ({
  ...{ event: EVENT, wants: 'place', since: LATER },
  ...differences,
});
const earlier = (differences: Partial<AskedEvent> = {}) => wish({ since: EARLIER, ...differences });

it.each([
  ['nothing', undefined, wish(), wish()],
  ['a place', earlier(), wish(), earlier()],
  ['a place, and reminders are asked for', earlier(), wish({ wants: 'reminders' }), earlier()],
  ['reminders, and a place is asked for', earlier({ wants: 'reminders' }), wish(), wish()],
  ['a place that is being given up', earlier({ givenUp: true }), wish(), wish()],
  [
    'a place, and less is to be shown',
    earlier(),
    wish({ own: { style: 'discreet' } }),
    earlier({ own: { style: 'discreet' } }),
  ],
])('where %s stands, keeps the moment of what goes on', (_, stands, asked, kept) => {
  expect(decideWish(stands, asked)).toEqual(kept);
});

it('reads again what somebody else has written meanwhile', async () => {
  const standing = [undefined, earlier()];
  const kept = await keepWish('a'.repeat(32), wish(), {
    findEvent: async () => standing.shift(),
    replaceEvent: async (_id, _asked, before) => before !== undefined,
  });
  expect(kept).toEqual(earlier());
});
