import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { openTable } from '../../core/runtime/table.client.ts';
import { localAccess } from '../../local/local-access.ts';

interface Put {
  readonly PutRequest: { readonly Item: { readonly sk: { readonly S: string } } };
}
type BatchWrite = { readonly RequestItems: { readonly table: readonly Put[] } };

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

/** A DynamoDB that is busy: it takes ten items at most and names the others. */
async function busyTable() {
  const written: string[] = [];
  server = createServer(async (request, response) => {
    const { table } = ((await json(request)) as BatchWrite).RequestItems;
    written.push(...table.slice(0, 10).map(({ PutRequest }) => PutRequest.Item.sk.S));
    const rest = table.slice(10);
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify({ UnprocessedItems: rest.length > 0 ? { table: rest } : {} }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { written, table: openTable('table', new DynamoDBClient({ ...localAccess('test'), endpoint })) };
}

it('writes many items until the last one is taken, each once', async () => {
  const { written, table } = await busyTable();
  const names = Array.from({ length: 60 }, (_, index) => String(index));
  await table.putMany(names.map((sk) => ({ pk: 'A', sk })));
  expect(written.toSorted()).toEqual(names.toSorted());
});
