/** The store that an operator's command works on: a deployed stack's, or the one on this machine. */
import { join } from 'node:path';
import { type Stage, stackNameOf } from '../core/contract/deployed-stack.ts';
import { createClock } from '../local/clock.ts';
import { startCloud } from '../local/cloud.ts';
import { findRunningService } from '../local/running-service.ts';
import { openStore, type StoreAccess } from '../local/store-access.ts';
import { findAccess } from './aws-access.client.ts';
import { explained } from './aws-refusal.ts';
import { describeStack, openDeployedStore } from './deployed-stack.client.ts';
import { placeOf, storeNamesOf } from './deployed-stack.ts';
import { LOCAL_FOLDER } from './local-folder.ts';

type Access = Pick<StoreAccess, 'table' | 'keys' | 'idKeyParameter'>;

export interface Store extends Access {
  /** What to do before anything can be written: half a sentence. */
  readonly howToLoad: string;
}

/** Runs `work` on the store of a stage's stack; without a stage on the one of this machine. */
export async function withStore<T>(stage: Stage | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  if (stage) return explained(() => withDeployedStore(stage, work));
  return withStoreHere((access) => work({ ...access, howToLoad: 'run `npm start` once' }));
}

/** Says which account it is before the first write: nobody should find people in the wrong one afterwards. */
async function withDeployedStore<T>(stage: Stage, work: (store: Store) => Promise<T>): Promise<T> {
  const access = await findAccess();
  const stack = await describeStack(stackNameOf(stage), access);
  const names = storeNamesOf(stack);
  process.stdout.write(`Working on the ${placeOf(stack)}.\n`);
  const howToLoad = `deploy it again (npm run deploy -- --stage ${stage} …), which loads the calendars`;
  return work({ ...openDeployedStore(names, access), howToLoad });
}

/** The running service's, or else the one in its folder, whose endpoints are up just as long as `work` takes. */
async function withStoreHere<T>(work: (access: Access) => Promise<T>): Promise<T> {
  const folder = join(LOCAL_FOLDER, 'service');
  process.stdout.write(`Working on the service on this machine (${folder}); --stage staging works on AWS.\n`);
  const running = await findRunningService(folder);
  if (running) return work(openStore(running));
  const cloud = await startCloud({
    folder,
    clock: createClock(0),
    siteUrl: 'http://127.0.0.1',
    log: () => undefined,
  });
  try {
    return await work(cloud);
  } finally {
    await cloud.close();
  }
}
