/** What an operator does about one person: hands out what is kept, and erases it, as the person can on their own page. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { operationStore } from '../../core/operations/operation.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { count } from '../../operator/count-subscribers.ts';
import { erase, questionOf } from '../../operator/erase-subscriber.ts';
import { exportPerson, suppress } from '../../operator/one-subscriber.ts';
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
  openManagedMonth,
  press,
  TALK,
  WORKSHOP,
} from './managing.ts';
import type { Month } from './month.ts';
import { operatorStore } from './operator-store.ts';

let month: Month;
beforeEach(async () => {
  month = await openManagedMonth();
  await month.signUp({ address: ANA, lists: LISTS }, { address: BO, lists: ['newsletter'], language: 'es' });
});
afterEach(() => month.close());

const ana = parseAddress(ANA);

it('hands out what the person’s own export says, word by word', async () => {
  const store = operatorStore(month);
  await askFor(month, TALK, ANA, 'reminders');
  await askFor(month, WORKSHOP, ANA, 'place');
  await press(month, ANA, 'export');
  const mail = await month.cloud.inbox.get(month.cloud.inbox.list().at(-1)?.id ?? '');
  const own = mail?.attachments.find(({ fileName }) => fileName === 'data.json');
  const { json, text } = await exportPerson(ana, store, {});
  expect(JSON.parse(text)).toEqual(JSON.parse(Buffer.from(own?.content ?? '', 'base64').toString()));
  expect(json).toMatchObject({ profile: { address: ANA }, suppressed: null });
});

it('writes it to a file of its own that nobody else can read, and over none that is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'records-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const to = join(folder, 'ana.json');
  const store = operatorStore(month);
  const { text } = await exportPerson(ana, store, { to });
  expect(text).not.toContain(ANA);
  expect(JSON.parse(await readFile(to, 'utf8'))).toMatchObject({ profile: { address: ANA } });
  expect((await stat(to)).mode & 0o077).toBe(0);
  await expect(exportPerson(ana, store, { to })).rejects.toThrow(
    `${to} can't be written: it is there already.`,
  );
});

it('says of somebody of whom nothing else is kept that they are suppressed', async () => {
  const store = operatorStore(month);
  const carla = parseAddress('carla@example.org');
  await suppress(carla, store);
  expect((await exportPerson(carla, store, {})).json).toMatchObject({
    profile: null,
    suppressed: 'asked',
    suppressedMailbox: true,
  });
});

it('erases as the person’s own button does: nothing leads to the address, places are free, nobody comes back by import', async () => {
  const store = operatorStore(month);
  await askFor(month, WORKSHOP, ANA, 'place');
  await askFor(month, WORKSHOP, BO, 'place');
  const id = await idOf(month, ANA);
  expect((await erase(ana, store, { yes: true })).json).toEqual({ id, erased: true, letters: 1 });
  await month.cloud.settle();
  expect(gotBy(month, ANA).at(-1)).toContain('you are not registered any more');
  await month.cloud.settle();
  expect(JSON.stringify(await everything(month))).not.toContain(ANA);
  expect(gotBy(month, BO).at(-1)).toMatch(/su lugar$/);
  await month.signUp({ address: ANA, lists: LISTS });
  expect(await activeOf(month, ANA)).toEqual([]);
  expect((await erase(parseAddress('nobody@example.org'), store, { yes: true })).json).toMatchObject({
    erased: false,
  });
  const operations = await operationStore(month.cloud.table).since('2026');
  expect(operations).toMatchObject([{ by: 'user/ana', what: 'subscribers erase', about: { id } }]);
});

it('erases silently where somebody else may read the mailbox: no letter goes there, and the place goes on all the same', async () => {
  const store = operatorStore(month);
  await askFor(month, WORKSHOP, ANA, 'place');
  await askFor(month, WORKSHOP, BO, 'place');
  await month.cloud.settle();
  const before = gotBy(month, ANA).length;
  expect((await erase(ana, store, { yes: true, silently: true })).json).toMatchObject({
    erased: true,
    letters: 0,
  });
  await month.goTo(END);
  expect(gotBy(month, ANA)).toHaveLength(before);
  expect(gotBy(month, BO)).toContainEqual(expect.stringMatching(/su lugar$/));
  expect(JSON.stringify(await everything(month))).not.toContain(ANA);
  expect(await operationStore(month.cloud.table).since('2026')).toMatchObject([
    { what: 'subscribers erase', about: { silently: true } },
  ]);
});

it('says beforehand which letters go to the mailbox, and how to send none', () => {
  const kept = { subscriptions: 2, events: 1, submissions: 0, letters: 1 };
  expect(questionOf(kept, false)).toBe(
    'Erase all that is kept of this address (2 subscriptions, 1 event asked for, 0 submissions)? It is sent 1 letter, one for each place given up, ' +
      "with the event's name and a cancellation for the calendar: if somebody else may read that mailbox, say --silently, and none goes there. " +
      "It can't be taken back.",
  );
  expect(questionOf(kept, true)).toContain(
    '? Nothing is sent to it (--silently); otherwise it would get 1 letter, ',
  );
  expect(questionOf({ ...kept, letters: 0 }, false)).toContain('? Nothing is sent to it. ');
});

it('counts people by list, language and rhythm; and for others neither few nor exactly', async () => {
  const store = operatorStore(month);
  const crowd = Array.from({ length: 25 }, (_, n) => ({
    address: `p${n}@example.org`,
    lists: ['newsletter'],
  }));
  await month.signUp(...crowd);
  expect((await count(store, {})).json).toMatchObject({
    people: 27,
    languages: { en: 26, es: 1 },
    rhythms: { each: 27, daily: 0, weekly: 0 },
    lists: [
      { list: 'month-events', people: 1 },
      { list: 'newsletter', people: 27, languages: { en: 26, es: 1 } },
    ],
  });
  const { json, text } = await count(store, { forOthers: true });
  expect(json).toMatchObject({ people: 20, languages: { en: 20, es: null }, suppressed: null });
  expect(text).toContain('under 11');
});
