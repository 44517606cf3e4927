/** A letter broken off at any step and begun again: with the real stores, on a table that fails at one of its calls. */
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventStore } from '../../core/calendar/event.store.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { letterStore } from '../../core/letters/letter.store.ts';
import { SAME_THING } from '../../core/letters/letter-limits.ts';
import { tokenHash } from '../../core/letters/letter-link.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { linkState, ownerOf, requestName } from '../../core/letters/pending-request.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { makeRoomForLetter } from '../../core/mailing/pace.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { limitStore } from '../../core/runtime/limit.store.ts';
import { counterOf } from '../../core/runtime/limit.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { sendLetter } from '../../functions/send-letter/send-letter.ts';
import type { SendLetterDependencies } from '../../functions/send-letter/send-letter-dependencies.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { countingElsewhere } from '../service-levels/counting-elsewhere.ts';

let endpoint: Endpoint;
let table: Table;
beforeAll(async () => {
  endpoint = await startDynamoDb({ folder: null, tableName: 'letters' });
  table = openTable('letters', new DynamoDBClient({ ...localAccess('test'), endpoint: endpoint.url }));
});
afterAll(() => endpoint.close());

const key = () => randomBytes(32).toString('base64url');
const ID_KEY = key();
const VERSIONS = { 1: key(), 2: key() };
const ROTATED: LinkKeys = { current: '2', versions: VERSIONS };
const HOUR_MS = 3_600_000;

class BrokenOffError extends Error {}

/** Counts steps, and breaks off before step number `at`. */
const breakingOff = (at: number) => {
  let steps = 0;
  return {
    steps: () => steps,
    step: () => {
      steps += 1;
      if (steps === at) throw new BrokenOffError();
    },
  };
};

/** The table, each of whose calls is a step. */
const stepwise = (step: () => void): Table =>
  new Proxy(table, {
    get:
      (target, name: keyof Table) =>
      async (...input: never[]) => {
        step();
        return (target[name] as (...all: never[]) => Promise<unknown>)(...input);
      },
  });

interface Sent {
  readonly message: Buffer;
}

