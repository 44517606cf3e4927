/** What somebody can do to others with our forms, and what they can't. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { NETWORK_LIMIT, networkHash } from '../../core/forms/network.ts';
import { limitStore } from '../../core/runtime/limit.store.ts';
import { counterOf } from '../../core/runtime/limit.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { letterTo, linkIn, pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';

const [ANA, BO, CY] = ['ana@example.org', 'bo@example.net', 'cy@example.com'];
const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet' };
const SOURCE_IP = '127.0.0.1';

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR]);
});
afterEach(() => month.close());

const idKey = () => month.cloud.keys.idKey(KEY_PARAMETERS.idKey);
const idOf = async (address: string) => subscriberId(parseAddress(address), await idKey());
const people = () => subscriberStore(month.cloud.table);
const choicesOf = async (address: string) => {
  const profile = await people().find(await idOf(address));
  return profile && { language: profile.language, style: profile.style };
};

/** Presses a button on somebody's page of choices. */
async function press(address: string, action: string, answers: Record<string, string> = {}) {
  const keys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
  const link = personalPath(MANAGE_PATH, await idOf(address), keys);
  const answer = await month.ask(link, { method: 'POST', body: new URLSearchParams({ action, ...answers }) });
  await month.cloud.settle();
  return answer;
}
const lettersTo = (address: string) =>
  month.cloud.inbox.list().filter(({ to }) => to.includes(address)).length;
const confirmLink = async (address: string) => linkIn(await letterTo(month, address), '/confirm');
const pressLink = (link: string) => month.ask(link, { method: 'POST' });

describe('naming another address', () => {
  it('sends three letters a day, whatever addresses are named, and says the same each time', async () => {
    await month.signUp({ address: ANA });
    const answers = new Set<string | null>();
    for (let times = 0; times < 6; times += 1)
      answers.add((await press(ANA, 'address', { address: `${times}@example.net` })).headers.get('location'));
    expect(answers.size).toBe(1);
    expect(month.received()).toHaveLength(3);
    await sendForm(month, '/sign-up', { ...ANSWERS, address: BO });
    await month.cloud.settle();
    expect(lettersTo(BO)).toBe(1);
  });

  it('counts for the network it comes from, and is answered as ever when that has sent too many', async () => {
    await month.signUp({ address: ANA });
    const first = await press(ANA, 'address', { address: BO });
    const counter = counterOf(NETWORK_LIMIT, networkHash(SOURCE_IP, await idKey()), month.cloud.clock.now());
    const limits = limitStore(month.cloud.table);
    for (let form = 1; form < NETWORK_LIMIT.most; form += 1)
      expect(await limits.take([counter], randomBytes(8).toString('hex'))).toBeNull();
    const last = await press(ANA, 'address', { address: CY });
    expect([last.status, [...last.headers]]).toEqual([first.status, [...first.headers]]);
    expect([lettersTo(BO), lettersTo(CY)]).toEqual([1, 0]);
  });

  it('a second time puts the first link out of force, whoever it went to', async () => {
    await month.signUp({ address: ANA });
    await press(ANA, 'address', { address: CY });
    const older = await confirmLink(CY);
    pass(month, 60);
    await press(ANA, 'address', { address: BO });
    expect((await month.ask(older)).status).toBe(410);
    expect((await month.ask(await confirmLink(BO))).status).toBe(200);
  });

  it('leaves nothing of the address that was not taken in the end, and nothing that still moves anybody', async () => {
    await month.signUp({ address: ANA });
    await press(ANA, 'address', { address: CY });
    const older = await confirmLink(CY);
    pass(month, 60);
    await press(ANA, 'address', { address: BO });
    const newer = await confirmLink(BO);
    expect((await pressLink(newer)).status).toBe(303);
    expect((await pressLink(newer)).status).toBe(200);
    await press(BO, 'erase');
    await sendForm(month, '/sign-up', { ...ANSWERS, address: ANA });
    await pressLink(await confirmLink(ANA));
    expect((await pressLink(older)).status).toBe(404);
    expect(await choicesOf(ANA)).toBeDefined();
    expect(await choicesOf(CY)).toBeUndefined();
  });
});

describe('signing up somebody else', () => {
  it('never changes the language and the style of whoever is known, and the page and the letter say so', async () => {
    await month.signUp({ address: ANA, language: 'en', style: 'discreet' });
    await sendForm(month, '/sign-up', { lists: 'newsletter', language: 'es', style: 'open', address: ANA });
    const letter = await letterTo(month, ANA);
    expect(letter).toContain('English');
    const page = await (await month.ask(`${linkIn(letter, '/confirm')}?language=en`)).text();
    expect(page).toContain('stay as you chose them');
    expect(page).toContain('<dd>English</dd>');
    expect((await pressLink(linkIn(letter, '/confirm'))).status).toBe(303);
    expect(await choicesOf(ANA)).toEqual({ language: 'en', style: 'discreet' });
    const standings = await subscriptionStore(month.cloud.table).standings(await idOf(ANA), ['newsletter']);
    expect(standings.get('newsletter')).toBe('active');
  });

  it('tells whoever is not known in which language and style they would be written to', async () => {
    await sendForm(month, '/sign-up?language=en', { ...ANSWERS, style: 'open', address: BO });
    const letter = await letterTo(month, BO);
    expect(letter).toContain('How much a message shows');
    const page = await (await month.ask(linkIn(letter, '/confirm'))).text();
    expect(page).toContain('<dt>How much a message shows</dt>');
    expect(page).not.toContain('stay as you chose them');
  });
});

it('a consent holds when it was asked for and when it was confirmed, and a second press changes neither', async () => {
  await sendForm(month, '/sign-up', { ...ANSWERS, address: ANA });
  const link = await confirmLink(ANA);
  pass(month, 3600);
  await pressLink(link);
  const [consent] = (await people().read(await idOf(ANA))).consents;
  expect(Date.parse(consent?.confirmedAt ?? '') - Date.parse(consent?.at ?? '')).toBeGreaterThanOrEqual(
    3_600_000,
  );
  pass(month, 3600);
  await pressLink(link);
  expect((await people().read(await idOf(ANA))).consents).toEqual([consent]);
});
