/** Reads a table whole: with an operator's rights, and nowhere else. */
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Item, openTable } from '../../core/runtime/table.client.ts';
import type { SourceTable } from './bring-over.ts';

/** The table called `name`, as a source. */
export const openWholeTable = (name: string, client: DynamoDBClient): SourceTable => ({
  table: openTable(name, client),
  items: async function* () {
    for await (const { Items = [] } of paginateScan({ client }, { TableName: name, ConsistentRead: true }))
      yield Items.map((item) => unmarshall(item) as Item<object>);
  },
});
