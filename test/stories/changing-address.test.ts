/** Moving to another address, confirmed there. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { letterTo, linkIn } from './form.ts';
import {
  ANA,
  activeOf,
  askFor,
  BO,
  END,
  everything,
  gotBy,
  idOf,
  LISTS,
  NEW,
  openManagedMonth,
  people,
  places,
  press,
  refOf,
  show,
  subscriptions,
  TALK,
  WORKSHOP,
  WORKSHOP_AUDIENCE,
} from './managing.ts';
import type { Month } from './month.ts';

let month: Month;
beforeEach(async () => {
  month = await openManagedMonth();
});
afterEach(() => month.close());

describe('a change of address', () => {
  const change = async (from: string, to: string) => {
    const answer = await press(month, from, 'address', { address: to });
    expect(answer.headers.get('location')).toContain('?done=address');
  };
  const confirm = async (address: string) => {
    const link = linkIn(await letterTo(month, address), '/confirm');
    const answer = await month.ask(link, { method: 'POST' });
    await month.cloud.settle();
    return answer;
  };

  it('moves everything once it is confirmed at the new address, and the old one hears nothing of it', async () => {
    await month.signUp({ address: ANA, lists: LISTS, style: 'open' });
    await askFor(month, WORKSHOP, ANA, 'place');
    const before = gotBy(month, ANA).length;
    await change(ANA, NEW);
    expect(await activeOf(month, ANA)).toEqual(LISTS);
    const page = await (await month.ask(linkIn(await letterTo(month, NEW), '/confirm'))).text();
    expect(page).toContain('s***@example.net');
    expect(page).not.toMatch(/ana\.|somebody/);
    expect(page).toContain('<dd>Month events, Newsletter</dd>');
    expect(page).toMatch(/<dt>Events asked for that come along<\/dt>\s*<dd>1<\/dd>/);
    expect((await confirm(NEW)).headers.get('location')).toContain('/confirmed/address');
    expect(await places(month).seated(WORKSHOP_AUDIENCE)).toEqual(new Set([await idOf(month, NEW)]));
    await month.goTo(END);
    expect(gotBy(month, ANA)).toHaveLength(before);
    expect(gotBy(month, NEW).filter((subject) => subject.includes('A talk'))).toHaveLength(2);
    expect(await activeOf(month, ANA)).toEqual([]);
    expect(await show(month, ANA)).toContain('We keep no address and no choices for this link.');
    expect(JSON.stringify(await everything(month))).not.toContain(ANA);
    expect(await month.signUp({ address: ANA })).toMatchObject([{ left: true }]);
  });

  it('keeps the turn in the line, and the order of it', async () => {
    await askFor(month, WORKSHOP, BO, 'place');
    await askFor(month, WORKSHOP, ANA, 'place');
    await askFor(month, WORKSHOP, 'cy@example.org', 'place');
    await change(ANA, NEW);
    await confirm(NEW);
    const line = (await places(month).waiting(WORKSHOP_AUDIENCE)).map(({ id }) => id);
    expect(line).toEqual([await idOf(month, NEW), await idOf(month, 'cy@example.org')]);
    await press(month, BO, 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await places(month).seated(WORKSHOP_AUDIENCE)).toEqual(new Set([await idOf(month, NEW)]));
  });

  it('joins what was at both addresses; the choices made at the new one stand', async () => {
    await month.signUp({ address: ANA, lists: ['month-events'], style: 'open' });
    await month.signUp({ address: NEW, lists: ['newsletter'], language: 'es' });
    await change(ANA, NEW);
    await confirm(NEW);
    expect(await activeOf(month, NEW)).toEqual(LISTS);
    expect((await people(month).read(await idOf(month, NEW))).profile).toMatchObject({
      language: 'es',
      style: 'discreet',
    });
    expect(await subscriptions(month).count('month-events')).toBe(1);
  });

  it('leaves to an event at the new address what was chosen for it there', async () => {
    const styles = async (address: string) => {
      const bounds = { hexDigits: [...'0123456789abcdef'], ids: { from: '0', to: 'g' } };
      const found = await subscriptions(month).activeBetween(WORKSHOP_AUDIENCE, bounds);
      const id = await idOf(month, address);
      return found.filter((one) => one.id === id).map(({ style }) => style);
    };
    await month.signUp({ address: ANA, lists: LISTS, style: 'open' });
    await askFor(month, WORKSHOP, ANA, 'place');
    expect(await styles(ANA)).toEqual(['discreet']);
    await month.signUp({ address: BO, lists: ['newsletter'] });
    await change(BO, ANA);
    await confirm(ANA);
    expect(await styles(ANA)).toEqual(['discreet']);
  });

  it('brings no choices of a stranger along to whoever is known at the new address', async () => {
    const talk = refOf(TALK);
    const told = async () => (await people(month).read(await idOf(month, ANA))).events.map(({ own }) => own);
    await month.signUp({ address: ANA, style: 'open' }, { address: BO, lists: [], style: 'open' });
    await askFor(month, TALK, ANA, 'reminders');
    expect(await told()).toEqual([{ style: 'discreet' }]);
    const bo = await idOf(month, BO);
    await people(month).putEvent(bo, { event: talk, wants: 'reminders', since: '2026-01-05T17:00:00.000Z' });
    const profile = await people(month).find(bo);
    if (profile) await subscriptions(month).subscribe(profile, eventAudience(talk));
    await press(month, BO, 'save', { language: 'es', style: 'open', muted: talk.eventId });
    await change(BO, ANA);
    const link = linkIn(await letterTo(month, ANA), '/confirm');
    const page = await (await month.ask(`${link}?language=en`)).text();
    expect(page).not.toContain('Lists that come along');
    expect(page).toMatch(/come along<\/dt>\s*<dd>1<\/dd>/);
    await confirm(ANA);
    expect(await told()).toEqual([{ style: 'discreet' }]);
    await month.goTo(END);
    const heard = gotBy(month, ANA).filter((subject) => /DOE/.test(subject) && !/confirm/.test(subject));
    expect(heard.length).toBeGreaterThan(0);
    const ofTalk = gotBy(month, ANA).filter((subject) => /A talk/.test(subject));
    expect(ofTalk).toEqual([]);
    expect((await people(month).find(await idOf(month, ANA)))?.muted).toBeUndefined();
  });

  it('to an address that may not be written to is answered like any other, and moves nothing', async () => {
    await month.signUp({ address: ANA });
    const silent = { asked: NEW, bounce: BO } as const;
    for (const reason of ['asked', 'bounce'] as const) {
      await suppressionStore(month.cloud.table).suppress(await idOf(month, silent[reason]), reason);
      await change(ANA, silent[reason]);
      expect(gotBy(month, silent[reason])).toEqual([]);
    }
    expect(await activeOf(month, ANA)).toEqual(['month-events']);
  });

  it('moves nothing to an address that has said meanwhile that it wants no mail', async () => {
    await month.signUp({ address: ANA });
    await change(ANA, NEW);
    await suppressionStore(month.cloud.table).suppress(await idOf(month, NEW), 'asked');
    expect((await confirm(NEW)).headers.get('location')).toContain('/confirmed/address');
    expect(await activeOf(month, ANA)).toEqual(['month-events']);
  });
});