/** What send-letter works with: the call of SES is two steps, for we may die before it and after it. */
function dependenciesWith(step: () => void, linkKeys: LinkKeys, sent: Sent[]): SendLetterDependencies {
  const steps = stepwise(step);
  return {
    agency: async () => agency,
    linkKeys: async () => linkKeys,
    idKey: async () => ID_KEY,
    events: eventStore(steps),
    mailings: mailingStore(steps),
    subscribers: subscriberStore(steps),
    subscriptions: subscriptionStore(steps),
    suppressions: suppressionStore(steps),
    submissions: submissionStore(steps),
    pending: pendingRequestStore(steps),
    places: placeStore(steps),
    letters: letterStore(steps),
    limits: limitStore(steps),
    mail: {
      send: async ({ message }) => {
        step();
        sent.push({ message });
        step();
        return { state: 'sent' };
      },
      allowAgain: async () => step(),
    },
    makeRoomForLetter: () => makeRoomForLetter(steps),
    queueLetter: async () => step(),
    mayDeliverTo: () => true,
    settings: { siteUrl: SITE_URL, configurationSets: 'test' },
    ...countingElsewhere(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
}

const signUp = (): Extract<LetterMessage, { purpose: 'confirm-subscription' }> => ({
  purpose: 'confirm-subscription',
  letter: randomBytes(16).toString('hex'),
  address: `${randomBytes(6).toString('hex')}@example.org`,
  lists: ['month-events'],
  language: 'en',
  style: 'discreet',
  consent: {
    ...{ at: new Date().toISOString(), wording: '0123456789ab', page: '/sign-up', language: 'en' },
  },
});

const tokenIn = async ({ message }: Sent) =>
  /\/confirm\/([\w-]{43})/.exec((await PostalMime.parse(message)).text ?? '')?.[1] ?? '';

/** How the link of a letter stands, and whose it is. */
async function stateOf(token: string) {
  const pending = pendingRequestStore(table);
  const hash = tokenHash(token) ?? '';
  const found = await pending.find(hash);
  const request = found?.request;
  const owner = request && (await subscriberStore(table).read(ownerOf({ id: found.id, request })));
  const newest = request ? owner?.newest[requestName(request)] : undefined;
  return { id: found?.id ?? '', ...linkState(hash, found, { newest, keys: ROTATED, now: new Date() }) };
}

/** The link of a letter that the same person was sent a day before, for the same thing. */
async function askedEarlier({ address }: { readonly address: string }): Promise<string> {
  const id = subscriberId(parseAddress(address), ID_KEY);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + 144 * HOUR_MS).toISOString();
  await pendingRequestStore(table).keep(tokenHash(token) ?? '', { id, request: signUp(), expiresAt });
  expect((await stateOf(token)).state).toBe('open');
  return token;
}

/** Every step at which a letter can be broken off. */
async function stepsOfALetter(): Promise<number> {
  const { step, steps } = breakingOff(0);
  await sendLetter(signUp(), dependenciesWith(step, ROTATED, []));
  return steps();
}

describe('a letter that is broken off at any step and comes again', () => {
  it('is sent, with one link whatever has become of the keys; the link works, and the letter is counted once', async () => {
    const last = await stepsOfALetter();
    expect(last).toBeGreaterThan(10);
    for (let at = 1; at <= last; at += 1) {
      const message = signUp();
      const earlier = await askedEarlier(message);
      const sent: Sent[] = [];
      const { step } = breakingOff(at);
      const first = dependenciesWith(step, { current: '1', versions: VERSIONS }, sent);
      await expect(sendLetter(message, first)).rejects.toThrow(BrokenOffError);
      for (let again = 0; again < 2; again += 1) {
        await sendLetter(
          message,
          dependenciesWith(() => undefined, ROTATED, sent),
        );
      }
      const tokens = new Set(await Promise.all(sent.map(tokenIn)));
      expect([at, tokens.size]).toEqual([at, 1]);
      expect(sent.length).toBeLessThanOrEqual(2);
      const [token = ''] = tokens;
      const { state } = await stateOf(token);
      expect([at, state]).toEqual([at, 'open']);
      expect((await stateOf(earlier)).state).toBe('superseded');
      const [limit] = SAME_THING;
      if (!limit) throw new Error('There is no limit.');
      const whom = mailboxHash(parseAddress(message.address), ID_KEY);
      const counter = counterOf({ ...limit, most: 2 }, `${whom}#confirm-subscription`, new Date());
      const limits = limitStore(table);
      expect([await limits.take([counter], 'second'), await limits.take([counter], 'third')]).toEqual([
        null,
        counter,
      ]);
    }
  });

  it('never has a link on its way that does not work yet', async () => {
    const last = await stepsOfALetter();
    for (let at = 1; at <= last; at += 1) {
      const sent: Sent[] = [];
      const { step } = breakingOff(at);
      await sendLetter(signUp(), dependenciesWith(step, ROTATED, sent)).catch(() => undefined);
      for (const one of sent) expect((await stateOf(await tokenIn(one))).state).toBe('open');
    }
  });
});

it('a letter that was overtaken by a newer one does not put it out of force', async () => {
  const [older, sent]: [ReturnType<typeof signUp>, Sent[]] = [signUp(), []];
  const newer = { ...older, letter: randomBytes(16).toString('hex') };
  await letterStore(table).begin(older.letter, '1', new Date(Date.now() - 60_000));
  for (const message of [newer, older]) {
    await sendLetter(
      message,
      dependenciesWith(() => undefined, ROTATED, sent),
    );
  }
  const states = await Promise.all(sent.map(async (one) => (await stateOf(await tokenIn(one))).state));
  expect(states).toEqual(['open', 'superseded']);
});

describe('a letter that lay among the dead', () => {
  const sentAfter = async (hours: number) => {
    const [message, sent]: [ReturnType<typeof signUp>, Sent[]] = [signUp(), []];
    const asked = new Date(Date.now() - hours * HOUR_MS);
    await letterStore(table).begin(message.letter, '1', asked);
    await sendLetter(
      { ...message, consent: { ...message.consent, at: asked.toISOString() } },
      dependenciesWith(() => undefined, ROTATED, sent),
    );
    return sent;
  };

  it('goes on where it was while somebody waits for it, and says until when its link works', async () => {
    const [sent] = await sentAfter(23);
    expect(await stateOf(sent ? await tokenIn(sent) : '')).toMatchObject({ state: 'open' });
  });

  it('is not sent a day later', async () => {
    expect(await sentAfter(25)).toEqual([]);
  });
});
