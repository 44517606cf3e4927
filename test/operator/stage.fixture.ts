/** A deployed stack as the operator's commands find it: account, table and keys on the wire, without queues. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { Stage } from '../../core/contract/deployed-stack.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import { startSsm } from '../../local/endpoints/ssm.ts';
import { KEY_PARAMETERS, TABLE_NAME } from '../../local/resource-names.ts';
import { openStore } from '../../local/store-access.ts';
import { AGENCY } from '../calendar/example-agency.ts';
import { ACCOUNT, type AccountState, startAccount } from './aws-stand-in.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';

const STACK = {
  status: 'UPDATE_COMPLETE',
  outputs: { TableName: TABLE_NAME, IdKeyParameter: KEY_PARAMETERS.idKey },
};
const PEOPLE =
  'address,language,lists,style\nana@example.org,en,month-events,\nbo@example.org,,month-events,open\n';
export const WHERE = `Working on the stack prevention-month-staging (account ${ACCOUNT}, region us-west-2).\n`;

/** The store of a deployed stack, and the command against it. */
export async function deployedStage({
  loaded = true,
  stage = 'staging',
  more = {},
  ...account
}: Partial<AccountState> & {
  readonly loaded?: boolean;
  readonly stage?: Stage;
  /** What else the command finds in its environment. */
  readonly more?: Readonly<Record<string, string>>;
} = {}) {
  const [dynamoDb, ssm, { url }] = await Promise.all([
    startDynamoDb({ folder: null, tableName: TABLE_NAME }),
    startSsm({ file: null }),
    startAccount({ stack: STACK, ...account }),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  onTestFinished(async () => {
    await Promise.all([dynamoDb.close(), ssm.close(), rm(folder, { recursive: true })]);
  });
  const store = openStore({ dynamoDb: dynamoDb.url, ssm: ssm.url });
  if (loaded) {
    await agencyStore(store.table).put(AGENCY);
    await store.keys.ensure(KEY_PARAMETERS);
  }
  const file = join(folder, 'people.csv');
  await writeFile(file, PEOPLE);
  const environment = {
    ...CREDENTIALS,
    AWS_REGION: 'us-west-2',
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    AWS_ENDPOINT_URL_SSM: ssm.url,
    ...more,
  };
  const call = (args: readonly string[], input = '') =>
    runCommand([...args, '--stage', stage], environment, { input });
  const type = (input: string, ...args: string[]) => call(['subscribers', ...args], input);
  const run = (...args: string[]) => type('', ...args);
  return { ...store, file, run, type, call };
}
