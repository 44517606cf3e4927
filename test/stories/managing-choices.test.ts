/** The page behind somebody’s own link: what it shows, what its buttons do, and what it takes from nobody. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANAGE_PATH, STOP_PATH } from '../../core/contract/paths.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { type Answers, letterTo, linkIn } from './form.ts';
import {
  AFTER_WORKSHOP,
  ANA,
  activeOf,
  askFor,
  BO,
  bodyOf,
  CHOICES,
  END,
  everything,
  gotBy,
  idOf,
  LISTS,
  linkOf,
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

describe('the page of somebody’s choices', () => {
  it('is reached from every mailing, shows what is chosen and no address, and changes nothing by being opened', async () => {
    await month.signUp({ address: ANA });
    await month.goTo('2026-01-12T22:00:00Z');
    const link = linkIn(await letterTo(month, ANA), MANAGE_PATH);
    expect(link).toBe(await linkOf(month, ANA));
    const before = await everything(month);
    for (const path of [link, `${link}.`, `${link}?language=es`, `${link}/erase`]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await month.ask(path, { method });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('x-robots-tag')).toBe('noindex');
        expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
        expect(await answer.text()).not.toMatch(/ana\.maria/);
      }
    }
    expect(await everything(month)).toEqual(before);
    const html = await (await month.ask(link)).text();
    expect(html).toContain('a***@example.org');
    expect(html).toContain('<title>Your choices – DOE</title>');
    expect(html).toMatch(/value="month-events" checked/);
    expect(html).not.toMatch(/value="newsletter" checked/);
    expect(html).toContain('A talk');
  });

  it('answers a link that is not whole with how to get another, and one of nobody as one of somebody erased', async () => {
    await month.signUp({ address: ANA });
    const link = await linkOf(month, ANA);
    for (const path of [
      link.slice(0, -1),
      link.replace(/[0-9a-f]{32}/, 'f'.repeat(32)),
      '/manage/anything',
    ]) {
      const init = { method: 'POST', body: bodyOf({ action: 'erase' }) };
      for (const request of [{}, init]) {
        const answer = await month.ask(path, request);
        expect(answer.status).toBe(404);
        expect(await answer.text()).toMatch(/Nothing was changed.*Get a new link/s);
      }
    }
    expect(await activeOf(month, ANA)).toEqual(['month-events']);
    const unknown = await month.ask(await linkOf(month, 'nobody@example.org'));
    const done = await press(month, ANA, 'erase');
    expect(done.headers.get('location')).toBe(`${link}?done=erased&language=en`);
    const told = await (await month.ask(`${link}?done=erased&language=en`)).text();
    expect(told).toMatch(/<h1>Everything is deleted<\/h1>/);
    const erased = await month.ask(link);
    expect([erased.status, await erased.text()]).toEqual([200, await unknown.text()]);
  });

  it('lets people choose lists, language and style, which hold for the next mailing', async () => {
    await month.signUp({ address: ANA }, { address: BO });
    const answer = await press(month, ANA, 'save', { ...CHOICES, language: 'es', style: 'open' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${await linkOf(month, ANA)}?done=saved&language=en`);
    expect(await activeOf(month, ANA)).toEqual(LISTS);
    expect(await show(month, ANA)).toContain('<html lang="es"');
    await month.goTo('2026-01-12T22:00:00Z');
    expect(gotBy(month, ANA).at(-1)).toMatch(/^A workshop – lun|^A workshop – mar/);
    await press(month, ANA, 'save', { language: 'es', style: 'open' });
    expect(await activeOf(month, ANA)).toEqual([]);
    await month.goTo(END);
    expect(gotBy(month, ANA)).toHaveLength(1);
    expect(gotBy(month, BO)).toHaveLength(4);
  });

  it('records to which words somebody agreed who joins a further list', async () => {
    await month.signUp({ address: ANA });
    await press(month, ANA, 'save', CHOICES);
    await press(month, ANA, 'save', CHOICES);
    const { consents: all } = await people(month).read(await idOf(month, ANA));
    const consents = all.filter(({ page }) => page !== 'import');
    expect(consents).toMatchObject([{ page: MANAGE_PATH, language: 'en', audiences: ['newsletter'] }]);
    expect(await people(month).wording(consents[0]?.wording ?? '')).toContain('newsletter: Newsletter.');
    expect(await subscriptions(month).count('newsletter')).toBe(1);
  });

  it('spares people the reminders of one event, and of no other', async () => {
    await month.signUp({ address: ANA });
    await press(month, ANA, 'save', { ...CHOICES, muted: refOf(WORKSHOP).eventId });
    await month.goTo(AFTER_WORKSHOP);
    expect(gotBy(month, ANA)).toEqual([]);
    await month.goTo(END);
    expect(gotBy(month, ANA)).toHaveLength(2);
  });

  it('shows what was asked for, and lets go of it', async () => {
    await askFor(month, WORKSHOP, ANA, 'place');
    await askFor(month, TALK, ANA, 'reminders');
    await askFor(month, WORKSHOP, BO, 'place');
    const page = await show(month, ANA);
    expect(page).toContain('You have a place.');
    expect(page).toContain('Stop reminders');
    expect(await show(month, BO)).toContain('You are on the waiting list.');
    await press(month, ANA, 'stop', { event: eventAudience(refOf(TALK)) });
    await press(month, ANA, 'stop', { event: WORKSHOP_AUDIENCE });
    expect(await show(month, ANA)).toContain('You have a place. You get no reminders of it.');
    await press(month, ANA, 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await show(month, ANA)).not.toMatch(/A workshop|Stop reminders/);
    expect(await show(month, BO)).toContain('You have a place.');
    const letters = gotBy(month, ANA).length;
    await month.goTo(END);
    expect(gotBy(month, ANA)).toHaveLength(letters);
  });

  it('lets people leave everything and keep their place', async () => {
    await month.signUp({ address: ANA, lists: LISTS });
    await askFor(month, WORKSHOP, ANA, 'place');
    await askFor(month, TALK, ANA, 'reminders');
    await press(month, ANA, 'leave');
    const letters = gotBy(month, ANA).length;
    await month.goTo('2026-01-12T12:00:00Z');
    expect(await places(month).standing(WORKSHOP_AUDIENCE, await idOf(month, ANA))).toBe('seated');
    await month.goTo(END);
    expect(gotBy(month, ANA)).toHaveLength(letters);
    expect(await month.signUp({ address: ANA })).toMatchObject([{ left: true }]);
  });

  it('lets go of the turn of whoever leaves everything, or wants no mail at all', async () => {
    for (const who of ['first@example.org', ANA, BO]) await askFor(month, WORKSHOP, who, 'place');
    await press(month, ANA, 'leave');
    const keys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
    await month.ask(personalPath(STOP_PATH, await idOf(month, BO), keys), { method: 'POST' });
    await month.cloud.settle();
    expect(await places(month).waiting(WORKSHOP_AUDIENCE)).toEqual([]);
    await press(month, 'first@example.org', 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await places(month).seated(WORKSHOP_AUDIENCE)).toEqual(new Set());
  });

  it('lets people finish giving up a place that broke off', async () => {
    await askFor(month, WORKSHOP, ANA, 'place');
    const { events } = await people(month).read(await idOf(month, ANA));
    for (const asked of events)
      await people(month).putEvent(await idOf(month, ANA), { ...asked, givenUp: true });
    expect(await show(month, ANA)).toContain('Give up my place');
    await press(month, ANA, 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await places(month).seated(WORKSHOP_AUDIENCE)).toEqual(new Set());
    expect(await show(month, ANA)).not.toContain('Give up my place');
  });

  it.each(['asked', 'bounce'] as const)('promises no mail where none may be sent (%s)', async (reason) => {
    await month.signUp({ address: ANA });
    await suppressionStore(month.cloud.table).suppress(await idOf(month, ANA), reason);
    const answers = { save: CHOICES, export: {} };
    for (const [action, told] of [
      ['save', 'But nothing is sent to this address'],
      ['export', 'The copy can’t be sent'],
    ] as const) {
      const { headers } = await press(month, ANA, action, answers[action]);
      const page = await month.ask(headers.get('location') ?? '');
      expect(await page.text()).toContain(told);
    }
    expect(gotBy(month, ANA)).toEqual([]);
  });

  it('sends the copy of what is kept to the address itself', async () => {
    await month.signUp({ address: ANA });
    await press(month, ANA, 'save', { ...CHOICES, lists: 'month-events', muted: refOf(TALK).eventId });
    const answer = await press(month, ANA, 'export');
    expect(answer.headers.get('location')).toContain('?done=export');
    const letter = await month.cloud.inbox.get(month.cloud.inbox.list().at(-1)?.id ?? '');
    expect(letter?.to).toEqual([ANA]);
    const { content = '', encoding } = letter?.attachments[0] ?? {};
    const file = encoding === 'base64' ? Buffer.from(content, 'base64').toString() : content;
    expect(JSON.parse(file)).toMatchObject({
      profile: {
        address: ANA,
        muted: [{ event: refOf(TALK).eventId, title: 'A talk', when: expect.stringContaining('January 20') }],
      },
      lists: [{ list: 'month-events' }],
      consents: [{ page: 'import', audiences: ['month-events'], wording: null, text: null }],
    });
  });

  it('says what is wrong with a form, keeps what was typed, and changes nothing', async () => {
    await month.signUp({ address: ANA });
    const before = await everything(month);
    const wrong: readonly [Answers, string][] = [
      [{ address: '' }, 'address'],
      [{ address: 'a@example.org, b@example.org' }, 'address'],
      [{ address: 'a\u0000@example.org' }, 'address'],
      [{ address: `${'x'.repeat(250)}@example.org` }, 'address'],
      [{ address: 'zoë@example.org' }, 'address'],
      [{ lists: 'nowhere' }, 'lists'],
      [{ language: 'xx' }, 'language'],
      [{ style: 'loud' }, 'style'],
      [{ style: ['open', 'discreet'] }, 'style'],
    ];
    for (const [answers, field] of wrong) {
      const answer = await press(month, ANA, field === 'address' ? 'address' : 'save', {
        ...CHOICES,
        ...answers,
      });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('<title>Error: Your choices – DOE</title>');
      expect(html).toContain(`<a href="#${field}">`);
      expect(html).toContain(`id="${field}-error"`);
    }
    const kept = await (await press(month, ANA, 'address', { address: 'two words@example.org' })).text();
    expect(kept).toContain('value="two words@example.org"');
    expect((await everything(month)).filter((item) => !isCounter(item))).toEqual(before);
    expect(month.cloud.inbox.list()).toEqual([]);
  });

  it('takes nothing from other sites, of other kinds, or without measure', async () => {
    await month.signUp({ address: ANA });
    const link = await linkOf(month, ANA);
    const body = bodyOf({ action: 'erase' });
    const elsewhere = { headers: { 'sec-fetch-site': 'cross-site' }, body };
    const origin = { headers: { origin: 'https://elsewhere.example' }, body };
    const json = { headers: { 'content-type': 'application/json' }, body: '{"action":"erase"}' };
    const large = { body: bodyOf({ action: 'erase', lists: 'x'.repeat(20_000) }) };
    const statuses = [];
    for (const request of [elsewhere, origin, json, large])
      statuses.push((await month.ask(link, { method: 'POST', ...request })).status);
    expect(statuses).toEqual([403, 403, 415, 413]);
    expect((await month.ask(link, { method: 'PUT', body })).status).toBe(405);
    expect((await press(month, ANA, 'no-such-button')).status).toBe(303);
    expect(await activeOf(month, ANA)).toEqual(['month-events']);
  });
});

/** Counts what a network sends, whatever it is; names nobody. */
const isCounter = (item: unknown): boolean => JSON.stringify(item).includes('"LIMIT#network#');
