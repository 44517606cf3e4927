import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../../core/subscribers/address.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { type Answers, letterTo, linkIn, pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';

const ANA = 'ana@example.org';
const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet', address: ANA };
const POST = { method: 'POST' };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR]);
});
afterEach(() => month.close());

const ask = (answers: Answers = {}) => sendForm(month, '/sign-up?language=en', { ...ANSWERS, ...answers });
const idOf = async (address: string) =>
  subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
const linkFor = async (address: string) => linkIn(await letterTo(month, address), '/confirm');
const recordOf = async (address: string) => subscriberStore(month.cloud.table).read(await idOf(address));
const suppressedFor = async (address: string, reason: SuppressionReason) =>
  suppressionStore(month.cloud.table).suppress(await idOf(address), reason);
const reasonOf = async (address: string) => suppressionStore(month.cloud.table).find(await idOf(address));
/** Whether a reminder comes before the month is over. */
async function reminded(address = ANA): Promise<boolean> {
  await month.cloud.settle();
  const before = month.received().filter((line) => line.startsWith(address)).length;
  await month.goTo('2026-01-31T00:00:00Z');
  return month.received().filter((line) => line.startsWith(address)).length > before;
}

/** Goes all the way, and gives back the link. */
async function join(answers: Answers = {}): Promise<string> {
  await ask(answers);
  const link = await linkFor(String(answers.address ?? ANA));
  await month.ask(link, POST);
  await month.cloud.settle();
  return link;
}

