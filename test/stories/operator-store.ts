/** What an operator's commands work on, in a story: the store of its cloud, by its clock, with nobody to ask. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { noting } from '../../core/operations/operation.store.ts';
import { LOCAL_ACCOUNT, localAccess } from '../../local/local-access.ts';
import { TABLE_NAME } from '../../local/resource-names.ts';
import { approvalsHere, type Store } from '../../operator/open-store.ts';
import { openOperatorQueues } from '../../operator/queues.client.ts';
import { openWholeTable } from '../../operator/restore/whole-table.client.ts';
import type { Month } from './month.ts';

export function operatorStore({ cloud }: Pick<Month, 'cloud'>, by = 'user/ana'): Store {
  const { table, keys, idKeyParameter, linkKeyParameter, now } = cloud;
  const sqs = cloud.queues.url;
  return {
    ...{ table, keys, idKeyParameter, linkKeyParameter, now, by, stack: null },
    note: noting(table, { by, now }),
    queues: openOperatorQueues(
      new SQSClient({ ...localAccess('operator'), endpoint: sqs }),
      async (name) => `${sqs}/${LOCAL_ACCOUNT}/${name}`,
    ),
    approvals: (as) => approvalsHere(cloud.endpoints.ssm, as),
    tableName: TABLE_NAME,
    wholeTable: (name) =>
      openWholeTable(
        name,
        new DynamoDBClient({ ...localAccess('operator'), endpoint: cloud.endpoints.dynamoDb }),
      ),
    nowDiffers: 0,
    howToLoad: 'load a calendar',
  };
}
