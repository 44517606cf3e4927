/** The store that an operator's command works on: a deployed stack's, or the one on this machine. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type Approvals, openApprovals } from '../core/approvals/approval.client.ts';
import { approvalsBeside, type StackKey, stackNameOf } from '../core/contract/deployed-stack.ts';
import { type Note, noting } from '../core/operations/operation.store.ts';
import { createClock } from '../local/clock.ts';
import { startCloud } from '../local/cloud.ts';
import { timeKeptIn } from '../local/kept-clock.ts';
import { LOCAL_ACCOUNT, localAccess } from '../local/local-access.ts';
import { KEY_PARAMETERS, TABLE_NAME } from '../local/resource-names.ts';
import { findRunningService } from '../local/running-service.ts';
import { openStore, type StoreAccess } from '../local/store-access.ts';
import { whoIsHere } from '../local/who-is-here.ts';
import { findAccess } from './aws-access.client.ts';
import { explained } from './aws-refusal.ts';
import { describeStack, openDeployedStore } from './deployed-stack.client.ts';
import { placeOf, storeNamesOf } from './deployed-stack.ts';
import { openLocalFolder } from './local-folder.ts';
import { type OperatorQueues, openOperatorQueues } from './queues.client.ts';
import type { SourceTable } from './restore/bring-over.ts';
import { openWholeTable } from './restore/whole-table.client.ts';
import { chosenStack, commandOn, type StackOptions } from './which-stack.ts';

type Access = Pick<StoreAccess, 'table' | 'keys' | 'idKeyParameter' | 'linkKeyParameter'>;

export interface Store extends Access {
  /** Which stack's it is; null: that of the service on this machine. */
  readonly stack: StackKey | null;
  /** The queues, by what they are called behind the stack's name. */
  readonly queues: OperatorQueues;
  readonly tableName: string;
  /** Another table of the same account, to be read whole. */
  readonly wholeTable: (name: string) => SourceTable;
  /** Who has approved what. On one machine nobody is proved to be who they say: `as` names whoever is played. */
  readonly approvals: (as?: string) => Approvals;
  /** Who works, for the record of what operators did. */
  readonly by: string;
  /** Notes there what is about to be done. */
  readonly note: Note;
  /** The time where the store is: on this machine the clock can be moved. */
  readonly now: () => Date;
  /** Milliseconds by which that may differ from what the functions take for the time. */
  readonly nowDiffers: number;
  /** What to do before anything can be written: half a sentence. */
  readonly howToLoad: string;
}

/** AWS refuses whoever signs with a clock that is further off. */
const AWS_CLOCKS_DIFFER_MS = 5 * 60_000;

/** Tells on which store is worked. */
type Say = (text: string) => void;
const toStdout: Say = (text) => void process.stdout.write(text);

/** Runs `work` on the store of a stack that was chosen; where none was, on the one of this machine. */
export async function withStore<T>(
  options: StackOptions,
  work: (store: Store) => Promise<T>,
  say: Say = toStdout,
): Promise<T> {
  const key = chosenStack(options);
  if (key) return explained(() => withDeployedStore(key, work, say));
  return withStoreHere(work, say);
}

/** Says which account it is before the first write: nobody should find people in the wrong one afterwards. */
async function withDeployedStore<T>(key: StackKey, work: (store: Store) => Promise<T>, say: Say): Promise<T> {
  const access = await findAccess();
  const stack = await describeStack(stackNameOf(key), access);
  const names = storeNamesOf(stack);
  say(`Working on the ${placeOf(stack)}.\n`);
  const howToLoad = `deploy it again (${commandOn(key, 'deploy')} …), which loads the calendars`;
  const here = { now: () => new Date(), nowDiffers: AWS_CLOCKS_DIFFER_MS };
  const by = access.caller;
  const opened = { ...openDeployedStore(names, stack.name, access), ...here };
  return work({ ...opened, stack: key, by, note: noting(opened.table, { by, now: here.now }), howToLoad });
}

/** The running service's, or else the one in its folder, whose endpoints are up just as long as `work` takes. */
async function withStoreHere<T>(work: (store: Store) => Promise<T>, say: Say): Promise<T> {
  const folder = join(openLocalFolder(), 'service');
  say(`Working on the service on this machine (${folder}); --stage staging works on AWS.\n`);
  const here = { now: () => timeKeptIn(folder), nowDiffers: 0, howToLoad: 'run `npm start` once' };
  const by = whoIsHere();
  const workOn = (access: Access & Pick<StoreAccess, 'endpoints'>, sqs: string) =>
    work({
      ...access,
      ...here,
      ...{ stack: null, by, note: noting(access.table, { by, now: here.now }), queues: queuesHere(sqs) },
      ...{ tableName: TABLE_NAME, wholeTable: wholeTableHere(access.endpoints.dynamoDb) },
      approvals: (as) => approvalsHere(access.endpoints.ssm, as),
    });
  const running = await findRunningService(folder);
  if (running) return workOn(openStore(running, here.now), running.sqs);
  const cloud = await startCloud({
    folder,
    clock: createClock(timeKeptIn(folder).getTime() - Date.now()),
    siteUrl: 'http://127.0.0.1',
    log: () => undefined,
  });
  try {
    return await workOn(cloud, cloud.queues.url);
  } finally {
    await cloud.close();
  }
}

/** The local endpoint names a queue as the contract does. */
const queuesHere = (sqs: string): OperatorQueues =>
  openOperatorQueues(
    new SQSClient({ ...localAccess('operator'), endpoint: sqs }),
    async (name) => `${sqs}/${LOCAL_ACCOUNT}/${name}`,
  );

const wholeTableHere =
  (endpoint: string) =>
  (name: string): SourceTable =>
    openWholeTable(name, new DynamoDBClient({ ...localAccess('operator'), endpoint }));

/** The endpoints know a caller by the access key, and an operator who plays somebody by what stands behind the dot. */
export function approvalsHere(endpoint: string, as?: string): Approvals {
  const access = localAccess(as === undefined ? 'operator' : `operator.${as}`);
  return openApprovals(approvalsBeside(KEY_PARAMETERS.idKey), new SSMClient({ ...access, endpoint }));
}
