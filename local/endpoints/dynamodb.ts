/** DynamoDB on one machine: dynalite, in memory or kept in a folder. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { localAccess } from '../local-access.ts';
import type { Authorize } from './authorize.ts';
import { dynamoDbNeeds } from './dynamodb-needs.ts';
import type { Endpoint } from './endpoint.ts';
import { type Gate, gated } from './gate.ts';
import { forThisMachineOnly } from './same-machine-only.ts';

/** Starts dynalite with the table `tableName` in it. */
export async function startDynamoDb({
  folder,
  tableName,
  authorize,
}: {
  folder: string | null;
  tableName: string;
  authorize?: Authorize | undefined;
}): Promise<Endpoint> {
  const store = dynalite({ createTableMs: 0, ...(folder !== null && { path: folder }) });
  const server = forThisMachineOnly(gated(store, authorize && gateOf(authorize)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createTable(url, tableName);
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const gateOf = (authorize: Authorize): Gate => ({
  authorize,
  needsOf: dynamoDbNeeds,
  refuse: (response, message) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(
      JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: message }),
    );
  },
});

/** No-op when a kept store has it already. */
async function createTable(url: string, TableName: string): Promise<void> {
  const client = new DynamoDBClient({ ...localAccess('deploy'), endpoint: url });
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
}
