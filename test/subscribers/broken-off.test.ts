/** Moving to another address, and erasing, over a real table: broken off before any write, and ended by doing it again. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { moveEvent } from '../../core/registrations/move-place.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { clearRest, eraseEverywhere, eraseSubscriber } from '../../core/subscribers/erase-subscriber.ts';
import { moveSubscriber } from '../../core/subscribers/move-subscriber.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { makeEvent } from '../events.ts';

const READS: readonly (keyof Table)[] = ['get', 'getMany', 'query'];
const agency = { lists: [{ id: 'month-events', name: {}, description: {}, hears: 'all' as const }] };
const refOf = (digit: string): EventRef => ({ year: 2026, source: 'calendar', eventId: digit.repeat(16) });
const [SEATED, LINE, TOLD] = ['1', '2', '3'].map(refOf) as [EventRef, EventRef, EventRef];
/** Milliseconds for a life broken off at some forty places. */
const LONG_MS = 120_000;
const SINCE = '2026-01-02T00:00:00.000Z';

let dynamoDb: Endpoint;
let table: Table;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'people' });
  table = openTable('people', new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url }));
});
afterAll(() => dynamoDb.close());

class BrokenOff extends Error {}

/** Everything that writes, over the table and a queue; write number `breaksAt`, counted from 0, does not happen. */
function world(breaksAt = Number.POSITIVE_INFINITY) {
  let writes = 0;
  const queued: LetterMessage[] = [];
  const step = () => {
    if (writes === breaksAt) throw new BrokenOff();
    writes += 1;
  };
  const steps = new Proxy(table, {
    get: (target, name: keyof Table) => {
      const operation = target[name] as (...given: unknown[]) => unknown;
      return async (...given: unknown[]) => {
        if (!READS.includes(name)) step();
        return operation(...given);
      };
    },
  });
  const stores = {
    subscribers: subscriberStore(steps),
    subscriptions: subscriptionStore(steps),
    pending: pendingRequestStore(steps),
    submissions: submissionStore(steps),
    places: placeStore(steps),
    queueLetter: async (message: LetterMessage) => {
      step();
      queued.push(message);
    },
  };
  const giveUp = (id: string, event: EventRef) => giveUpEvent(id, event, stores);
  const event = async () => makeEvent();
  const erasing = { ...stores, agency, giveUp };
  return {
    ...stores,
    queued,
    writes: () => writes,
    move: (from: string, to: string) =>
      moveSubscriber(
        { from, to: { id: to, address: `${to}@example.net` }, inHand: hashOf(to) },
        {
          ...stores,
          agency,
          moveEvent: (asked, move) => moveEvent(asked, move, { ...stores, event, giveUp }),
          clearRest: (id) => clearRest(id, [], erasing),
          erase: (id) => eraseSubscriber(id, erasing),
        },
      ),
    erase: (id: string) => eraseEverywhere(id, erasing),
  };
}

/** A person on a list, with a place at one event, a turn in the line of another, and reminders of a third. */
async function settle(id: string): Promise<void> {
  const { subscribers, subscriptions, places } = world();
  const profile = {
    id,
    address: `${id}@example.org`,
    language: 'en',
    style: 'open',
    answeredAt: SINCE,
  } as const;
  await subscribers.create(profile);
  await subscriptions.subscribe(profile, 'month-events');
  for (const event of [SEATED, TOLD]) await subscriptions.subscribe(profile, eventAudience(event));
  await places.take(eventAudience(SEATED), id, 1000);
  await places.wait(eventAudience(LINE), { id, since: SINCE }, '2027-01-01T00:00:00.000Z');
  for (const event of [SEATED, LINE]) await subscribers.putEvent(id, { event, wants: 'place', since: SINCE });
  await subscribers.putEvent(id, { event: TOLD, wants: 'reminders', since: SINCE });
}

const AUDIENCES = ['month-events', ...[SEATED, LINE, TOLD].map(eventAudience)];
const hashOf = (id: string) => `hash of ${id}`;

/** The letter to the new address has been sent. */
const askToMove = (from: string, to: string) =>
  world().pending.keep(hashOf(to), {
    id: to,
    request: {
      purpose: 'confirm-address',
      letter: to,
      id: from,
      address: `${to}@example.net`,
      language: 'en',
    },
    expiresAt: '2999-01-01T00:00:00.000Z',
  });

