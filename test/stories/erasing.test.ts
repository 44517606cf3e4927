/** Erasing everything that is kept of somebody. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { letterTo, linkIn } from './form.ts';
import {
  ANA,
  activeOf,
  askFor,
  BO,
  CHOICES,
  END,
  everything,
  gotBy,
  idOf,
  LISTS,
  linkOf,
  NEW,
  openManagedMonth,
  people,
  places,
  press,
  refOf,
  subscriptions,
  TALK,
  WORKSHOP,
  WORKSHOP_AUDIENCE,
} from './managing.ts';
import { AGENCY, type Month } from './month.ts';
import { queueLetter } from './queue-letter.ts';

let month: Month;
beforeEach(async () => {
  month = await openManagedMonth();
});
afterEach(() => month.close());

/** Asks for a list, and leaves the letter unanswered. */
const askForList = (list: string, address: string) =>
  queueLetter(month.cloud, {
    purpose: 'confirm-subscription',
    address,
    lists: [list],
    language: 'en',
    style: 'discreet',
    consent: {
      at: month.cloud.clock.now().toISOString(),
      wording: '0123456789ab',
      page: '/sign-up',
      language: 'en',
    },
  });

describe('erasing', () => {
  it('leaves nothing in the table from which the address can be had, and no way back but the person’s own', async () => {
    await month.signUp({ address: ANA, lists: LISTS });
    await askFor(month, WORKSHOP, ANA, 'place');
    await askFor(month, WORKSHOP, BO, 'place');
    await press(month, ANA, 'save', { ...CHOICES, lists: 'month-events' });
    await press(month, ANA, 'export');
    await queueLetter(month.cloud, {
      purpose: 'confirm-event',
      address: ANA,
      event: refOf(TALK),
      wants: 'reminders',
      language: 'en',
      style: 'discreet',
      consent: { at: '2026-01-05T17:00:00.000Z', wording: '0123456789ab', page: '/2026', language: 'en' },
    });
    const pending = linkIn(await letterTo(month, ANA), '/confirm');
    await month.cloud.clock.advanceTo(new Date('2026-01-06T17:00:00Z'));
    for (const _ of ['an earlier one', 'a later one']) await askForList('newsletter', ANA);
    await press(month, ANA, 'address', { address: NEW });
    const moving = linkIn(await letterTo(month, NEW), '/confirm');
    await month.goTo('2026-01-12T22:00:00Z');
    const unsubscribe = linkIn(await letterTo(month, ANA), '/unsubscribe');
    expect(JSON.stringify(await everything(month))).toContain(ANA);

    const answer = await press(month, ANA, 'erase');
    expect(answer.status).toBe(303);
    const kept = JSON.stringify(await everything(month));
    for (const trace of [ANA, NEW].flatMap(tracesOf))
      expect(kept.toLowerCase()).not.toContain(trace.toLowerCase());
    expect(await people(month).read(await idOf(month, ANA))).toEqual({
      profile: undefined,
      consents: [],
      events: [],
      newest: {},
    });
    expect(gotBy(month, ANA).at(-1)).toContain('you are not registered any more');
    expect(await places(month).seated(WORKSHOP_AUDIENCE)).toEqual(new Set([await idOf(month, BO)]));

    for (const link of [unsubscribe, await linkOf(month, ANA)])
      expect((await month.ask(link)).status).toBe(200);
    expect((await month.ask(unsubscribe, { method: 'POST' })).status).toBe(200);
    for (const link of [pending, moving])
      expect((await month.ask(link, { method: 'POST' })).status).toBe(404);
    expect(await month.signUp({ address: ANA, lists: LISTS })).toMatchObject([{ left: true, subscribed: 0 }]);
    const letters = gotBy(month, ANA).length;
    await month.goTo(END);
    expect(gotBy(month, ANA)).toHaveLength(letters);
  });

  it('finds the lists of an import also after the agency has given them up', async () => {
    for (const _ of [1, 2]) await month.signUp({ address: ANA, lists: LISTS });
    expect((await people(month).read(await idOf(month, ANA))).consents).toHaveLength(1);
    const start = AGENCY.indexOf('  - id: newsletter');
    const end = AGENCY.indexOf('reminders:');
    await month.load([WORKSHOP, TALK], AGENCY.slice(0, start) + AGENCY.slice(end));
    await press(month, ANA, 'erase');
    expect(await activeOf(month, ANA)).toEqual([]);
    expect(JSON.stringify(await everything(month))).not.toContain(ANA);
  });

  it.each(['erase', 'leave'])(
    'keeps whoever was on no list at all off the next import, too (%s)',
    async (action) => {
      await askFor(month, TALK, ANA, 'reminders');
      await press(month, ANA, action);
      await month.signUp({ address: ANA, lists: LISTS });
      expect(await activeOf(month, ANA)).toEqual([]);
    },
  );

  it('twice is erasing once, and what an address said against all mail stays said', async () => {
    await month.signUp({ address: ANA });
    await suppressionStore(month.cloud.table).suppress(await idOf(month, ANA), 'asked');
    for (const _ of [1, 2]) await press(month, ANA, 'erase');
    expect(await suppressionStore(month.cloud.table).find(await idOf(month, ANA))).toBe('asked');
    expect(await subscriptions(month).count('month-events')).toBe(0);
  });
});

/** How an address could be written, or found again by whoever guesses it. */
function tracesOf(address: string): string[] {
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((kind) =>
    (['hex', 'base64url', 'base64'] as const).map((form) => createHash(kind).update(address).digest(form)),
  );
  const [local = ''] = address.split('@');
  const encodings = (['base64', 'base64url', 'hex'] as const).map((form) =>
    Buffer.from(address).toString(form),
  );
  return [address, local, encodeURIComponent(address), ...encodings, ...hashes];
}
