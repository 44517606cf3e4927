import { createHash } from 'node:crypto';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { MANAGE_PATH, STOP_PATH } from '../../core/contract/paths.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { localAccess } from '../../local/local-access.ts';
import { KEY_PARAMETERS, TABLE_NAME } from '../../local/resource-names.ts';
import { type Answers, letterTo, linkIn } from './form.ts';
import { AGENCY, type EventText, type Month, openMonth } from './month.ts';
import { queueLetter } from './queue-letter.ts';

const ANA = 'ana.maria@example.org';
const NEW = 'somebody.else@example.net';
const BO = 'bo@example.org';
const LISTS = ['month-events', 'newsletter'];

const WORKSHOP: EventText = {
  uid: 'workshop@example.org',
  start: '20260113T130000',
  end: '20260113T140000',
  summary: 'A workshop',
  more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:1'],
};
const TALK: EventText = {
  uid: 'talk@example.org',
  start: '20260120T130000',
  end: '20260120T140000',
  summary: 'A talk',
};
const refOf = ({ uid }: EventText): EventRef => ({
  year: 2026,
  source: 'calendar',
  eventId: eventId(uid, null),
});
/** Milliseconds for the one story that tells of everything. */
const LONG_STORY_MS = 120_000;
const WORKSHOP_AUDIENCE = eventAudience(refOf(WORKSHOP));

/** Reminders of the workshop come on January 12 and 13, of the talk on January 19 and 20. */
const [AFTER_WORKSHOP, END] = ['2026-01-14T00:00:00Z', '2026-01-31T00:00:00Z'];

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WORKSHOP, TALK]);
});
afterEach(() => month.close());

const idOf = async (address: string) =>
  subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
const linkOf = async (address: string) =>
  personalPath(MANAGE_PATH, await idOf(address), await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys));
const people = () => subscriberStore(month.cloud.table);
const subscriptions = () => subscriptionStore(month.cloud.table);
const places = () => placeStore(month.cloud.table);

const activeOf = async (address: string, audiences = LISTS) =>
  [...(await subscriptions().standings(await idOf(address), audiences))]
    .filter(([, standing]) => standing === 'active')
    .map(([audience]) => audience);

function bodyOf(answers: Answers): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(answers))
    for (const each of [value].flat()) body.append(name, each);
  return body;
}
/** Presses one of the buttons on somebody's page. */
async function press(address: string, action: string, answers: Answers = {}): Promise<Response> {
  const body = bodyOf({ action, ...answers });
  const answer = await month.ask(await linkOf(address), { method: 'POST', body });
  await month.cloud.settle();
  return answer;
}
const CHOICES = { lists: LISTS, language: 'en', style: 'discreet' };
const show = async (address: string) => (await month.ask(await linkOf(address))).text();

/** Subjects of what an address has got, oldest first. */
const gotBy = (address: string) =>
  month.cloud.inbox.list().flatMap(({ to, subject }) => (to.includes(address) ? [subject] : []));

/** Asks for an event by its form, and presses the button of the letter. */
async function askFor(event: EventText, address: string, wants: 'reminders' | 'place'): Promise<void> {
  await queueLetter(month.cloud, {
    purpose: 'confirm-event',
    address,
    event: refOf(event),
    wants,
    language: 'en',
    style: 'discreet',
    consent: {
      at: month.cloud.clock.now().toISOString(),
      wording: '0123456789ab',
      page: '/2026',
      language: 'en',
    },
  });
  await month.ask(linkIn(await letterTo(month, address), '/confirm'), { method: 'POST' });
  await month.cloud.settle();
}

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

