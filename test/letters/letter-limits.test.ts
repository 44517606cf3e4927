/** Laws of the limits, with the counters in the table that they are kept in. */
import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGE_MAILBOX_PROVIDERS } from '../../core/letters/large-mailbox-providers.ts';
import {
  CONFIRMATIONS,
  countersOf,
  domainHash,
  LINKS,
  type LimitedLetter,
  limitedLetter,
  ONE_ADDRESS,
  ONE_ASKER,
  SAME_THING,
} from '../../core/letters/letter-limits.ts';
import { type LimitStore, limitStore } from '../../core/runtime/limit.store.ts';
import { counterOf, type Limit } from '../../core/runtime/limit.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';

let endpoint: Endpoint;
let limits: LimitStore;
beforeAll(async () => {
  endpoint = await startDynamoDb({ folder: null, tableName: 'limits' });
  const client = new DynamoDBClient({ ...localAccess('test'), endpoint: endpoint.url });
  limits = limitStore(openTable('limits', client));
});
afterAll(() => endpoint.close());

const anyId = () => randomBytes(16).toString('hex');
/** Noon of some day. */
const NOON = new Date('2026-01-07T12:00:00Z');
const inMinutes = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
/** A letter of somebody whom no other test knows. */
const newLetter = (differences: Partial<LimitedLetter> = {}): LimitedLetter => ({
  whom: anyId(),
  asker: null,
  thing: 'manage',
  sameThing: SAME_THING,
  shared: CONFIRMATIONS,
  domain: anyId(),
  ...differences,
});
/** The name of the limit that stops it, or `sent`. */
const ask = async (letter: LimitedLetter, at = NOON, id = anyId()) =>
  (await limits.take(countersOf(letter, at), id))?.limit.name ?? 'sent';

describe('letters to one address', () => {
  it('about one thing come twice in 15 minutes and three times a day, and again on every other day', async () => {
    const letter = newLetter();
    const askAfter = async (...minutes: readonly number[]) => {
      const answers = [];
      for (const each of minutes) answers.push(await ask(letter, inMinutes(each)));
      return answers;
    };
    expect(await askAfter(0, 0, 0, 20, 40)).toEqual([
      'sent',
      'sent',
      'same-letter-15-minutes',
      'sent',
      'same-letter-day',
    ]);
    for (let day = 1; day < 30; day += 1) {
      const begins = day * 24 * 60;
      expect(await askAfter(begins, begins + 20, begins + 40, begins + 60)).toEqual([
        'sent',
        'sent',
        'sent',
        'same-letter-day',
      ]);
    }
  });

  it('about many things come twenty times a day', async () => {
    const letter = newLetter();
    const answers = [];
    for (let thing = 0; thing < 25; thing += 1)
      answers.push(await ask({ ...letter, thing: `event-${thing}` }));
    expect(answers.filter((answer) => answer === 'sent')).toHaveLength(ONE_ADDRESS.most);
    expect(new Set(answers.slice(ONE_ADDRESS.most))).toEqual(new Set([ONE_ADDRESS.name]));
  });
});

describe('letters to one mailbox', () => {
  const KEY = randomBytes(32).toString('base64url');
  const toAddress = (address: string): LimitedLetter => {
    const letter = limitedLetter({ purpose: 'manage', letter: anyId(), address, language: 'en' }, KEY);
    if (!letter) throw new Error('It has no limit.');
    return letter;
  };

  it.each([
    ['ana+spam1@example.org', 'Ana@example.org'],
    ['ana+spam1+2@example.org', 'ana+other@EXAMPLE.org'],
    ['a.n.a+x@gmail.com', 'ana@googlemail.com'],
    ['A.n-a_1+x@proton.me', 'ana1@protonmail.com'],
    ['a_na@pm.me', 'an.a@protonmail.ch'],
  ])('%s and %s are one', (one, other) => {
    expect(toAddress(one)).toMatchObject({ whom: toAddress(other).whom });
  });

  it.each([
    ['a.na@example.org', 'ana@example.org'],
    ['a_na@gmail.com', 'ana@gmail.com'],
    ['a-na@example.org', 'ana@example.org'],
    ['ana@gmail.com', 'ana@proton.me'],
    ['ana@example.org', 'ana@example.net'],
    ['ana@example.org', 'bo@example.org'],
  ])('%s and %s are two', (one, other) => {
    expect(toAddress(one).whom).not.toBe(toAddress(other).whom);
  });

  it('are counted together, however the address is tagged', async () => {
    const address = anyId();
    const answers = [];
    for (let tag = 0; tag < 4; tag += 1) answers.push(await ask(toAddress(`${address}+${tag}@example.org`)));
    expect(answers).toEqual(['sent', 'sent', 'same-letter-15-minutes', 'same-letter-15-minutes']);
  });
});

