/** Everything that the table holds, to compare before with after. The service itself never scans. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Cloud } from '../../local/cloud.ts';
import { localAccess } from '../../local/local-access.ts';
import { TABLE_NAME } from '../../local/resource-names.ts';

/** Items by `pk sk`. */
export async function tableSnapshot({
  endpoints,
}: Pick<Cloud, 'endpoints'>): Promise<Record<string, unknown>> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...localAccess('operator'), endpoint: endpoints.dynamoDb }),
  );
  const items: [string, unknown][] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: TABLE_NAME })) {
    for (const item of Items) items.push([`${item.pk} ${item.sk}`, item]);
  }
  client.destroy();
  return Object.fromEntries(items.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
