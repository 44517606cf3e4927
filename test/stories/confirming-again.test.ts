/** A confirmation that breaks off between any two writes is finished by pressing the button once more. */
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { tokenHash } from '../../core/letters/letter-link.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { confirmRoutes } from '../../functions/web/confirm-routes.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';

const LISTS = ['month-events', 'newsletter'];
const WRITES: readonly (keyof Table)[] = ['put', 'create', 'update', 'delete', 'deleteWhere'];

let month: Month;
beforeAll(async () => {
  month = await openMonth(new Date().toISOString());
  await month.load([WEBINAR]);
});
afterAll(() => month.close());

class Broken extends Error {}

/** The pages over the month's table and a queue; the write number `breaksAt`, counted from 0, does not happen. */
function pages(breaksAt = Number.POSITIVE_INFINITY) {
  let done = 0;
  const queued: LetterMessage[] = [];
  const step = () => {
    done += 1;
    if (done > breaksAt) throw new Broken();
  };
  const table = new Proxy(month.cloud.table, {
    get: (target, name: keyof Table) => {
      const operation = target[name] as (...given: unknown[]) => unknown;
      if (!WRITES.includes(name)) return operation;
      return async (...given: unknown[]) => {
        step();
        return operation(...given);
      };
    },
  });
  const app = new Hono();
  const dependencies = {
    linkKeys: () => month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys),
    agencies: agencyStore(table),
    pending: pendingRequestStore(table),
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    queueLetter: async (message: LetterMessage) => {
      step();
      queued.push(message);
    },
  };
  confirmRoutes(app, dependencies as unknown as WebDependencies);
  app.onError((error, c) => c.text(error.name, error instanceof Broken ? 500 : 501));
  return { app, queued, writes: () => done };
}

const idOf = async (address: string) =>
  subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));

/** A link that waits for somebody who had left one list, and complained. */
async function waiting(address: string, token: string): Promise<string> {
  const { table } = month.cloud;
  const id = await idOf(address);
  await month.signUp({ address, lists: ['newsletter'] });
  await subscriptionStore(table).leave(id, 'newsletter');
  await suppressionStore(table).suppress(id, 'complaint');
  await pendingRequestStore(table).keep(tokenHash(token) ?? '', {
    id,
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
    request: {
      purpose: 'confirm-subscription',
      letter: '0123456789abcdef0123456789abcdef',
      address,
      lists: LISTS,
      language: 'es',
      style: 'open',
      consent: {
        at: '2026-01-05T17:00:00.000Z',
        wording: '0123456789ab',
        page: '/sign-up',
        language: 'es',
      },
    },
  });
  return id;
}

/** All that is kept, but for the moment of the answer and the address, by which the people of this test differ. */
async function kept(id: string, token: string) {
  const { table } = month.cloud;
  const { profile, consents } = await subscriberStore(table).read(id);
  return {
    choices: { language: profile?.language, style: profile?.style },
    consents: consents.map(({ letter, audiences }) => ({ letter, audiences })),
    standings: [...(await subscriptionStore(table).standings(id, LISTS))],
    suppressed: await suppressionStore(table).find(id),
    used: (await pendingRequestStore(table).find(tokenHash(token) ?? ''))?.request === null,
  };
}

const tokenOf = (number: number) => `${number}`.padStart(43, 'A');
const press = (app: Hono, token: string) => app.request(`/confirm/${token}`, { method: 'POST' });

it('leaves the same, wherever it broke off', async () => {
  const whole = tokenOf(0);
  const id = await waiting('whole@example.org', whole);
  const { app, writes } = pages();
  expect((await press(app, whole)).status).toBe(303);
  const expected = await kept(id, whole);
  expect(expected).toMatchObject({
    suppressed: undefined,
    used: true,
    choices: { language: 'en', style: 'discreet' },
  });
  expect(expected.standings).toEqual(LISTS.map((list) => [list, 'active']));
  expect(writes()).toBeGreaterThan(6);

  for (let breaksAt = 0; breaksAt < writes(); breaksAt += 1) {
    const token = tokenOf(breaksAt + 1);
    const person = await waiting(`broken${breaksAt}@example.org`, token);
    const broken = pages(breaksAt);
    expect((await press(broken.app, token)).status).toBe(500);
    expect((await kept(person, token)).used).toBe(false);
    const again = pages();
    expect((await press(again.app, token)).status).toBe(303);
    expect(await kept(person, token)).toEqual(expected);
    const letters = [...broken.queued, ...again.queued].map(
      (message) => 'letter' in message && message.letter,
    );
    expect(new Set(letters).size).toBe(1);
  }
});
