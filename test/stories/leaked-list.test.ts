/** A list of addresses has leaked: an operator walks that page of the runbook from its beginning to its end. */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { parseAddress } from '../../core/subscribers/address.ts';
import { overseeMailings } from '../../local/oversight.ts';
import { pause, resume, type Work } from '../../operator/act-on-mailing.ts';
import { erase } from '../../operator/erase-subscriber.ts';
import { retire, rotate, show } from '../../operator/keys.ts';
import { readLog } from '../../operator/log.ts';
import { exportPerson } from '../../operator/one-subscriber.ts';
import { linkIn } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { operatorStore } from './operator-store.ts';

const [ANA, BO, CARLA] = ['ana@example.org', 'bo@example.org', 'carla@example.org'];
const YES = { yes: true };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-12T09:00:00-08:00');
  await month.load([WEBINAR]);
  await month.signUp({ address: ANA }, { address: BO }, { address: CARLA });
});
afterEach(() => month.close());

/** The commands of the page, in its order. */
function commandsOfPage(): string[] {
  const page = readFileSync('docs/runbook.md', 'utf8')
    .split('### A list of addresses has leaked\n')[1]
    ?.split('\n### ')[0];
  const calls = page?.matchAll(/`npm run ([a-z]+)(?: -- ([a-z]+)?[^`]*)?`/g) ?? [];
  return [...calls].map(([, command, below]) => (below ? `${command} ${below}` : `${command}`));
}

/** What mails of an address hold, the oldest first. */
async function mailsTo(address: string): Promise<string[]> {
  const mails = month.cloud.inbox.list().filter(({ to }) => to.includes(address));
  return Promise.all(mails.map(async ({ id }) => (await month.cloud.inbox.get(id))?.text ?? ''));
}
const leavingLink = async (address: string) => linkIn((await mailsTo(address)).at(-1) ?? '', '/unsubscribe');
const status = async (link: string) => (await month.ask(link)).status;

it('stops, looks who did what, ends the links, erases who asks for it, and goes on with everybody else', async () => {
  const store = operatorStore(month);
  const done: string[] = [];
  const step = <T>(command: string, act: () => Promise<T>): Promise<T> => {
    done.push(command);
    return act();
  };
  const work: Work = {
    oversight: overseeMailings({ table: store.table, now: store.now, differs: 0, by: store.by }),
    ...{ options: YES, stack: null },
  };
  // The day before, somebody writes an export to a file; it leaks, with mails.
  const folder = await mkdtemp(join(tmpdir(), 'leaked-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await exportPerson(parseAddress(ANA), operatorStore(month, 'user/bo'), { to: join(folder, 'ana.json') });
  await month.goTo('2026-01-12T21:00:00Z');
  const leaked = await leavingLink(ANA);
  expect(await status(leaked)).toBe(200);

  await month.goTo('2026-01-13T19:45:00Z');
  expect((await step('mailings pause', () => pause(undefined, work))).json).toMatchObject({
    paused: 'everything',
  });
  await rm(join(folder, 'ana.json'));

  const log = await step('log', () => readLog(store, { since: new Date('2026-01-12T00:00:00Z') }));
  expect(log.json).toMatchObject([
    { by: 'user/bo', what: 'subscribers export' },
    { by: 'user/ana', what: 'mailings pause' },
  ]);
  expect(log.text).not.toContain(ANA);

  await step('keys rotate', () => rotate(store));
  await month.goTo('2026-01-13T19:56:00Z');
  expect((await step('keys', () => show(store))).json).toMatchObject([
    { version: '1', isCurrent: false },
    { version: '2', isCurrent: true },
  ]);
  await step('keys retire', () => retire('1', store, { ...YES, leaked: true }));
  await month.goTo('2026-01-13T19:58:00Z');
  expect([await status(leaked), (await month.ask(leaked, { method: 'POST' })).status]).toEqual([404, 404]);

  const erased = await step('subscribers erase', () => erase(parseAddress(CARLA), store, YES));
  expect(erased.json).toMatchObject({ erased: true });
  // The reminder an hour before is due meanwhile, and nobody gets it.
  await month.goTo('2026-01-13T20:06:00Z');
  expect(month.received()).toHaveLength(3);

  await step('mailings resume', () => resume(undefined, work));
  await month.goTo('2026-01-13T20:12:00Z');
  expect(await Promise.all([ANA, BO, CARLA].map(async (address) => (await mailsTo(address)).length))).toEqual(
    [2, 2, 1],
  );
  const fresh = await leavingLink(ANA);
  expect([fresh.split('/').at(-1)?.split('.')[0], await status(fresh)]).toEqual(['2', 200]);
  expect(done).toEqual(commandsOfPage());
});