describe('joining', () => {
  it('takes a form, a letter and a button, and brings the next reminder', async () => {
    const asked = await ask();
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe('/check-your-email?language=en');
    const page = await month.ask(await linkFor(ANA));
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('a***@example.org');
    expect(html).not.toContain(ANA);
    expect(html).toContain('Month events');
    const done = await month.ask(await linkFor(ANA), POST);
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe('/confirmed/subscription?language=en');
    expect((await month.ask('/confirmed/subscription?language=en')).status).toBe(200);
    expect(await reminded()).toBe(true);
  });

  it('begins with the button and not before', async () => {
    await ask();
    expect(await reminded()).toBe(false);
    expect(await recordOf(ANA)).toEqual({
      profile: undefined,
      consents: [],
      events: [],
      newest: { 'confirm-subscription': expect.any(String) },
    });
  });

  it('keeps what was chosen, and to which words the person agreed, where and when', async () => {
    await join({ lists: ['newsletter', 'month-events'], language: 'es', style: 'open' });
    const { profile, consents } = await recordOf(ANA);
    expect(profile).toMatchObject({ address: ANA, language: 'es', style: 'open' });
    const [consent] = consents;
    expect(consents).toHaveLength(1);
    expect(consent).toMatchObject({
      page: '/sign-up',
      language: 'en',
      audiences: ['month-events', 'newsletter'],
      wording: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    const wording = await subscriberStore(month.cloud.table).wording(consent?.wording ?? '');
    expect(wording).toContain('We keep your address to write to you.');
    expect(wording).toContain('month-events: Month events. Every reminder');
    expect(wording).toContain('By pressing the button you ask us (Department of Examples)');
  });

  it('speaks the language that was chosen, in the letter and behind its link', async () => {
    await ask({ language: 'es' });
    const link = await linkFor(ANA);
    expect(await (await month.ask(link)).text()).toContain('<html lang="es"');
    expect(await (await month.ask(`${link}?language=en`)).text()).toContain('<html lang="en"');
    expect((await month.ask(link, POST)).headers.get('location')).toBe('/confirmed/subscription?language=es');
  });

  it('can start from a link that names a list', async () => {
    const html = await (await month.ask('/sign-up?list=newsletter')).text();
    expect(html).toMatch(/value="newsletter" checked/);
    expect(html).not.toMatch(/value="month-events" checked/);
    expect((await month.ask('/sign-up?list=%00&list=unknown')).status).toBe(200);
  });

  it('brings back who had left', async () => {
    await join();
    const unsubscribe = { method: 'POST', body: 'List-Unsubscribe=One-Click' };
    await month.goTo('2026-01-12T21:00:00Z');
    const mail = await letterTo(month, ANA);
    await month.ask(linkIn(mail, '/unsubscribe'), unsubscribe);
    await join();
    expect(await reminded()).toBe(true);
  });

  it('keeps language, style and what was muted of whoever is on another list already', async () => {
    await month.signUp({ address: ANA, lists: ['month-events'], language: 'en', style: 'discreet' });
    const store = subscriberStore(month.cloud.table);
    const id = await idOf(ANA);
    await store.change({
      id,
      address: ANA,
      language: 'en',
      style: 'discreet',
      muted: ['0123456789abcdef'],
      answeredAt: '2026-01-01T00:00:00Z',
    });
    await join({ lists: 'newsletter', language: 'es', style: 'open' });
    expect((await store.find(id))?.muted).toEqual(['0123456789abcdef']);
    expect(await store.find(id)).toMatchObject({ language: 'en', style: 'discreet' });
    await month.goTo('2026-01-12T21:00:00Z');
    expect(await letterTo(month, ANA)).toContain('Information session');
    expect(month.received().at(-1)).not.toContain('Information session');
  });
});

describe('the link of a letter', () => {
  it('changes nothing when a scanner opens it', async () => {
    await ask();
    const link = await linkFor(ANA);
    for (const init of [{}, { method: 'HEAD' }, { headers: { 'Sec-Purpose': 'prefetch' } }]) {
      const answer = await month.ask(link, init);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    }
    expect((await recordOf(ANA)).profile).toBeUndefined();
    expect(await reminded()).toBe(false);
  });

  it('works once, and says so the second time', async () => {
    const link = await join();
    for (const init of [{}, POST]) {
      const answer = await month.ask(`${link}?language=en`, init);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Already confirmed');
    }
    expect((await recordOf(ANA)).consents).toHaveLength(1);
  });

  it('does the same when its button is pressed twice at once', async () => {
    await ask();
    const link = await linkFor(ANA);
    const answers = await Promise.all([month.ask(link, POST), month.ask(link, POST)]);
    for (const { status } of answers) expect([200, 303]).toContain(status);
    expect((await recordOf(ANA)).consents).toHaveLength(1);
    expect(await reminded()).toBe(true);
  });

  it('works for seven days', async () => {
    await ask();
    const link = await linkFor(ANA);
    pass(month, 7 * 24 * 60 * 60 - 60);
    expect((await month.ask(link)).status).toBe(200);
    pass(month, 120);
    for (const init of [{}, POST]) {
      const answer = await month.ask(`${link}?language=en`, init);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toMatch(/This link has expired.*works for 7 days.*Ask again/s);
    }
    expect(await reminded()).toBe(false);
  });

  it('is superseded by that of a newer letter', async () => {
    await ask();
    const older = await linkFor(ANA);
    pass(month, 60 * 60);
    await ask({ style: 'open' });
    const newer = await linkFor(ANA);
    expect(newer).not.toBe(older);
    const answer = await month.ask(`${older}?language=en`, POST);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('There is a newer link');
    expect((await month.ask(newer, POST)).status).toBe(303);
    expect((await recordOf(ANA)).profile?.style).toBe('open');
  });

  it.each([
    ['lost its last letter', (link: string) => link.slice(0, -1)],
    ['was never ours', () => '/confirm/anything'],
    ['lost all but its beginning', () => '/confirm/'],
    ['is as long as one of ours', () => `/confirm/${'A'.repeat(43)}`],
  ])('says so, and changes nothing, when it %s', async (_, damage) => {
    await ask();
    const path = damage(await linkFor(ANA));
    for (const init of [{}, POST]) {
      const answer = await month.ask(`${path}?language=en`, init);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Nothing was changed.');
    }
    expect((await recordOf(ANA)).profile).toBeUndefined();
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    const answer = await month.ask('/confirm/anything', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('POST');
  });
});

describe('whoever complained', () => {
  it('comes back by confirming, and is told so', async () => {
    await suppressedFor(ANA, 'complaint');
    await join();
    expect(await reasonOf(ANA)).toBeUndefined();
    expect(await letterTo(month, ANA)).toContain('sends you email again');
    expect(await reminded()).toBe(true);
  });
});

describe('never again', () => {
  const stopLink = async () => linkIn(await letterTo(month, ANA), '/stop');

  it('takes a button, and then nothing is sent whoever asks for it', async () => {
    await ask();
    const [stop, confirm] = [await stopLink(), await linkFor(ANA)];
    const answers = [];
    for (let times = 0; times < 2; times += 1) {
      const answer = await month.ask(stop, POST);
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]?.[0]).toBe(200);
    expect(answers[1]).toEqual(answers[0]);
    expect(await reasonOf(ANA)).toBe('asked');
    expect((await month.ask(confirm, POST)).status).toBe(404);
    const before = month.received().length;
    pass(month, 24 * 60 * 60);
    expect((await ask()).status).toBe(303);
    await sendForm(month, '/manage', { address: ANA });
    await month.cloud.settle();
    expect(month.received()).toHaveLength(before);
    expect(await reminded()).toBe(false);
  });

  it('does not happen when the link is only opened', async () => {
    await ask();
    const link = await stopLink();
    for (const init of [{}, { method: 'HEAD' }]) expect((await month.ask(link, init)).status).toBe(200);
    expect(await reasonOf(ANA)).toBeUndefined();
  });

  it('outlasts a complaint, which a later confirmation would have taken back', async () => {
    await suppressedFor(ANA, 'complaint');
    await ask();
    await month.ask(await stopLink(), POST);
    expect(await reasonOf(ANA)).toBe('asked');
  });

  it('is for the person of the link: no other link is taken', async () => {
    await ask();
    const link = await stopLink();
    for (const path of [
      link.slice(0, -1),
      link.replace('/stop/', '/manage/').replace('/manage/', '/stop/x'),
    ]) {
      expect((await month.ask(path, POST)).status).toBe(404);
    }
    expect(await reasonOf(ANA)).toBeUndefined();
  });
});

describe('the link to one’s choices', () => {
  it('comes by letter to whoever is known', async () => {
    await join();
    const answer = await sendForm(month, '/manage?language=en', { address: ANA });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/check-your-email?for=link&language=en');
    expect(linkIn(await letterTo(month, ANA), '/manage')).toMatch(/^\/manage\/[0-9a-f]{32}\//);
  });

  it('comes to nobody else, and nobody can tell', async () => {
    const answer = await sendForm(month, '/manage?language=en', { address: 'nobody@example.org' });
    expect(answer.status).toBe(303);
    expect(await letterTo(month, 'nobody@example.org')).toBe('');
  });
});

it('no address and no token is printed, whatever happens', async () => {
  const link = await join();
  await ask({ address: 'not an address' });
  await month.ask(`${link.slice(0, -1)}`, POST);
  await month.ask(linkIn(await letterTo(month, ANA), '/stop'), POST);
  expect(month.printed()).not.toContain('@');
  expect(month.printed()).not.toContain(link.split('/').at(-1));
});
