import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlaceStore, placeStore } from '../../core/registrations/place.store.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';

const AUDIENCE = 'event.2026.calendar.0123456789abcdef';
const people = Array.from({ length: 40 }, (_, index) => `${index}`.padStart(32, 'a'));

let dynamoDb: Endpoint;
let places: PlaceStore;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'places' });
  const client = new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url });
  places = placeStore(openTable('places', client));
});
afterAll(() => dynamoDb.close());

describe('a place that is handed over', () => {
  it('is the other person’s, however often it is done, and takes nothing from anybody else', async () => {
    const [ana = '', bo = '', cy = ''] = people;
    for (const id of [ana, bo]) await places.take(AUDIENCE, id, 2);
    for (const _ of [1, 2]) await places.handOver(AUDIENCE, ana, cy);
    expect(await places.seated(AUDIENCE)).toEqual(new Set([bo, cy]));
    await places.handOver(AUDIENCE, bo, cy);
    expect(await places.seated(AUDIENCE)).toEqual(new Set([cy]));
  });

  it('is lost by nobody and seats nobody too many while others come and go', async () => {
    const audience = `${AUDIENCE.slice(0, -1)}0`;
    const [seated, fresh, others] = [people.slice(0, 10), people.slice(10, 20), people.slice(20)];
    for (const id of seated) await places.take(audience, id, 15);
    await Promise.all([
      ...seated.map((id, index) => places.handOver(audience, id, fresh[index] ?? '')),
      ...others.map(async (id) => {
        await places.take(audience, id, 15);
        await places.giveBack(audience, id);
      }),
    ]);
    expect(await places.seated(audience)).toEqual(new Set(fresh));
  });
});
