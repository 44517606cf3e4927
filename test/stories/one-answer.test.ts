/** Whatever stands behind an address, whoever asks with it is answered the same, and the same work is done. */
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { formTime } from '../../core/forms/form-time.ts';
import { NETWORK_LIMIT, networkHash } from '../../core/forms/network.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { limitStore } from '../../core/runtime/limit.store.ts';
import { createLog } from '../../core/runtime/log.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { signatureBlockStore } from '../../core/signature-block/signature-block.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { web } from '../../functions/web/web.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { submissionsIn } from '../submissions/web-parts.ts';
import { type Answers, answered, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { ask, pageOf, register, smallWebinar } from './registering.ts';

const SITE_URL = 'https://month.example';
/** One place, and reminders for whoever wants them. */
const [WORKSHOP, TALK] = [smallWebinar(1), WEBINAR];
const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet' };

/** No form answers by it. */
const NOTHING_PUBLISHED = {
  all: async () => [],
  newsletters: async () => [],
  month: async () => null,
  resources: async () => null,
  shared: async () => [],
};

let month: Month;
let app: Hono;
let linkKeys: LinkKeys;
let idKey: string;
let calls: string[] = [];
let queued: LetterMessage[] = [];

/** The partition that a call is about: that of a whole item, of a key, or the one that is asked for. */
const partitionOf = (given: unknown): string =>
  typeof given === 'object' && given !== null && 'pk' in given ? String(given.pk) : String(given);

/** The table, with every call written down, and what it is about: counters too are named by whom they count for. */
const counted = (table: Table): Table =>
  new Proxy(table, {
    get: (target, name: keyof Table) =>
      Reflect.apply(
        (operation: (...given: unknown[]) => unknown) =>
          (...given: unknown[]) => {
            calls.push(`${name} ${partitionOf(given[0])}`);
            return operation(...given);
          },
        null,
        [target[name]],
      ),
  });

beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WORKSHOP, TALK]);
  linkKeys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
  idKey = await month.cloud.keys.idKey(KEY_PARAMETERS.idKey);
  const table = counted(month.cloud.table);
  app = web({
    agencies: agencyStore(table),
    events: eventStore(table),
    version: inForceStore(table).version,
    publications: NOTHING_PUBLISHED,
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    pending: pendingRequestStore(table),
    places: placeStore(table),
    limits: limitStore(table),
    signatureBlocks: signatureBlockStore(table),
    ...submissionsIn(table),
    figures: figuresStore(table),
    linkKeys: async () => linkKeys,
    idKey: async () => idKey,
    siteUrl: SITE_URL,
    log: createLog('web'),
    queueLetter: async (message: LetterMessage) => {
      queued.push(message);
    },
  });
  await settleEverybody();
});
afterAll(() => month.close());
beforeEach(() => {
  calls = [];
  queued = [];
});

const EVERYBODY = [
  ...['new', 'pending', 'active', 'left', 'bounced', 'complained', 'stopped'],
  ...['seated', 'waiting', 'reminded'],
].map((name) => `${name}@example.org`);

const idOf = (name: string) => subscriberId(parseAddress(`${name}@example.org`), idKey);

/** Brings each of them to where their name says. */
async function settleEverybody(): Promise<void> {
  const { table } = month.cloud;
  const suppressions = suppressionStore(table);
  await sendForm(month, '/sign-up', { ...ANSWERS, address: 'pending@example.org' });
  await ask(month, WORKSHOP, 'pending@example.org');
  await ask(month, TALK, 'pending@example.org');
  expect(await register(month, WORKSHOP, 'seated@example.org')).toBe('/confirmed/place');
  expect(await register(month, WORKSHOP, 'waiting@example.org')).toBe('/confirmed/waiting');
  expect(await register(month, TALK, 'reminded@example.org')).toBe('/confirmed/reminders');
  await month.signUp({ address: 'active@example.org' }, { address: 'left@example.org' });
  await subscriptionStore(table).leave(idOf('left'), 'month-events');
  await suppressions.suppress(idOf('bounced'), 'bounce');
  await suppressions.suppress(idOf('complained'), 'complaint');
  await suppressions.suppress(idOf('stopped'), 'asked');
  await month.cloud.settle();
}

/** A moment so many seconds after the month's time. */
const inSeconds = (seconds: number) => new Date(month.cloud.clock.now().getTime() + seconds * 1000);

