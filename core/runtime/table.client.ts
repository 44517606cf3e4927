/** The single table, behind the few operations that the stores need. Nothing scans; there are no transactions. */
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
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

export type Update = Pick<
  UpdateCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

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
  deleteWhere(key: Key, condition: Omit<Update, 'UpdateExpression'>): Promise<boolean>;
  /** All items of one partition, or those between two sort keys, by sort key; no more than `most` of them, where given. */
  query<T>(pk: string, sortKeys?: SortKeys, most?: number): Promise<Item<T>[]>;
}

/** Most keys one BatchGetItem takes. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const MOST_KEYS_PER_GET = 100;

/** Opens the table `name` with the credentials and endpoint of the environment. */
export function openTable(name: string, client = new DynamoDBClient({ logger: SILENT })): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    get: async <T>(Key: Key) =>
      (await documents.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))).Item as
        | T
        | undefined,
    getMany: (keys) => getMany(documents, name, keys),
    put: async (item) => {
      await documents.send(new PutCommand({ TableName: name, Item: item }));
    },
    create: (item) =>
      unlessConditionFails(
        documents.send(
          new PutCommand({ TableName: name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
        ),
      ),
    update: (Key, update) =>
      unlessConditionFails(documents.send(new UpdateCommand({ TableName: name, Key, ...update }))),
    updateAndTell: (Key, update) => updateAndTell(documents, { TableName: name, Key, ...update }),
    delete: async (Key) => {
      await documents.send(new DeleteCommand({ TableName: name, Key }));
    },
    deleteWhere: (Key, condition) =>
      unlessConditionFails(documents.send(new DeleteCommand({ TableName: name, Key, ...condition }))),
    query: (pk, sortKeys, most) => query(documents, { name, pk, sortKeys, most }),
  };
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

async function updateAndTell<T>(
  documents: DynamoDBDocumentClient,
  input: UpdateCommandInput,
): Promise<Told<T>> {
  try {
    const answer = await documents.send(new UpdateCommand({ ...input, ReturnValues: 'ALL_NEW' }));
    return { updated: true, item: answer.Attributes as T };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { TableName, Key } = input;
    const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return { updated: false, item: Item as T | undefined };
  }
}

/** DynamoDB answers a part and names the rest in UnprocessedKeys when it is busy; we ask again until all are read. */
async function getMany<T>(
  documents: DynamoDBDocumentClient,
  name: string,
  keys: readonly Key[],
): Promise<Item<T>[]> {
  const found: Item<T>[] = [];
  let waiting = [...keys];
  while (waiting.length > 0) {
    const asked = waiting.slice(0, MOST_KEYS_PER_GET);
    const answer = await documents.send(
      new BatchGetCommand({ RequestItems: { [name]: { Keys: asked, ConsistentRead: true } } }),
    );
    found.push(...((answer.Responses?.[name] ?? []) as Item<T>[]));
    const unread = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[];
    waiting = [...unread, ...waiting.slice(MOST_KEYS_PER_GET)];
  }
  return found;
}

async function query<T>(
  documents: DynamoDBDocumentClient,
  {
    name,
    pk,
    sortKeys,
    most,
  }: { name: string; pk: string; sortKeys: SortKeys | undefined; most: number | undefined },
): Promise<Item<T>[]> {
  const items: Item<T>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: sortKeys ? 'pk = :pk AND sk BETWEEN :from AND :to' : 'pk = :pk',
        ExpressionAttributeValues: {
          ':pk': pk,
          ...(sortKeys && { ':from': sortKeys.from, ':to': sortKeys.to }),
        },
        ConsistentRead: true,
        ExclusiveStartKey,
        Limit: most,
      }),
    );
    items.push(...((page.Items ?? []) as Item<T>[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey && items.length < (most ?? Number.POSITIVE_INFINITY));
  return items.slice(0, most);
}
