/** What was asked for of one event moves to another address, over a real table, while other things go on. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { moveEvent } from '../../core/registrations/move-place.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { type Profile, subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { giveFreePlaces } from '../../functions/send-letter/give-free-places.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { makeEvent } from '../events.ts';

let dynamoDb: Endpoint;
let table: Table;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'move' });
  table = openTable('move', new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url }));
});
afterAll(() => dynamoDb.close());

const SINCE = '2026-01-02T00:00:00.000Z';
const profileOf = (id: string): Profile => ({
  ...{ id, address: `${id.slice(0, 4)}@example.org`, language: 'en', style: 'open', answeredAt: SINCE },
});

/** An event of its own with one place, and the two ids of somebody who moves. */
async function openEvent(digit: string) {
  const ref: EventRef = { year: 2026, source: 'calendar', eventId: digit.repeat(16) };
  const audience = eventAudience(ref);
  const [from, to] = [`a${digit}`.repeat(16), `b${digit}`.repeat(16)];
  const event = async () => makeEvent({ capacity: 1, endsAt: '2999-01-13T21:00:00Z' });
  const queued: LetterMessage[] = [];
  const stores = {
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    places: placeStore(table),
    queueLetter: async (message: LetterMessage) => void queued.push(message),
  };
  for (const id of [from, to]) await stores.subscribers.create(profileOf(id));
  const fill = () =>
    giveFreePlaces({ purpose: 'fill-places', event: ref }, {
      ...stores,
      events: { event },
    } as unknown as Parameters<typeof giveFreePlaces>[1]);
  const move = (asked: AskedEvent, isReminded: boolean) => {
    const giveUp = (id: string, given: EventRef) => giveUpEvent(id, given, stores);
    return moveEvent(asked, { from, to: profileOf(to), isReminded }, { ...stores, event, giveUp });
  };
  const standing = async (id: string) => (await stores.subscriptions.standings(id, [audience])).get(audience);
  return { ref, audience, from, to, stores, queued, fill, move, standing };
}

it('reminds whoever was seated between the reading and the moving', async () => {
  const { ref, audience, from, to, stores, fill, move, standing } = await openEvent('1');
  const asked = { event: ref, wants: 'place' as const, since: SINCE };
  await stores.subscribers.putEvent(from, asked);
  await stores.places.wait(audience, { id: from, since: SINCE }, '2999-02-01T00:00:00.000Z');
  await fill();
  await move(asked, false);
  expect(await stores.places.standing(audience, to)).toBe('seated');
  expect([await standing(from), await standing(to)]).toEqual(['left', 'active']);
});

it('reminds nobody who has stopped the reminders and kept the place', async () => {
  const { ref, audience, from, to, stores, move, standing } = await openEvent('2');
  const asked = { event: ref, wants: 'place' as const, since: SINCE };
  await stores.subscribers.putEvent(from, asked);
  await stores.places.take(audience, from, 1);
  await stores.subscriptions.endWish(from, audience);
  await move(asked, false);
  expect(await stores.places.standing(audience, to)).toBe('seated');
  expect(await standing(to)).toBeUndefined();
});

it.each([
  ['3', 'nothing'],
  ['4', 'reminders'],
  ['5', 'a place, and given it up'],
] as const)(
  'brings back no place that was being given up (%s), where the new address has asked for %s',
  async (digit, there) => {
    const { ref, audience, from, to, stores, move } = await openEvent(digit);
    const asked = { event: ref, wants: 'place' as const, since: SINCE, givenUp: true as const };
    await stores.places.take(audience, from, 1);
    await stores.subscribers.putEvent(from, asked);
    if (there === 'reminders')
      await stores.subscribers.putEvent(to, { event: ref, wants: there, since: SINCE });
    if (there === 'a place, and given it up') await stores.subscribers.putEvent(to, asked);
    await move(asked, false);
    expect(await stores.places.seated(audience)).toEqual(new Set());
  },
);

it('gives a place that comes along to whoever had given one up at the new address', async () => {
  const { ref, audience, from, to, stores, move } = await openEvent('6');
  const asked = { event: ref, wants: 'place' as const, since: SINCE };
  await stores.places.take(audience, from, 1);
  await stores.subscribers.putEvent(from, asked);
  await stores.subscribers.putEvent(to, { ...asked, givenUp: true });
  await move(asked, true);
  expect(await stores.places.seated(audience)).toEqual(new Set([to]));
  expect((await stores.subscribers.findEvent(to, ref))?.givenUp).toBeUndefined();
});
