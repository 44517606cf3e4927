/**
 * What a call to DynamoDB needs to be allowed: its operation on its table, for the partition keys that it names.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
import { arnOf, type Need } from './authorize.ts';
import type { AwsRequest } from './aws-server.ts';

/** A key on the wire. */
interface WireKey {
  readonly pk?: { readonly S: string };
}

/** The parts of a request that name keys. */
interface Keyed {
  readonly TableName?: string;
  readonly Key?: WireKey;
  readonly Item?: WireKey;
  readonly ConditionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S: string }>>;
  /** By table: of BatchGetItem the keys, of BatchWriteItem what is to be put and deleted. */
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys: readonly WireKey[] } | readonly WireWrite[]>
  >;
}

type WireWrite =
  | { readonly PutRequest: { readonly Item: WireKey } }
  | { readonly DeleteRequest: { readonly Key: WireKey } };

/** One for each table that the request is about. */
export function dynamoDbNeeds({ headers, body, caller }: AwsRequest): Need[] {
  const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
  const request = JSON.parse(body || '{}') as Keyed;
  const mayChange = changesItems(operation, request);
  return keysByTable(request).map(([table, keys]) => ({
    action: `dynamodb:${operation}`,
    resource: arnOf(caller, 'dynamodb', `table/${table}`),
    ...(keys.length > 0 && { context: { 'dynamodb:LeadingKeys': [...new Set(keys)] } }),
    ...(mayChange && { mayChange: [...new Set(keys)] }),
  }));
}

const CHANGING: ReadonlySet<string> = new Set(['UpdateItem', 'DeleteItem', 'BatchWriteItem']);

/** The whole condition under which a put writes where nothing stands, and nowhere else. */
const WHERE_NOTHING_STANDS = 'attribute_not_exists(pk)';

/** PutItem replaces whatever stands under its key, unless its condition keeps it from that. */
const changesItems = (operation: string, { ConditionExpression }: Keyed): boolean =>
  CHANGING.has(operation) || (operation === 'PutItem' && ConditionExpression !== WHERE_NOTHING_STANDS);

function keysByTable(request: Keyed): [table: string, keys: string[]][] {
  if (request.RequestItems) {
    return Object.entries(request.RequestItems).map(([table, items]) => [
      table,
      ('Keys' in items ? items.Keys : items.map(writtenKey)).map(partitionOf),
    ]);
  }
  const { TableName = '*', Key, Item } = request;
  const keys = [Key, Item].flatMap((key) => (key ? [partitionOf(key)] : []));
  return [[TableName, [...keys, ...queriedPartition(request)]]];
}

const writtenKey = (write: WireWrite): WireKey =>
  'PutRequest' in write ? write.PutRequest.Item : write.DeleteRequest.Key;

/** A key without one is refused by DynamoDB itself; until then it is one that no role has. */
const partitionOf = ({ pk }: WireKey): string => pk?.S ?? '';

function queriedPartition({ KeyConditionExpression, ExpressionAttributeValues = {} }: Keyed): string[] {
  if (KeyConditionExpression === undefined) return [];
  const [, value = ''] = /\bpk\s*=\s*(:\w+)/.exec(KeyConditionExpression) ?? [];
  return [ExpressionAttributeValues[value]?.S ?? ''];
}
