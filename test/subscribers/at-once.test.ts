/** Confirming, choosing, giving up and erasing at the same time, over a real table, in whatever order their steps fall. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRef, RequestToConfirm } from '../../core/contract/messages.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { confirmingEvent } from '../../functions/web/confirm-event.ts';
import { confirmingSubscription } from '../../functions/web/confirm-subscription.ts';
import { erasePerson } from '../../functions/web/erase-again.ts';
import { act } from '../../functions/web/manage-actions.ts';
import { readManagedPerson } from '../../functions/web/managed-person.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const EVENT: EventRef = { year: 2026, source: 'calendar', eventId: '1'.repeat(16) };
const AUDIENCE = eventAudience(EVENT);
const LISTS = agency.lists.map(({ id }) => id);
/** Orders that are tried of each pair, and milliseconds for all of them. */
const [ORDERS, LONG_MS] = [40, 120_000];

let dynamoDb: Endpoint;
let table: Table;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'at-once' });
  table = openTable('at-once', new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url }));
});
afterAll(() => dynamoDb.close());

type Step = (...given: unknown[]) => Promise<unknown>;

/** What the pages work with, each operation of the table by way of `stepping`. */
function world(stepping: (step: Step) => Step = (step) => step) {
  const steps = new Proxy(table, {
    get: (target, name: keyof Table) => stepping(target[name] as unknown as Step),
  });
  return {
    agencies: { read: async () => agency },
    agency,
    subscribers: subscriberStore(steps),
    subscriptions: subscriptionStore(steps),
    pending: pendingRequestStore(steps),
    places: placeStore(steps),
    events: {
      heads: async () => [],
      // After every year in which these tests may be run.
      event: async () =>
        makeEvent({
          capacity: 1,
          endsAt: '2999-01-13T21:00:00Z',
          reminders: [{ offset: '-P1D', dueAt: '2999-01-12T21:00:00Z', useUntil: '2999-01-13T21:00:00Z' }],
        }),
    },
    queueLetter: async () => {},
  } as unknown as WebDependencies & { readonly agency: typeof agency };
}
type World = ReturnType<typeof world>;
type Act = (id: string, dependencies: World) => Promise<unknown>;

const asked = (id: string, request: object) => ({
  id,
  hash: '',
  request: {
    letter: id,
    address: `${id}@example.org`,
    language: 'en',
    style: 'discreet',
    consent: { at: '2026-01-05T17:00:00.000Z', wording: '0123456789ab', page: '/', language: 'en' },
    ...request,
  } as unknown as RequestToConfirm,
});
const toLists: Act = (id, dependencies) =>
  confirmingSubscription(dependencies).confirm(
    asked(id, { purpose: 'confirm-subscription', lists: LISTS }) as Parameters<
      ReturnType<typeof confirmingSubscription>['confirm']
    >[0],
  );
const toEvent =
  (wants: 'place' | 'reminders'): Act =>
  (id, dependencies) =>
    confirmingEvent(dependencies).confirm(
      asked(id, { purpose: 'confirm-event', event: EVENT, wants }) as Parameters<
        ReturnType<typeof confirmingEvent>['confirm']
      >[0],
    );
/** From the page as it was opened, with every list and this style. */
const saving = async (id: string, dependencies: World, style: 'open' | 'discreet') => {
  const reader = { agency, language: 'en' };
  const person = await readManagedPerson(id, reader, dependencies);
  const fields = new Map([
    ['action', ['save']],
    ['language', ['en']],
    ['style', [style]],
    ['lists', LISTS],
  ]);
  if (person) await act({ person, fields, reader, words: catalogueFor('en', agency), dependencies });
};
const saveAllLists: Act = (id, dependencies) => saving(id, dependencies, 'open');
const saveDiscreet: Act = (id, dependencies) => saving(id, dependencies, 'discreet');
const erase: Act = (id, dependencies) => erasePerson(id, dependencies);
const giveUp: Act = (id, dependencies) => giveUpEvent(id, EVENT, dependencies);

let people = 0;
/** Somebody on the first list, who has left nothing. */
async function somebody(): Promise<string> {
  people += 1;
  const id = people.toString(16).padStart(32, '0');
  const { subscribers, subscriptions } = world();
  const profile = { id, address: `${id}@example.org`, language: 'en', style: 'discreet' as const };
  await subscribers.create({ ...profile, answeredAt: '2026-01-02T00:00:00.000Z' });
  await subscriptions.subscribe(profile, LISTS[0] ?? '');
  return id;
}

async function keptOf(id: string) {
  const { subscribers, subscriptions, places } = world();
  const { profile, consents, events } = await subscribers.read(id);
  const standings = await subscriptions.standings(id, [...LISTS, AUDIENCE]);
  return {
    isKnown: profile !== undefined,
    traces: consents.length + events.length,
    wish: events.filter(({ givenUp }) => !givenUp).length,
    active: [...standings].filter(([, standing]) => standing === 'active').map(([audience]) => audience),
    place: await places.standing(AUDIENCE, id),
    turns: (await places.waiting(AUDIENCE)).filter((one) => one.id === id).length,
  };
}