describe('the page of somebody’s choices', () => {
  it('is reached from every mailing, shows what is chosen and no address, and changes nothing by being opened', async () => {
    await month.signUp({ address: ANA });
    await month.goTo('2026-01-12T22:00:00Z');
    const link = linkIn(await letterTo(month, ANA), MANAGE_PATH);
    expect(link).toBe(await linkOf(ANA));
    const before = await everything();
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
    expect(await everything()).toEqual(before);
    const html = await (await month.ask(link)).text();
    expect(html).toContain('a***@example.org');
    expect(html).toContain('<title>Your choices – DOE</title>');
    expect(html).toMatch(/value="month-events" checked/);
    expect(html).not.toMatch(/value="newsletter" checked/);
    expect(html).toContain('A talk');
  });

  it('answers a link that is not whole with how to get another, and one of nobody as one of somebody erased', async () => {
    await month.signUp({ address: ANA });
    const link = await linkOf(ANA);
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
    expect(await activeOf(ANA)).toEqual(['month-events']);
    const unknown = await month.ask(await linkOf('nobody@example.org'));
    const done = await press(ANA, 'erase');
    expect(done.headers.get('location')).toBe(`${link}?done=erased&language=en`);
    const told = await (await month.ask(`${link}?done=erased&language=en`)).text();
    expect(told).toMatch(/<h1>Everything is deleted<\/h1>/);
    const erased = await month.ask(link);
    expect([erased.status, await erased.text()]).toEqual([200, await unknown.text()]);
  });

  it('lets people choose lists, language and style, which hold for the next mailing', async () => {
    await month.signUp({ address: ANA }, { address: BO });
    const answer = await press(ANA, 'save', { ...CHOICES, language: 'es', style: 'open' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${await linkOf(ANA)}?done=saved&language=en`);
    expect(await activeOf(ANA)).toEqual(LISTS);
    expect(await show(ANA)).toContain('<html lang="es"');
    await month.goTo('2026-01-12T22:00:00Z');
    expect(gotBy(ANA).at(-1)).toMatch(/^A workshop – lun|^A workshop – mar/);
    await press(ANA, 'save', { language: 'es', style: 'open' });
    expect(await activeOf(ANA)).toEqual([]);
    await month.goTo(END);
    expect(gotBy(ANA)).toHaveLength(1);
    expect(gotBy(BO)).toHaveLength(4);
  });

  it('records to which words somebody agreed who joins a further list', async () => {
    await month.signUp({ address: ANA });
    await press(ANA, 'save', CHOICES);
    await press(ANA, 'save', CHOICES);
    const { consents: all } = await people().read(await idOf(ANA));
    const consents = all.filter(({ page }) => page !== 'import');
    expect(consents).toMatchObject([{ page: MANAGE_PATH, language: 'en', audiences: ['newsletter'] }]);
    expect(await people().wording(consents[0]?.wording ?? '')).toContain('newsletter: Newsletter.');
    expect(await subscriptions().count('newsletter')).toBe(1);
  });

  it('spares people the reminders of one event, and of no other', async () => {
    await month.signUp({ address: ANA });
    await press(ANA, 'save', { ...CHOICES, muted: refOf(WORKSHOP).eventId });
    await month.goTo(AFTER_WORKSHOP);
    expect(gotBy(ANA)).toEqual([]);
    await month.goTo(END);
    expect(gotBy(ANA)).toHaveLength(2);
  });

  it('shows what was asked for, and lets go of it', async () => {
    await askFor(WORKSHOP, ANA, 'place');
    await askFor(TALK, ANA, 'reminders');
    await askFor(WORKSHOP, BO, 'place');
    const page = await show(ANA);
    expect(page).toContain('You have a place.');
    expect(page).toContain('Stop reminders');
    expect(await show(BO)).toContain('You are on the waiting list.');
    await press(ANA, 'stop', { event: eventAudience(refOf(TALK)) });
    await press(ANA, 'stop', { event: WORKSHOP_AUDIENCE });
    expect(await show(ANA)).toContain('You have a place. You get no reminders of it.');
    await press(ANA, 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await show(ANA)).not.toMatch(/A workshop|Stop reminders/);
    expect(await show(BO)).toContain('You have a place.');
    const letters = gotBy(ANA).length;
    await month.goTo(END);
    expect(gotBy(ANA)).toHaveLength(letters);
  });

  it('lets people leave everything and keep their place', async () => {
    await month.signUp({ address: ANA, lists: LISTS });
    await askFor(WORKSHOP, ANA, 'place');
    await askFor(TALK, ANA, 'reminders');
    await press(ANA, 'leave');
    const letters = gotBy(ANA).length;
    await month.goTo('2026-01-12T12:00:00Z');
    expect(await places().standing(WORKSHOP_AUDIENCE, await idOf(ANA))).toBe('seated');
    await month.goTo(END);
    expect(gotBy(ANA)).toHaveLength(letters);
    expect(await month.signUp({ address: ANA })).toMatchObject([{ left: true }]);
  });

  it('lets go of the turn of whoever leaves everything, or wants no mail at all', async () => {
    for (const who of ['first@example.org', ANA, BO]) await askFor(WORKSHOP, who, 'place');
    await press(ANA, 'leave');
    const keys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
    await month.ask(personalPath(STOP_PATH, await idOf(BO), keys), { method: 'POST' });
    await month.cloud.settle();
    expect(await places().waiting(WORKSHOP_AUDIENCE)).toEqual([]);
    await press('first@example.org', 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await places().seated(WORKSHOP_AUDIENCE)).toEqual(new Set());
  });

  it('lets people finish giving up a place that broke off', async () => {
    await askFor(WORKSHOP, ANA, 'place');
    const { events } = await people().read(await idOf(ANA));
    for (const asked of events) await people().putEvent(await idOf(ANA), { ...asked, givenUp: true });
    expect(await show(ANA)).toContain('Give up my place');
    await press(ANA, 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await places().seated(WORKSHOP_AUDIENCE)).toEqual(new Set());
    expect(await show(ANA)).not.toContain('Give up my place');
  });

  it('sends the copy of what is kept to the address itself', async () => {
    await month.signUp({ address: ANA });
    await press(ANA, 'save', { ...CHOICES, lists: 'month-events', muted: refOf(TALK).eventId });
    const answer = await press(ANA, 'export');
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
    const before = await everything();
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
      const answer = await press(ANA, field === 'address' ? 'address' : 'save', { ...CHOICES, ...answers });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('<title>Error: Your choices – DOE</title>');
      expect(html).toContain(`<a href="#${field}">`);
      expect(html).toContain(`id="${field}-error"`);
    }
    const kept = await (await press(ANA, 'address', { address: 'two words@example.org' })).text();
    expect(kept).toContain('value="two words@example.org"');
    expect((await everything()).filter((item) => !isCounter(item))).toEqual(before);
    expect(month.cloud.inbox.list()).toEqual([]);
  });

  it('takes nothing from other sites, of other kinds, or without measure', async () => {
    await month.signUp({ address: ANA });
    const link = await linkOf(ANA);
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
    expect((await press(ANA, 'no-such-button')).status).toBe(303);
    expect(await activeOf(ANA)).toEqual(['month-events']);
  });
});

describe('a change of address', () => {
  const change = async (from: string, to: string) => {
    const answer = await press(from, 'address', { address: to });
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
    await askFor(WORKSHOP, ANA, 'place');
    const before = gotBy(ANA).length;
    await change(ANA, NEW);
    expect(await activeOf(ANA)).toEqual(LISTS);
    const page = await (await month.ask(linkIn(await letterTo(month, NEW), '/confirm'))).text();
    expect(page).toContain('s***@example.net');
    expect(page).not.toMatch(/ana\.|somebody/);
    expect(page).toContain('<dd>Month events, Newsletter</dd>');
    expect(page).toMatch(/<dt>Events asked for that come along<\/dt>\s*<dd>1<\/dd>/);
    expect((await confirm(NEW)).headers.get('location')).toContain('/confirmed/address');
    expect(await places().seated(WORKSHOP_AUDIENCE)).toEqual(new Set([await idOf(NEW)]));
    await month.goTo(END);
    expect(gotBy(ANA)).toHaveLength(before);
    expect(gotBy(NEW).filter((subject) => subject.includes('A talk'))).toHaveLength(2);
    expect(await activeOf(ANA)).toEqual([]);
    expect(await show(ANA)).toContain('We keep no address and no choices for this link.');
    expect(JSON.stringify(await everything())).not.toContain(ANA);
    expect(await month.signUp({ address: ANA })).toMatchObject([{ left: true }]);
  });

  it('keeps the turn in the line, and the order of it', async () => {
    await askFor(WORKSHOP, BO, 'place');
    await askFor(WORKSHOP, ANA, 'place');
    await askFor(WORKSHOP, 'cy@example.org', 'place');
    await change(ANA, NEW);
    await confirm(NEW);
    const line = (await places().waiting(WORKSHOP_AUDIENCE)).map(({ id }) => id);
    expect(line).toEqual([await idOf(NEW), await idOf('cy@example.org')]);
    await press(BO, 'give-up', { event: WORKSHOP_AUDIENCE });
    expect(await places().seated(WORKSHOP_AUDIENCE)).toEqual(new Set([await idOf(NEW)]));
  });

  it('joins what was at both addresses; the choices made at the new one stand', async () => {
    await month.signUp({ address: ANA, lists: ['month-events'], style: 'open' });
    await month.signUp({ address: NEW, lists: ['newsletter'], language: 'es' });
    await change(ANA, NEW);
    await confirm(NEW);
    expect(await activeOf(NEW)).toEqual(LISTS);
    expect((await people().read(await idOf(NEW))).profile).toMatchObject({
      language: 'es',
      style: 'discreet',
    });
    expect(await subscriptions().count('month-events')).toBe(1);
  });

  it('leaves to an event at the new address what was chosen for it there', async () => {
    const styles = async (address: string) => {
      const bounds = { hexDigits: [...'0123456789abcdef'], ids: { from: '0', to: 'g' } };
      const found = await subscriptions().activeBetween(WORKSHOP_AUDIENCE, bounds);
      const id = await idOf(address);
      return found.filter((one) => one.id === id).map(({ style }) => style);
    };
    await month.signUp({ address: ANA, lists: LISTS, style: 'open' });
    await askFor(WORKSHOP, ANA, 'place');
    expect(await styles(ANA)).toEqual(['discreet']);
    await month.signUp({ address: BO, lists: ['newsletter'] });
    await change(BO, ANA);
    await confirm(ANA);
    expect(await styles(ANA)).toEqual(['discreet']);
  });

  it('brings no choices of a stranger along to whoever is known at the new address', async () => {
    const talk = refOf(TALK);
    const told = async () => (await people().read(await idOf(ANA))).events.map(({ own }) => own);
    await month.signUp({ address: ANA, style: 'open' }, { address: BO, lists: [], style: 'open' });
    await askFor(TALK, ANA, 'reminders');
    expect(await told()).toEqual([{ style: 'discreet' }]);
    const bo = await idOf(BO);
    await people().putEvent(bo, { event: talk, wants: 'reminders', since: '2026-01-05T17:00:00.000Z' });
    const profile = await people().find(bo);
    if (profile) await subscriptions().subscribe(profile, eventAudience(talk));
    await press(BO, 'save', { language: 'es', style: 'open', muted: talk.eventId });
    await change(BO, ANA);
    const link = linkIn(await letterTo(month, ANA), '/confirm');
    const page = await (await month.ask(`${link}?language=en`)).text();
    expect(page).not.toContain('Lists that come along');
    expect(page).toMatch(/come along<\/dt>\s*<dd>1<\/dd>/);
    await confirm(ANA);
    expect(await told()).toEqual([{ style: 'discreet' }]);
    await month.goTo(END);
    const heard = gotBy(ANA).filter((subject) => /DOE/.test(subject) && !/confirm/.test(subject));
    expect(heard.length).toBeGreaterThan(0);
    const ofTalk = gotBy(ANA).filter((subject) => /A talk/.test(subject));
    expect(ofTalk).toEqual([]);
    expect((await people().find(await idOf(ANA)))?.muted).toBeUndefined();
  });

  it('to an address that may not be written to is answered like any other, and moves nothing', async () => {
    await month.signUp({ address: ANA });
    const silent = { asked: NEW, bounce: BO } as const;
    for (const reason of ['asked', 'bounce'] as const) {
      await suppressionStore(month.cloud.table).suppress(await idOf(silent[reason]), reason);
      await change(ANA, silent[reason]);
      expect(gotBy(silent[reason])).toEqual([]);
    }
    expect(await activeOf(ANA)).toEqual(['month-events']);
  });

  it('moves nothing to an address that has said meanwhile that it wants no mail', async () => {
    await month.signUp({ address: ANA });
    await change(ANA, NEW);
    await suppressionStore(month.cloud.table).suppress(await idOf(NEW), 'asked');
    expect((await confirm(NEW)).headers.get('location')).toContain('/confirmed/address');
    expect(await activeOf(ANA)).toEqual(['month-events']);
  });
});

describe('erasing', () => {
  it(
    'leaves nothing in the table from which the address can be had, and no way back but the person’s own',
    async () => {
      await month.signUp({ address: ANA, lists: LISTS });
      await askFor(WORKSHOP, ANA, 'place');
      await askFor(WORKSHOP, BO, 'place');
      await press(ANA, 'save', { ...CHOICES, lists: 'month-events' });
      await press(ANA, 'export');
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
      await press(ANA, 'address', { address: NEW });
      const moving = linkIn(await letterTo(month, NEW), '/confirm');
      await month.goTo('2026-01-12T22:00:00Z');
      const unsubscribe = linkIn(await letterTo(month, ANA), '/unsubscribe');
      expect(JSON.stringify(await everything())).toContain(ANA);

      const answer = await press(ANA, 'erase');
      expect(answer.status).toBe(303);
      const kept = JSON.stringify(await everything());
      for (const trace of [ANA, NEW].flatMap(tracesOf))
        expect(kept.toLowerCase()).not.toContain(trace.toLowerCase());
      expect(await people().read(await idOf(ANA))).toEqual({ profile: undefined, consents: [], events: [] });
      expect(gotBy(ANA).at(-1)).toContain('you are not registered any more');
      expect(await places().seated(WORKSHOP_AUDIENCE)).toEqual(new Set([await idOf(BO)]));

      for (const link of [unsubscribe, await linkOf(ANA)]) expect((await month.ask(link)).status).toBe(200);
      expect((await month.ask(unsubscribe, { method: 'POST' })).status).toBe(200);
      for (const link of [pending, moving])
        expect((await month.ask(link, { method: 'POST' })).status).toBe(404);
      expect(await month.signUp({ address: ANA, lists: LISTS })).toMatchObject([
        { left: true, subscribed: 0 },
      ]);
      const letters = gotBy(ANA).length;
      await month.goTo(END);
      expect(gotBy(ANA)).toHaveLength(letters);
    },
    LONG_STORY_MS,
  );

  it('finds the lists of an import also after the agency has given them up', async () => {
    for (const _ of [1, 2]) await month.signUp({ address: ANA, lists: LISTS });
    expect((await people().read(await idOf(ANA))).consents).toHaveLength(1);
    const start = AGENCY.indexOf('  - id: newsletter');
    const end = AGENCY.indexOf('reminders:');
    await month.load([WORKSHOP, TALK], AGENCY.slice(0, start) + AGENCY.slice(end));
    await press(ANA, 'erase');
    expect(await activeOf(ANA)).toEqual([]);
    expect(JSON.stringify(await everything())).not.toContain(ANA);
  });

  it('twice is erasing once, and what an address said against all mail stays said', async () => {
    await month.signUp({ address: ANA });
    await suppressionStore(month.cloud.table).suppress(await idOf(ANA), 'asked');
    for (const _ of [1, 2]) await press(ANA, 'erase');
    expect(await suppressionStore(month.cloud.table).find(await idOf(ANA))).toBe('asked');
    expect(await subscriptions().count('month-events')).toBe(0);
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

/** Counts what a network sends, whatever it is; names nobody. */
const isCounter = (item: unknown): boolean => JSON.stringify(item).includes('"LIMIT#network#');

/** Every item of the table. */
async function everything(): Promise<unknown[]> {
  const client = new DynamoDBClient({ ...localAccess('test'), endpoint: month.cloud.endpoints.dynamoDb });
  const items: unknown[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey as typeof from;
  } while (from);
  client.destroy();
  return items;
}