/** How a person stands everywhere. */
async function standingOf(id: string) {
  const { subscribers, subscriptions, places } = world();
  const { profile, events } = await subscribers.read(id);
  const line = (await places.waiting(eventAudience(LINE))).filter((person) => person.id === id);
  return {
    known: profile !== undefined,
    asked: events.filter(({ givenUp }) => !givenUp).length,
    standings: Object.fromEntries(await subscriptions.standings(id, AUDIENCES)),
    seat: await places.standing(eventAudience(SEATED), id),
    line: line.map(({ since }) => since),
  };
}

/** Whoever waits is in no audience yet; once they have given that up, it says that they left. */
const ACTIVE = Object.fromEntries(
  ['month-events', ...[SEATED, TOLD].map(eventAudience)].map((name) => [name, 'active']),
);
const LEFT = Object.fromEntries(AUDIENCES.map((name) => [name, 'left']));
const GONE = { known: false, asked: 0, standings: LEFT, seat: 'none', line: [] };

/** Ids that no other round uses. */
const idFor = (round: number, letter: string) => `${round}`.padStart(32, letter);

/** Runs `act` once whole, to count its writes, and then once for each write before which it breaks off. */
async function breakingOffAnywhere(
  act: (round: number, tried: ReturnType<typeof world>) => Promise<void>,
  check: (round: number, queued: readonly LetterMessage[]) => Promise<void>,
  letter: string,
): Promise<number> {
  const whole = world();
  await settle(idFor(0, letter));
  await act(0, whole);
  await check(0, whole.queued);
  for (let at = 0; at < whole.writes(); at += 1) {
    const round = at + 1;
    await settle(idFor(round, letter));
    const [first, second] = [world(at), world()];
    await expect(act(round, first)).rejects.toThrow(BrokenOff);
    await act(round, second);
    await check(round, [...first.queued, ...second.queued]);
  }
  return whole.writes();
}

const letterIds = (queued: readonly LetterMessage[], outcome: string) =>
  new Set(
    queued.flatMap((one) => (one.purpose === 'registration' && one.outcome === outcome ? [one.letter] : [])),
  );

it(
  'moving ends as if it had never broken off: the place, the turn, the lists and one letter are there',
  async () => {
    const writes = await breakingOffAnywhere(
      async (round, tried) => {
        await askToMove(idFor(round, 'a'), idFor(round, 'b'));
        expect(await tried.move(idFor(round, 'a'), idFor(round, 'b'))).toBe('moved');
      },
      async (round, queued) => {
        const to = idFor(round, 'b');
        expect(await standingOf(idFor(round, 'a'))).toEqual(GONE);
        expect(await standingOf(to)).toEqual({
          known: true,
          asked: 3,
          standings: ACTIVE,
          seat: 'seated',
          line: [SINCE],
        });
        expect(letterIds(queued, 'seated').size).toBe(1);
        expect(letterIds(queued, 'given-up').size).toBe(0);
      },
      'a',
    );
    expect(writes).toBeGreaterThan(20);
  },
  LONG_MS,
);

it(
  'erasing ends as if it had never broken off, and the person is told first that their places are gone',
  async () => {
    const writes = await breakingOffAnywhere(
      (round, tried) => tried.erase(idFor(round, 'c')),
      async (round, queued) => {
        expect(await standingOf(idFor(round, 'c'))).toEqual(GONE);
        expect(letterIds(queued, 'given-up').size).toBe(2);
      },
      'c',
    );
    expect(writes).toBeGreaterThan(15);
  },
  LONG_MS,
);

it(
  'erasing what broke off while moving leaves nothing at either address',
  async () => {
    const { move, writes } = world();
    await settle(idFor(0, 'd'));
    await askToMove(idFor(0, 'd'), idFor(0, 'e'));
    await move(idFor(0, 'd'), idFor(0, 'e'));
    let erased = 0;
    for (let at = 1; at < writes(); at += 1) {
      const [from, to] = [idFor(at, 'd'), idFor(at, 'e')];
      await settle(from);
      await askToMove(from, to);
      await expect(world(at).move(from, to)).rejects.toThrow(BrokenOff);
      // From then on they are at the new address alone, and the old link finds nobody.
      if (!(await standingOf(from)).known) break;
      await world().erase(from);
      erased += 1;
      for (const id of [from, to]) {
        const { standings, ...rest } = await standingOf(id);
        expect([at, rest]).toEqual([at, { known: false, asked: 0, seat: 'none', line: [] }]);
        expect(Object.values(standings)).not.toContain('active');
      }
    }
    expect(erased).toBeGreaterThan(20);
  },
  LONG_MS,
);