/** The one place is free again for whoever comes next. */
async function freePlace(id: string): Promise<void> {
  await world().places.giveBack(AUDIENCE, id);
  await world().places.stopWaiting(AUDIENCE, id);
}

/** Does `acts` for one person, their steps dealt out anew each time, after `before`; then `check` holds. */
async function atOnce(
  acts: readonly Act[],
  check: (kept: Awaited<ReturnType<typeof keptOf>>) => void,
  before: readonly Act[] = [],
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const id = await somebody();
      for (const one of before) await one(id, world());
      const dealt = world((step) => scheduler.scheduleFunction(step as never) as unknown as Step);
      await scheduler.waitFor(Promise.all(acts.map((one) => one(id, dealt))));
      const kept = await keptOf(id);
      await freePlace(id);
      check(kept);
    }),
    { numRuns: ORDERS },
  );
}

const NOTHING = { traces: 0, wish: 0, active: [], place: 'none', turns: 0 };

describe('erasing', () => {
  it.each([
    ['lists are confirmed', toLists],
    ['a place is confirmed', toEvent('place')],
    ['reminders are confirmed', toEvent('reminders')],
    ['choices are saved', saveAllLists],
  ])(
    'while %s leaves somebody whole or nothing of them',
    async (_, other) => {
      await atOnce([erase, other], ({ isKnown, ...kept }) => {
        if (!isKnown) expect(kept).toEqual(NOTHING);
      });
    },
    LONG_MS,
  );

  it('before or after every step of what is saved brings nobody back', async () => {
    for (let step = 0, isOver = false; !isOver; step += 1) {
      const id = await somebody();
      let done = 0;
      const overtaken = world((operation) => async (...given) => {
        done += 1;
        if (done - 1 === step) await erase(id, world());
        return operation(...given);
      });
      await saveAllLists(id, overtaken);
      isOver = done <= step;
      if (!isOver) expect(await keptOf(id)).toEqual({ isKnown: false, ...NOTHING });
    }
  });
});

describe('giving up', () => {
  it.each(['place', 'reminders'] as const)(
    'while a %s is confirmed anew leaves nobody in what they have not asked for',
    async (wants) => {
      await atOnce(
        [giveUp, toEvent(wants)],
        ({ wish, active, place }) => {
          if (wish > 0) return;
          expect(active).not.toContain(AUDIENCE);
          expect(place).toBe('none');
        },
        [toEvent(wants)],
      );
    },
    LONG_MS,
  );

  it('forgets nothing that was confirmed anew when all but that was done', async () => {
    const id = await somebody();
    await toEvent('place')(id, world());
    const { subscribers, ...rest } = world();
    const deleteGivenUp: typeof subscribers.deleteGivenUp = async (...given) => {
      await toEvent('place')(id, world());
      return subscribers.deleteGivenUp(...given);
    };
    await giveUp(id, { ...rest, subscribers: { ...subscribers, deleteGivenUp } });
    expect(await keptOf(id)).toMatchObject({ wish: 1, place: 'seated', active: [LISTS[0], AUDIENCE] });
    await freePlace(id);
  });
});

it(
  'pressing one button three times at once is one turn in the line',
  async () => {
    const first = await somebody();
    await toEvent('place')(first, world());
    const press = toEvent('place');
    await atOnce([press, press, press], ({ wish, turns }) => expect([wish, turns]).toEqual([1, 1]));
    await freePlace(first);
  },
  LONG_MS,
);

/** In which styles a person would be written to now. */
async function stylesOf(id: string): Promise<string[]> {
  const bounds = { hexDigits: [...'0123456789abcdef'], ids: { from: id, to: id } };
  const audiences = [...LISTS, AUDIENCE].map((each) => world().subscriptions.activeBetween(each, bounds));
  return (await Promise.all(audiences)).flat().map(({ style }) => style);
}

it.each([
  ['lists', toLists],
  ['reminders', toEvent('reminders')],
  ['a place', toEvent('place')],
])('choosing to be discreet before any step of confirming %s holds for all mail', async (_, confirming) => {
  for (let step = 0, isOver = false; !isOver; step += 1) {
    const id = await somebody();
    await saveAllLists(id, world());
    let done = 0;
    const overtaken = world((operation) => async (...given) => {
      done += 1;
      if (done - 1 === step) await saveDiscreet(id, world());
      return operation(...given);
    });
    await confirming(id, overtaken);
    isOver = done <= step;
    if (!isOver) expect([step, new Set(await stylesOf(id))]).toEqual([step, new Set(['discreet'])]);
    await freePlace(id);
  }
});
