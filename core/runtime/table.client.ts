/** The single table, behind the few operations that the stores need. Nothing scans; there are no transactions. */
import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { SILENT } from './sdk-logger.ts';

/** Partition and sort key; both begin with, or lie under, the kind of the item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Item<T> = T & Key;

/** The bounds of a query's sort keys, both inclusive; none means the whole partition. */
export interface SortKeys {
  readonly from: string;
  readonly to: string;
}

/** A condition, in DynamoDB's expressions; the values are plain. */
export interface Condition {
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

export interface Update extends Condition {
  readonly UpdateExpression: string;
}

/** The item after an update; or as it stands where its condition did not hold: undefined where nothing stands. */
export type Told<T> =
  | { readonly updated: true; readonly item: T }
  | { readonly updated: false; readonly item: T | undefined };

export interface Table {
  get<T>(key: Key): Promise<T | undefined>;
  /** Reads up to 100 items; the answer is in no particular order and holds only those that exist. */
  getMany<T>(keys: readonly Key[]): Promise<Item<T>[]>;
  put(item: Key): Promise<void>;
  /** Writes only where nothing stands; false when something does. */
  create(item: Key): Promise<boolean>;
  /** False when the update's condition does not hold. */
  update(key: Key, update: Update): Promise<boolean>;
  /** Updates, and tells what stands now; where the condition does not hold, what stands instead. */
  updateAndTell<T>(key: Key, update: Update): Promise<Told<T>>;
  delete(key: Key): Promise<void>;
  /** Deletes an item for which the condition holds; false when it does not. */
  deleteWhere(key: Key, condition: Condition): Promise<boolean>;
  /** All items of one partition, or those between two sort keys, by sort key; no more than `most` of them, where given. */
  query<T>(pk: string, sortKeys?: SortKeys, most?: number): Promise<Item<T>[]>;
}

/** Most keys one BatchGetItem takes. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const MOST_KEYS_PER_GET = 100;

/** An item on the wire. */
type WireItem = Record<string, AttributeValue>;

const toWire = (item: object): WireItem => marshall(item, { removeUndefinedValues: true });
const fromWire = <T>(item: WireItem): T => unmarshall(item) as T;

/** What a request needs beside its command. */
interface Place {
  readonly client: DynamoDBClient;
  readonly name: string;
}

/** Requests of one kind go the same way each time: worked out once, that way takes a seventh less of each one's CPU. */
const newClient = () => new DynamoDBClient({ logger: SILENT, cacheMiddleware: true });

/** Opens the table `name` with the credentials and endpoint of the environment. */
export function openTable(name: string, client = newClient()): Table {
  const place = { client, name };
  const put = (item: Key, ConditionExpression?: string) =>
    client.send(new PutItemCommand({ TableName: name, Item: toWire(item), ConditionExpression }));
  const remove = (key: Key, condition: Condition = {}) =>
    client.send(new DeleteItemCommand(conditional(place, key, condition)));
  return {
    get: (key) => get(place, key),
    getMany: (keys) => getMany(place, keys),
    put: async (item) => {
      await put(item);
    },
    create: (item) => unlessConditionFails(put(item, 'attribute_not_exists(pk)')),
    update: (key, update) =>
      unlessConditionFails(client.send(new UpdateItemCommand(conditional(place, key, update)))),
    updateAndTell: (key, update) => updateAndTell(place, key, update),
    delete: async (key) => {
      await remove(key);
    },
    deleteWhere: (key, condition) => unlessConditionFails(remove(key, condition)),
    query: (pk, sortKeys, most) => query(place, { pk, sortKeys, most }),
  };
}

const conditional = <C extends Condition>({ name }: Place, key: Key, condition: C) => {
  const { ExpressionAttributeValues: values, ...expressions } = condition;
  return {
    ...{ TableName: name, Key: toWire(key), ...expressions },
    ...(values && { ExpressionAttributeValues: toWire(values) }),
  };
};

async function get<T>({ client, name }: Place, key: Key): Promise<T | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: name, Key: toWire(key), ConsistentRead: true }),
  );
  return Item && fromWire<T>(Item);
}

async function unlessConditionFails(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function updateAndTell<T>(place: Place, key: Key, update: Update): Promise<Told<T>> {
  try {
    const { Attributes = {} } = await place.client.send(
      new UpdateItemCommand({ ...conditional(place, key, update), ReturnValues: 'ALL_NEW' }),
    );
    return { updated: true, item: fromWire<T>(Attributes) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { updated: false, item: await get<T>(place, key) };
  }
}

/** DynamoDB answers a part and names the rest in UnprocessedKeys when it is busy; we ask again until all are read. */
async function getMany<T>({ client, name }: Place, keys: readonly Key[]): Promise<Item<T>[]> {
  const found: Item<T>[] = [];
  let waiting = keys.map(toWire);
  while (waiting.length > 0) {
    const asked = waiting.slice(0, MOST_KEYS_PER_GET);
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [name]: { Keys: asked, ConsistentRead: true } } }),
    );
    found.push(...(answer.Responses?.[name] ?? []).map((item) => fromWire<Item<T>>(item)));
    waiting = [...(answer.UnprocessedKeys?.[name]?.Keys ?? []), ...waiting.slice(MOST_KEYS_PER_GET)];
  }
  return found;
}

interface Stretch {
  readonly pk: string;
  readonly sortKeys: SortKeys | undefined;
  readonly most: number | undefined;
}

async function query<T>({ client, name }: Place, { pk, sortKeys, most }: Stretch): Promise<Item<T>[]> {
  const items: Item<T>[] = [];
  let ExclusiveStartKey: WireItem | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: sortKeys ? 'pk = :pk AND sk BETWEEN :from AND :to' : 'pk = :pk',
        ExpressionAttributeValues: toWire({
          ':pk': pk,
          ...(sortKeys && { ':from': sortKeys.from, ':to': sortKeys.to }),
        }),
        ConsistentRead: true,
        ExclusiveStartKey,
        Limit: most,
      }),
    );
    items.push(...(page.Items ?? []).map((item) => fromWire<Item<T>>(item)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey && items.length < (most ?? Number.POSITIVE_INFINITY));
  return items.slice(0, most);
}