describe('letters about a new address', () => {
  it('go out three a day for one person, whatever addresses they name, and use up nothing of others after that', async () => {
    const key = randomBytes(32).toString('base64url');
    const id = anyId();
    const answers = [];
    for (let times = 0; times < 6; times += 1) {
      const address = `${anyId()}@example.org`;
      const message = { purpose: 'confirm-address', letter: anyId(), id, address, language: 'en' } as const;
      const letter = limitedLetter(message, key);
      answers.push(letter && (await ask(letter)));
    }
    expect(answers).toEqual(['sent', 'sent', 'sent', ONE_ASKER.name, ONE_ASKER.name, ONE_ASKER.name]);
    const own = limitedLetter(
      { purpose: 'manage', letter: anyId(), address: 'x@example.org', language: 'en' },
      key,
    );
    expect(own?.asker).toBeNull();
  });
});

describe('letters to many', () => {
  const SHARED = [CONFIRMATIONS, LINKS];
  /** The counters of a letter, but that `wide` takes five only. */
  const strictly = (letter: LimitedLetter, wide: Limit, at: Date) =>
    countersOf(letter, at).map((counter) =>
      counter.limit === wide ? { ...counter, limit: { ...wide, most: 5 } } : counter,
    );
  const askStrictly = async (letter: LimitedLetter, wide: Limit, at: Date) =>
    (await limits.take(strictly(letter, wide, at), anyId()))?.limit.name ?? 'sent';

  it.each(SHARED)(
    'of one domain stop at its limit for the hour; other domains get theirs: $domain.name',
    async (shared) => {
      const domain = anyId();
      const askOne = (of = domain, at = NOON) =>
        askStrictly(newLetter({ shared, domain: of }), shared.domain, at);
      for (let letter = 0; letter < 5; letter += 1) expect(await askOne()).toBe('sent');
      expect(await askOne()).toBe(shared.domain.name);
      expect(await askOne(anyId())).toBe('sent');
      expect(await askOne(domain, inMinutes(60))).toBe('sent');
    },
  );

  it.each(SHARED)(
    'stop for everyone when too many are asked for, of the same kind: $everyone.name',
    async (shared) => {
      // Another day for each: the letters of all other tests are counted for everyone too.
      const day = (1 + SHARED.indexOf(shared)) * 10_000;
      const askOne = (minutes = 0, differences = {}) =>
        askStrictly(newLetter({ shared, ...differences }), shared.everyone, inMinutes(day + minutes));
      const [other] = SHARED.filter((one) => one !== shared);
      for (let letter = 0; letter < 5; letter += 1) expect(await askOne()).toBe('sent');
      expect(await askOne()).toBe(shared.everyone.name);
      expect(await askOne(0, { domain: null })).toBe(shared.everyone.name);
      expect(await askOne(0, { shared: other })).toBe('sent');
      expect(await askOne(60)).toBe('sent');
    },
  );

  it('are 100 an hour for a domain, and a thousand for everyone, of each kind', () => {
    expect(
      SHARED.flatMap(({ domain, everyone }) => [domain, everyone]).map(({ most, seconds }) => [
        most,
        seconds,
      ]),
    ).toEqual([
      [100, 3600],
      [1000, 3600],
      [100, 3600],
      [1000, 3600],
    ]);
    expect(new Set(SHARED.flatMap(({ domain, everyone }) => [domain.name, everyone.name])).size).toBe(4);
  });
});

