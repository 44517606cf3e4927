/** The store of a cloud, for whoever works on it from outside the functions. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { openTable, type Table } from '../core/runtime/table.client.ts';
import { type Keys, openKeys } from '../core/subscribers/keys.client.ts';
import { localAccess } from './local-access.ts';
import { KEY_PARAMETERS, TABLE_NAME } from './resource-names.ts';

/** Addresses of the endpoints that hold the store. */
export interface StoreEndpoints {
  readonly dynamoDb: string;
  readonly ssm: string;
}

export interface StoreAccess {
  readonly table: Table;
  readonly keys: Keys;
  /** Name of the parameter with the id key. */
  readonly idKeyParameter: string;
  /** Name of the parameter with the link keys. */
  readonly linkKeyParameter: string;
  readonly endpoints: StoreEndpoints;
  /** The time where the store is, whose clock can be moved. */
  readonly now: () => Date;
}

/** The table and the keys of a cloud that runs, here or in another process. */
export function openStore(endpoints: StoreEndpoints, now = () => new Date()): StoreAccess {
  const access = localAccess('operator');
  return {
    table: openTable(TABLE_NAME, new DynamoDBClient({ ...access, endpoint: endpoints.dynamoDb })),
    keys: openKeys(new SSMClient({ ...access, endpoint: endpoints.ssm })),
    idKeyParameter: KEY_PARAMETERS.idKey,
    linkKeyParameter: KEY_PARAMETERS.linkKeys,
    endpoints,
    now,
  };
}
