/** Puts the people of a round into the table: what the real stores write, twenty-five items a request. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import type { Key, Table } from '../../core/runtime/table.client.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { localAccess } from '../../local/local-access.ts';
import { TABLE_NAME } from '../../local/resource-names.ts';
import type { Person } from './crowd.ts';

const PER_REQUEST = 25;

/** Subscribes everybody to their lists; `endpoint` is DynamoDB's. */
export async function loadPeople(people: readonly Person[], table: Table, endpoint: string): Promise<void> {
  const items: Key[] = [];
  const counts = new Map<string, number>();
  const gathering: Table = {
    ...table,
    create: async (item) => {
      items.push(item);
      return true;
    },
    update: async ({ pk }) => {
      counts.set(pk, (counts.get(pk) ?? 0) + 1);
      return true;
    },
  };
  const subscriptions = subscriptionStore(gathering);
  for (const { subscriber, lists } of people)
    for (const list of lists) await subscriptions.subscribeFirstTime(subscriber, list);
  await writeAll(items, endpoint);
  for (const [pk, active] of counts) await table.put(Object.assign({ active }, { pk, sk: 'COUNT' }));
}

async function writeAll(items: readonly Key[], endpoint: string): Promise<void> {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ ...localAccess('operator'), endpoint }));
  const requests = Array.from({ length: Math.ceil(items.length / PER_REQUEST) }, (_, index) =>
    items.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST).map((Item) => ({ PutRequest: { Item } })),
  );
  await pMap(
    requests,
    (request) => documents.send(new BatchWriteCommand({ RequestItems: { [TABLE_NAME]: request } })),
    { concurrency: 8 },
  );
  documents.destroy();
}