describe('what is shared', () => {
  const KEY = randomBytes(32).toString('base64url');
  const consent = { at: NOON.toISOString(), wording: '0123456789ab', page: '/sign-up', language: 'en' };
  const ofForm = (address: string) => ({ letter: anyId(), address, language: 'en' }) as const;
  const signUp = (address: string) =>
    limitedLetter(
      { ...ofForm(address), purpose: 'confirm-subscription', lists: ['a'], style: 'discreet', consent },
      KEY,
    );
  const link = (address: string) => limitedLetter({ ...ofForm(address), purpose: 'manage' }, KEY);
  const namesOf = (letter: LimitedLetter | null) =>
    letter && countersOf(letter, NOON).map(({ limit }) => limit.name);

  it('is counted for links apart from confirmations: who asks for one uses up none of the others', () => {
    const shared = (names: readonly string[] | null) => names?.slice(-2);
    expect(shared(namesOf(signUp('ana@example.org')))).toEqual(['letters-domain', 'letters-everyone']);
    expect(shared(namesOf(link('ana@example.org')))).toEqual(['links-domain', 'links-everyone']);
  });

  it.each([...LARGE_MAILBOX_PROVIDERS])('has no limit for %s, but everyone’s', (domain) => {
    for (const address of [`ana@${domain}`, `Ana@${domain.toUpperCase()}`]) {
      expect(namesOf(signUp(address))).toEqual(
        [...SAME_THING, ONE_ADDRESS, CONFIRMATIONS.everyone].map(({ name }) => name),
      );
      expect(namesOf(link(address))).toEqual(
        [...SAME_THING, ONE_ADDRESS, LINKS.everyone].map(({ name }) => name),
      );
    }
  });

  it('is nothing of a copy, which goes to nobody but its owner', () => {
    const copy = limitedLetter({ purpose: 'export', letter: anyId(), id: anyId() }, KEY);
    expect(namesOf(copy)).toEqual([...SAME_THING, ONE_ADDRESS].map(({ name }) => name));
  });
});

describe('a counter', () => {
  it('takes as many as its limit and no more, whoever comes at once, and nothing twice', async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 8 }), async (letters, most) => {
        const counter = counterOf({ name: 'law', most, seconds: 60 }, anyId(), NOON);
        const answers = await Promise.all(
          letters.map(async (letter) => [letter, await limits.take([counter], String(letter))] as const),
        );
        const taken = new Set(answers.flatMap(([letter, full]) => (full ? [] : [letter])));
        expect(taken.size).toBe(Math.min(most, new Set(letters).size));
        for (const letter of taken) expect(await limits.take([counter], String(letter))).toBeNull();
      }),
      { numRuns: 15 },
    );
  });

  it('that is full keeps the others from counting: who waits for it loses nothing', async () => {
    const wide = counterOf({ name: 'wide', most: 1, seconds: 60 }, anyId(), NOON);
    const narrow = counterOf({ name: 'narrow', most: 1, seconds: 3600 }, anyId(), NOON);
    expect(await limits.take([wide], 'one')).toBeNull();
    expect(await limits.take([narrow, wide], 'two')).toBe(wide);
    expect(await limits.take([narrow], 'three')).toBeNull();
  });

  it('belongs to a stretch of time that begins with whole stretches since 1970', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), noInvalidDate: true, max: new Date('2100-01-01') }), (now) => {
        for (const limit of SAME_THING) {
          const { since, expiresAt } = counterOf(limit, 'somebody', now);
          const begins = Date.parse(since) / 1000;
          expect(begins % limit.seconds).toBe(0);
          expect(begins).toBeLessThanOrEqual(now.getTime() / 1000);
          expect(expiresAt).toBe(begins + limit.seconds);
          expect(expiresAt).toBeGreaterThan(now.getTime() / 1000);
        }
      }),
    );
  });
});

it('a domain is counted under a keyed hash, in capitals or not', () => {
  const [key, other] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  expect(domainHash('Example.org', key)).toBe(domainHash('example.org', key));
  expect(domainHash('example.org', key)).not.toBe(domainHash('example.org', other));
  expect(domainHash('example.org', key)).toMatch(/^[0-9a-f]{32}$/);
});
