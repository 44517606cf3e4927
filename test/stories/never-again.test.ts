/** "Never write to this address again" holds for the person, however somebody spells their address. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MANAGE_PATH, STOP_PATH } from '../../core/contract/paths.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import { type PersonalPath, personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { letterTo, linkIn, pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { ask } from './registering.ts';

const ANA = 'ana@gmail.com';
const SPELLINGS = ['Ana@gmail.com', 'ana+month@gmail.com', 'a.na@gmail.com', 'a.n.a+x@googlemail.com'];
const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet' };
const POST = { method: 'POST' };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR]);
});
afterEach(() => month.close());

const idKey = () => month.cloud.keys.idKey(KEY_PARAMETERS.idKey);
const suppressions = () => suppressionStore(month.cloud.table);
const lettersTo = (address: string) =>
  month.cloud.inbox.list().filter(({ to }) => to.includes(address)).length;

async function linkOf(address: string, path: PersonalPath = STOP_PATH): Promise<string> {
  const keys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
  return personalPath(path, subscriberId(parseAddress(address), await idKey()), keys);
}

/** Asks for everything that anybody can ask for with an address, and gives the number of letters that came of it. */
async function lettersAskedFor(address: string): Promise<number> {
  const before = lettersTo(address);
  pass(month, 24 * 60 * 60);
  for (const path of ['/sign-up', '/manage'])
    expect((await sendForm(month, path, { ...ANSWERS, address })).status).toBe(303);
  await ask(month, WEBINAR, address);
  await month.cloud.settle();
  return lettersTo(address) - before;
}

/** Signs somebody up, and presses the button of the letter. */
async function join(address: string): Promise<void> {
  await sendForm(month, '/sign-up', { ...ANSWERS, address });
  expect((await month.ask(linkIn(await letterTo(month, address), '/confirm'), POST)).status).toBe(303);
}

it('pressed by somebody who never confirmed, it ends every letter to every spelling, and to nobody else', async () => {
  await sendForm(month, '/sign-up', { ...ANSWERS, address: ANA });
  const stop = linkIn(await letterTo(month, ANA), '/stop');
  for (let times = 0; times < 2; times += 1) expect((await month.ask(stop, POST)).status).toBe(200);
  for (const address of SPELLINGS) expect([address, await lettersAskedFor(address)]).toEqual([address, 0]);
  expect(await lettersAskedFor('ana@example.org')).toBe(2);
});

it('pressed by somebody who is known, it is the same', async () => {
  await join(ANA);
  expect((await month.ask(await linkOf(ANA), POST)).status).toBe(200);
  expect(await lettersAskedFor('a.na+1@gmail.com')).toBe(0);
});

it('takes no mailing from whoever confirmed with another spelling', async () => {
  await join('ana+month@gmail.com');
  await sendForm(month, '/sign-up', { ...ANSWERS, address: ANA });
  await month.ask(linkIn(await letterTo(month, ANA), '/stop'), POST);
  const before = lettersTo('ana+month@gmail.com');
  await month.goTo('2026-01-12T22:00:00Z');
  expect([lettersTo('ana+month@gmail.com') - before, lettersTo(ANA)]).toEqual([1, 1]);
});

it('keeps no address: only a keyed hash, which erasing leaves', async () => {
  await join(ANA);
  await month.ask(await linkOf(ANA), POST);
  const erase = { ...POST, body: new URLSearchParams({ action: 'erase' }) };
  await month.ask(await linkOf(ANA, MANAGE_PATH), erase);
  expect(
    await subscriberStore(month.cloud.table).find(subscriberId(parseAddress(ANA), await idKey())),
  ).toBeUndefined();
  const kept = await month.cloud.table.query('SUPPRESSION#MAILBOX');
  expect(kept.map(({ sk }) => sk)).toEqual([mailboxHash(parseAddress(ANA), await idKey())]);
  expect(JSON.stringify(kept)).not.toContain('@');
});

it('of somebody of whom nothing is kept suppresses the id, which is all that the link knows', async () => {
  expect((await month.ask(await linkOf(ANA), POST)).status).toBe(200);
  expect(await suppressions().find(subscriberId(parseAddress(ANA), await idKey()))).toBe('asked');
  expect(await month.cloud.table.query('SUPPRESSION#MAILBOX')).toEqual([]);
});
