import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlaceStore, placeStore } from '../../core/registrations/place.store.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';

const KEPT_UNTIL = '2026-03-01T00:00:00Z';
const people = Array.from({ length: 100 }, (_, index) => `${index}`.padStart(32, '0'));
const audience = (round: number) => `event.2026.calendar.${`${round}`.padStart(16, '0')}`;
const personOf = (id: string) => ({ id });

let dynamoDb: Endpoint;
let places: PlaceStore;
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'places' });
  const client = new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url });
  places = placeStore(openTable('places', client));
});
afterAll(() => dynamoDb.close());

describe('the places of an event', () => {
  it('are never more than there are, ten times out of ten, whoever takes them at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const takings = await Promise.all(people.map((id) => places.take(audience(round), id, 50)));
      expect(takings.filter((taking) => taking === 'taken')).toHaveLength(50);
      expect(takings.filter((taking) => taking === 'full')).toHaveLength(50);
      expect((await places.seated(audience(round))).size).toBe(50);
    }
  });

  it('are free again once the last one is given back', async () => {
    const [ana = '', bo = ''] = people;
    expect(await places.take(audience(11), ana, 1)).toBe('taken');
    expect(await places.take(audience(11), ana, 1)).toBe('already');
    expect(await places.take(audience(11), bo, 1)).toBe('full');
    for (const _ of [1, 2]) await places.giveBack(audience(11), ana);
    expect(await places.standing(audience(11), ana)).toBe('none');
    expect(await places.take(audience(11), bo, 1)).toBe('taken');
    expect(await places.standing(audience(11), bo)).toBe('seated');
  });

  it('keep whoever has one when there are fewer from now on, and seat nobody else', async () => {
    const [ana = '', bo = '', cy = ''] = people;
    for (const id of [ana, bo]) await places.take(audience(12), id, 2);
    expect(await places.take(audience(12), cy, 1)).toBe('full');
    expect(await places.take(audience(12), ana, 1)).toBe('already');
    expect(await places.seated(audience(12))).toEqual(new Set([ana, bo]));
  });
});

describe('the waiting list', () => {
  it('is in order of arrival, and whoever leaves it leaves no trace', async () => {
    const [ana = '', bo = '', cy = ''] = people;
    const arrivals = [
      { ...personOf(cy), since: '2026-01-05T17:00:00.001Z' },
      { ...personOf(ana), since: '2026-01-05T17:00:00.002Z' },
      { ...personOf(bo), since: '2026-01-05T17:00:00.010Z' },
      { ...personOf(ana), since: '2026-01-05T17:00:00.011Z' },
    ];
    for (const arrival of arrivals.toReversed()) await places.wait(audience(20), arrival, KEPT_UNTIL);
    expect(await places.waiting(audience(20))).toEqual(arrivals);
    await places.stopWaiting(audience(20), ana);
    expect((await places.waiting(audience(20))).map(({ id }) => id)).toEqual([cy, bo]);
    expect(await places.standing(audience(20), ana)).toBe('none');
    expect(await places.standing(audience(20), bo)).toBe('waiting');
    expect([await places.somebodyWaits(audience(20)), await places.somebodyWaits(audience(21))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the SEQUENCE of invitations', () => {
  it('rises with each, also when several are made at once or the event’s own goes back', async () => {
    const [ana = '', bo = ''] = people;
    const next = (id: string, least: number) =>
      places.nextSequence(audience(30), id, { least, expiresAt: KEPT_UNTIL });
    expect(await places.wasInvited(audience(30), ana)).toBe(false);
    expect([await next(ana, 0), await next(ana, 0), await next(ana, 5), await next(ana, 1)]).toEqual([
      0, 1, 5, 6,
    ]);
    expect(await places.wasInvited(audience(30), ana)).toBe(true);
    const atOnce = await Promise.all(Array.from({ length: 8 }, () => next(bo, 2)));
    expect(atOnce.toSorted((one, other) => one - other)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
