/** The link key is changed: what was sent goes on working until its version is retired. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operationStore } from '../../core/operations/operation.store.ts';
import { retire, rotate, show } from '../../operator/keys.ts';
import { letterTo, linkIn } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { operatorStore } from './operator-store.ts';
import { queueLetter } from './queue-letter.ts';

const ANA = 'ana@example.org';
const YES = { yes: true };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-12T09:00:00-08:00');
  await month.load([WEBINAR]);
  await month.signUp({ address: ANA });
});
afterEach(() => month.close());

/** The way to leave of the newest mail. */
async function leavingLink(): Promise<string> {
  const newest = month.cloud.inbox.list().at(-1);
  const mail = await month.cloud.inbox.get(newest?.id ?? '');
  return linkIn(mail?.text ?? '', '/unsubscribe');
}
/** The link of a letter to confirm, which somebody has just asked for. */
async function askedLink(): Promise<string> {
  await queueLetter(month.cloud, {
    ...{ purpose: 'confirm-subscription', address: 'bo@example.org', lists: ['newsletter'] },
    ...{ language: 'en', style: 'discreet' },
    consent: { at: '2026-01-12T21:00:00Z', wording: '0123456789ab', page: '/sign-up', language: 'en' },
  });
  return linkIn(await letterTo(month, 'bo@example.org'), '/confirm');
}
const versionOf = (link: string) => link.split('/').at(-1)?.split('.')[0];
const page = async (link: string) => (await month.ask(link)).status;

it('goes on opening what was sent, and makes new links with the new one as soon as everybody knows it', async () => {
  const store = operatorStore(month);
  await month.goTo('2026-01-12T21:00:00Z');
  const old = await leavingLink();
  expect(versionOf(old)).toBe('1');
  await month.goTo('2026-01-13T19:55:00Z');
  expect((await rotate(store)).json).toEqual({
    version: '2',
    from: expect.stringMatching(/^2026-01-13T20:05:00/),
  });
  // Stored, and not current yet: the reminder an hour before goes out with the old one.
  await month.goTo('2026-01-13T20:00:00Z');
  expect(versionOf(await leavingLink())).toBe('1');
  await expect(rotate(store)).rejects.toThrow(/Version 2 is stored already/);

  await month.load([
    { ...WEBINAR, uid: 'later@example.org', start: '20260115T130000', end: '20260115T140000' },
    WEBINAR,
  ]);
  await month.goTo('2026-01-14T21:00:00Z');
  const young = await leavingLink();
  expect(versionOf(young)).toBe('2');
  expect([await page(old), await page(young)]).toEqual([200, 200]);
});

it('forgets a version that has leaked: no link made with it opens, nor leaves by one click', async () => {
  const store = operatorStore(month);
  await month.goTo('2026-01-12T21:00:00Z');
  const old = await leavingLink();
  const toConfirm = await askedLink();
  await rotate(store);
  await expect(retire('1', store, YES)).rejects.toThrow(/Links are made with version 1/);
  await month.goTo('2026-01-13T21:00:00Z');
  await expect(retire('1', store, YES)).rejects.toThrow(/younger than thirty days.*say --leaked/s);
  expect(await page(old)).toBe(200);
  await retire('1', store, { ...YES, leaked: true });
  await month.goTo('2026-01-13T21:02:00Z');
  const pressed = await month.ask(old, { method: 'POST' });
  expect([await page(old), pressed.status]).toEqual([404, 404]);
  // The letter's own link opens nothing either: whoever has the key can make it.
  const confirmed = await month.ask(toConfirm, { method: 'POST' });
  expect([await page(toConfirm), confirmed.status]).toEqual([410, 410]);
  await expect(retire('7', store, YES)).rejects.toThrow('There is no version 7.');
  expect((await show(store)).json).toMatchObject([{ version: '2', isCurrent: true }]);
  // The next one is 3, though 1 is free: what was made with a number is never taken for another's.
  expect((await rotate(store)).json).toMatchObject({ version: '3' });
});

it('needs nobody’s word that it leaked once no mailing of thirty days holds its links', async () => {
  const store = operatorStore(month);
  await rotate(store);
  await month.goTo('2026-02-13T00:00:00Z');
  await retire('1', store, YES);
  const operations = await operationStore(month.cloud.table).since('2026');
  expect(operations.map(({ by, what, about }) => [by, what, about])).toEqual([
    ['user/ana', 'keys rotate', {}],
    ['user/ana', 'keys retire', { version: '1' }],
  ]);
});

it('says which versions there are, and no key', async () => {
  const store = operatorStore(month);
  await rotate(store);
  const { text } = await show(store);
  expect(text).toBe(
    '1: new links are made with it\n2: new links are made with it from Mon, Jan 12, 2026, 9:10 AM PST on\n',
  );
});
