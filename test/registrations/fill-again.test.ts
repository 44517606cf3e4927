/** Filling places over a real table, broken off or overtaken, and done again: what a person has said meanwhile stands. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { type SubscriptionStore, subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { giveFreePlaces } from '../../functions/send-letter/give-free-places.ts';
import { act } from '../../functions/web/manage-actions.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { makeEvent } from '../events.ts';

let dynamoDb: Endpoint;
let table: Table;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'fill' });
  table = openTable('fill', new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url }));
});
afterAll(() => dynamoDb.close());

const SINCE = '2026-01-02T00:00:00.000Z';
class BrokenOff extends Error {}

/** An event of its own with one place, for which somebody waits. */
async function openEvent(digit: string) {
  const ref: EventRef = { year: 2026, source: 'calendar', eventId: digit.repeat(16) };
  const audience = eventAudience(ref);
  const id = digit.repeat(32);
  const queued: LetterMessage[] = [];
  const stores = {
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    places: placeStore(table),
    queueLetter: async (message: LetterMessage) => void queued.push(message),
    // After every year in which these tests may be run.
    events: { event: async () => makeEvent({ capacity: 1, endsAt: '2999-01-13T21:00:00Z' }) },
  };
  const profile = { id, address: `${digit}@example.org`, language: 'en', style: 'open' as const };
  await stores.subscribers.create({ ...profile, answeredAt: SINCE });
  await stores.subscribers.putEvent(id, { event: ref, wants: 'place', since: SINCE });
  await stores.places.wait(audience, { id, since: SINCE }, '2999-02-01T00:00:00.000Z');
  const fill = (differences: Partial<typeof stores> = {}) =>
    giveFreePlaces({ purpose: 'fill-places', event: ref }, {
      ...stores,
      ...differences,
    } as unknown as Parameters<typeof giveFreePlaces>[1]);
  return {
    ...{ stores, id, audience, queued, fill },
    giveUp: () => giveUpEvent(id, ref, stores),
    standing: async () => (await stores.subscriptions.standings(id, [audience])).get(audience),
  };
}

/** Presses a button on the page of somebody's choices. */
async function pressed(action: string, id: string, stores: object): Promise<void> {
  const record = await subscriberStore(table).read(id);
  const audiences = record.events.map(({ event }) => eventAudience(event));
  const standings = await subscriptionStore(table).standings(id, audiences);
  const pending = pendingRequestStore(table);
  await act({
    person: { ...record, standings, ahead: [], heardOf: [] },
    fields: new Map([['action', [action]]]),
    reader: { agency: { lists: [] } },
    dependencies: { ...stores, pending },
  } as unknown as Parameters<typeof act>[0]);
}

it('puts nobody back who has left the mail of the event since their place was given to them', async () => {
  const { stores, id, audience, fill, standing } = await openEvent('1');
  const dying = async () => {
    throw new BrokenOff();
  };
  await expect(fill({ places: { ...stores.places, stopWaiting: dying } })).rejects.toThrow(BrokenOff);
  expect(await standing()).toBe('active');
  await stores.subscriptions.leave(id, audience);
  await fill();
  expect(await standing()).toBe('left');
  expect(await stores.places.waiting(audience)).toEqual([]);
  expect(await stores.places.standing(audience, id)).toBe('seated');
});

it('leaves no subscription behind of somebody who gives up while they are put in, wherever it breaks off', async () => {
  const { stores, id, audience, fill, giveUp, standing } = await openEvent('2');
  const subscribeAsOf: SubscriptionStore['subscribeAsOf'] = async (...given) => {
    await giveUp();
    await stores.subscriptions.subscribeAsOf(...given);
    throw new BrokenOff();
  };
  await expect(fill({ subscriptions: { ...stores.subscriptions, subscribeAsOf } })).rejects.toThrow(
    BrokenOff,
  );
  expect(await standing()).toBe('left');
  await fill();
  expect(await standing()).toBe('left');
  expect(await stores.places.standing(audience, id)).toBe('none');
});

it('seats whoever comes back after having given up', async () => {
  const { stores, id, audience, fill, giveUp, standing } = await openEvent('3');
  await giveUp();
  const since = new Date(Date.now() + 1).toISOString();
  const [, year = ''] = audience.split('.');
  const event = { year: Number(year), source: 'calendar' as const, eventId: '3'.repeat(16) };
  await stores.subscribers.putEvent(id, { event, wants: 'place', since });
  await stores.places.wait(audience, { id, since }, '2999-02-01T00:00:00.000Z');
  await fill();
  expect(await standing()).toBe('active');
});

it.each(['asked', 'bounce'] as const)(
  'gives no place to an address that may not be written to (%s), and lets go of its turn',
  async (reason) => {
    const { stores, id, audience, fill, queued } = await openEvent(reason === 'asked' ? '4' : '5');
    const next = 'f'.repeat(32);
    await stores.subscribers.create({
      ...{ id: next, address: 'next@example.org', language: 'en' },
      style: 'open',
      answeredAt: SINCE,
    });
    const [, , , eventId = ''] = audience.split('.');
    const event: EventRef = { year: 2026, source: 'calendar', eventId };
    await stores.subscribers.putEvent(next, { event, wants: 'place', since: SINCE });
    await stores.places.wait(audience, { id: next, since: SINCE }, '2999-02-01T00:00:00.000Z');
    await stores.suppressions.suppress(id, reason);
    await fill();
    expect(await stores.places.seated(audience)).toEqual(new Set([next]));
    expect(await stores.places.waiting(audience)).toEqual([]);
    expect(queued).toContainEqual(
      expect.objectContaining({ outcome: 'seated', person: expect.objectContaining({ id: next }) }),
    );
  },
);

it('puts nobody back who left everything while they were being put in', async () => {
  const { stores, id, audience, fill, standing } = await openEvent('6');
  const dying = async () => {
    throw new BrokenOff();
  };
  const subscriptions = { ...stores.subscriptions, subscribeAsOf: dying };
  await expect(fill({ subscriptions })).rejects.toThrow(BrokenOff);
  expect(await stores.places.standing(audience, id)).toBe('seated');
  await pressed('leave', id, stores);
  await fill();
  expect(await standing()).toBe('left');
  expect(await stores.places.standing(audience, id)).toBe('seated');
});

it('lets nobody wait behind somebody whose giving up broke off before they were out of the line', async () => {
  const { stores, id, audience, fill } = await openEvent('7');
  const [asked] = (await stores.subscribers.read(id)).events;
  if (asked) await stores.subscribers.putEvent(id, { ...asked, givenUp: true });
  await fill();
  expect(await stores.places.somebodyWaits(audience)).toBe(false);
  expect(await stores.places.seated(audience)).toEqual(new Set());
});

it('keeps the line, and who was invited, until long after an event that was put off', async () => {
  const { stores, audience, fill } = await openEvent('8');
  const [seated, next] = ['e'.repeat(32), 'f'.repeat(32)];
  await stores.places.take(audience, seated, 1);
  const soon = '2026-03-15T00:00:00.000Z';
  await stores.places.wait(audience, { id: next, since: SINCE }, soon);
  await stores.places.nextSequence(audience, seated, { least: 0, expiresAt: soon });
  await fill();
  const items = await table.query<{ expiresAt?: number }>(`PLACES#${audience}`);
  const kept = items.filter(({ sk }) => sk !== 'SEATED').map(({ expiresAt = 0 }) => expiresAt * 1000);
  expect(kept).toHaveLength(3);
  expect(Math.min(...kept)).toBeGreaterThan(Date.parse('2999-01-13T21:00:00Z'));
});
