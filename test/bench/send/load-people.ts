/** Puts great numbers of people into the table: what the real stores write, twenty-five items a request. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import type { Key, Table } from '../../../core/runtime/table.client.ts';
import { subscriptionStore } from '../../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../../core/subscribers/suppression.store.ts';
import { TABLE_NAME } from '../../../local/resource-names.ts';
import { type MadeUpPerson, others, recipients, subscriberOf } from './audience.ts';

export interface Store {
  readonly table: Table;
  readonly documents: DynamoDBDocumentClient;
  readonly idKey: string;
}

const PER_REQUEST = 25;

/** Subscribes the people numbered `from` up to but not including `to`; profiles, which no mailing reads, are left out. */
export async function loadPeople({ from, to }: { from: number; to: number }, store: Store): Promise<void> {
  const { suppressed, left } = others(from, to);
  const gathering = gatheringTable(store.table);
  const subscriptions = subscriptionStore(gathering.table);
  const suppressions = suppressionStore(gathering.table);
  for (const person of [...recipients(from, to), ...suppressed, ...left]) {
    const subscriber = subscriberOf(person, store.idKey);
    for (const list of person.lists) await subscriptions.subscribeFirstTime(subscriber, list);
  }
  for (const person of suppressed) await suppressions.suppress(subscriberOf(person, store.idKey).id, 'asked');
  await writeAll(gathering.items, store.documents);
  for (const [list, people] of gathering.counts) await addToCount(list, people, store.table);
  await pMap(left, (person) => leaveAll(person, store), { concurrency: 8 });
}

/** A table that keeps what is created, and adds up what counts are raised by, instead of asking for each. */
function gatheringTable(table: Table) {
  const items: Key[] = [];
  const counts = new Map<string, number>();
  const gathering: Table = {
    ...table,
    create: async (item) => {
      items.push(item);
      return true;
    },
    update: async ({ pk }, { ExpressionAttributeValues }) => {
      counts.set(pk, (counts.get(pk) ?? 0) + Number(ExpressionAttributeValues?.[':difference']));
      return true;
    },
  };
  return { table: gathering, items, counts };
}

const addToCount = (pk: string, difference: number, table: Table) =>
  table.update(
    { pk, sk: 'COUNT' },
    { UpdateExpression: 'ADD active :difference', ExpressionAttributeValues: { ':difference': difference } },
  );

async function leaveAll(person: MadeUpPerson, { table, idKey }: Store): Promise<void> {
  const { id } = subscriberOf(person, idKey);
  for (const list of person.lists) await subscriptionStore(table).leave(id, list);
}

async function writeAll(items: readonly Key[], documents: DynamoDBDocumentClient): Promise<void> {
  const requests = Array.from({ length: Math.ceil(items.length / PER_REQUEST) }, (_, index) =>
    items.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST).map((Item) => ({ PutRequest: { Item } })),
  );
  await pMap(
    requests,
    (request) => documents.send(new BatchWriteCommand({ RequestItems: { [TABLE_NAME]: request } })),
    { concurrency: 8 },
  );
}