/** A form as `app` gets it in the month's time, made some seconds ago. */
async function formSentTo(path: string, answers: Answers, sourceIp = '192.0.2.1'): Promise<Response> {
  const madeAt = formTime(path, inSeconds(-10), linkKeys);
  const body = answered(new URLSearchParams({ 'made-at': madeAt, homepage: '' }), answers);
  const event = { requestContext: { http: { sourceIp } } };
  vi.useFakeTimers({ toFake: ['Date'], now: inSeconds(0) });
  try {
    return await app.request(path, { method: 'POST', body }, { event });
  } finally {
    vi.useRealTimers();
  }
}

describe.each([
  ['for lists', '/sign-up'],
  ['for the link to one’s choices', '/manage'],
  ['for reminders of an event', pageOf(TALK)],
  ['for a place at an event', pageOf(WORKSHOP)],
])('the form %s', (_, path) => {
  it('answers the same for every address, and does the same work', async () => {
    const answers = new Map<string, unknown>();
    for (const address of EVERYBODY) {
      calls = [];
      const { status, headers } = await formSentTo(path, { ...ANSWERS, address });
      answers.set(address, { status, headers: [...headers], calls });
    }
    const [first, ...others] = [...answers.values()];
    expect(first).toMatchObject({ status: 303 });
    const network = networkHash('192.0.2.1', idKey);
    expect(first).toMatchObject({ calls: expect.arrayContaining([`update LIMIT#network#${network}`]) });
    for (const other of others) expect(other).toEqual(first);
    expect(queued.map((message) => 'address' in message && message.address)).toEqual(EVERYBODY);
  });

  it('asks everybody alike for the button once more when it comes faster than anybody reads', async () => {
    const answers = new Map<string, unknown>();
    const madeAt = formTime(path, inSeconds(60), linkKeys);
    for (const address of EVERYBODY) {
      calls = [];
      const answer = await formSentTo(path, { ...ANSWERS, 'made-at': madeAt, address });
      const body = (await answer.text()).replaceAll(address, 'ADDRESS');
      answers.set(address, { status: answer.status, headers: [...answer.headers], body, calls });
    }
    const [first, ...others] = [...answers.values()];
    expect(first).toMatchObject({ status: 422, body: expect.stringContaining('value="ADDRESS"') });
    expect(JSON.stringify(first)).not.toContain('LIMIT#');
    for (const other of others) expect(other).toEqual(first);
    expect(queued).toEqual([]);
  });

  it('through the front door, too: to the last byte', async () => {
    const answers = [];
    for (const address of EVERYBODY) {
      const answer = await sendForm(month, path, { ...ANSWERS, address });
      answers.push({ status: answer.status, headers: [...answer.headers], body: await answer.text() });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe('robots', () => {
  const sent = (answers: Answers) =>
    formSentTo('/sign-up', { ...ANSWERS, address: 'new@example.org', ...answers });

  it.each([
    ['at any time', () => ({})],
    ['faster than anybody reads', () => ({ 'made-at': formTime('/sign-up', inSeconds(0), linkKeys) })],
  ])(
    'that fill in the field that stays empty, %s, are answered as anybody is, and nothing is queued',
    async (_, when) => {
      const robot = await sent({ homepage: 'https://spam.example', ...when() });
      expect(queued).toEqual([]);
      const person = await sent({});
      expect(queued).toHaveLength(1);
      expect([robot.status, [...robot.headers], await robot.text()]).toEqual([
        person.status,
        [...person.headers],
        await person.text(),
      ]);
    },
  );

  it('of one network get no further than its limit, whatever address they give; other networks do', async () => {
    const answers = [];
    for (let times = 0; times < NETWORK_LIMIT.most + 3; times += 1) {
      const address = `robot${times}@example.org`;
      const sourceIp = times % 2 ? '2001:db8:7:aa01::1' : '2001:db8:7:aaff::2';
      answers.push((await formSentTo('/manage', { address }, sourceIp)).status);
    }
    expect(new Set(answers)).toEqual(new Set([303]));
    expect(queued).toHaveLength(NETWORK_LIMIT.most);
    await formSentTo('/manage', { address: 'person@example.org' }, '2001:db8:8::1');
    expect(queued).toHaveLength(NETWORK_LIMIT.most + 1);
  });
});

it('keeps no address of a network: only a keyed hash, which the table forgets', async () => {
  const sourceIp = '198.51.100.7';
  await formSentTo('/manage', { address: 'new@example.org' }, sourceIp);
  const partition = `LIMIT#${NETWORK_LIMIT.name}#${networkHash(sourceIp, idKey)}`;
  const [counter] = await month.cloud.table.query<{ expiresAt: number }>(partition);
  expect(counter?.expiresAt).toBeGreaterThan(month.cloud.clock.now().getTime() / 1000);
  expect(JSON.stringify(counter, (_, value) => (value instanceof Set ? [...value] : value))).not.toContain(
    sourceIp,
  );
});
