/** People are lost and brought back from a restored table: who was promised a reminder gets it, who has left since does not. */
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTable } from '../../core/runtime/table.client.ts';
import { localAccess } from '../../local/local-access.ts';
import { TABLE_NAME } from '../../local/resource-names.ts';
import { openWholeTable } from '../../operator/restore/whole-table.client.ts';
import { restore } from '../../operator/restore.ts';
import {
  ANA,
  askFor,
  BO,
  gotBy,
  idOf,
  openManagedMonth,
  people,
  press,
  subscriptions,
  TALK,
} from './managing.ts';
import type { Month } from './month.ts';
import { operatorStore } from './operator-store.ts';

const CARLA = 'carla@example.org';

let month: Month;
beforeEach(async () => {
  month = await openManagedMonth();
});
afterEach(() => month.close());

const client = () =>
  new DynamoDBClient({ ...localAccess('operator'), endpoint: month.cloud.endpoints.dynamoDb });

/** As point-in-time recovery does: all that there is, in a table of another name. */
async function recovered(name: string): Promise<void> {
  await client().send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    }),
  );
  await waitUntilTableExists({ client: client(), maxWaitTime: 10, minDelay: 1 }, { TableName: name });
  const table = openTable(name, client());
  for await (const items of openWholeTable(TABLE_NAME, client()).items())
    for (const item of items) await table.put(item);
}

/** All that names somebody is gone, as by a mistake. */
async function lose(address: string): Promise<void> {
  const id = await idOf(month, address);
  for await (const items of openWholeTable(TABLE_NAME, client()).items())
    for (const { pk, sk } of items)
      if (pk.endsWith(id) || sk.endsWith(id)) await month.cloud.table.delete({ pk, sk });
}

it('people who were lost are reminded, those who left or were erased since are not, and a second time changes nothing', async () => {
  await month.signUp(...[ANA, BO, CARLA].map((address) => ({ address, lists: ['month-events'] })));
  await askFor(month, TALK, BO, 'reminders');
  await recovered('restored');
  await press(month, ANA, 'leave');
  await press(month, CARLA, 'erase');
  await lose(BO);
  const store = operatorStore(month);

  expect((await restore(store, { fromTable: 'restored', yes: true })).json).toMatchObject({
    people: 1,
    subscriptions: 2,
    erasedSince: 1,
  });
  expect(await people(month).find(await idOf(month, CARLA))).toBeUndefined();
  expect((await people(month).read(await idOf(month, BO))).events).toMatchObject([{ wants: 'reminders' }]);
  const again = await restore(store, { fromTable: 'restored', yes: true });
  expect(again.json).toMatchObject({ suppressions: 0, leavings: 0, people: 0, subscriptions: 0 });
  // It was counted out with nobody when it was lost.
  expect(await subscriptions(month).count('month-events')).toBeGreaterThan(0);
  const mails = () => [ANA, BO, CARLA].map((address) => gotBy(month, address).length);
  const [ofAna = 0, , ofCarla = 0] = mails();
  await month.goTo('2026-01-31T00:00:00Z');
  // Two events with two reminders each.
  expect(mails()).toEqual([ofAna, expect.toSatisfy((count: number) => count >= 4), ofCarla]);
});
