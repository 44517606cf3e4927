/** The store that an operator's command works on: the running service's, or else the one that lies in the folder. */
import { join } from 'node:path';
import { createClock } from '../local/clock.ts';
import { startCloud } from '../local/cloud.ts';
import { findRunningService } from '../local/running-service.ts';
import { openStore, type StoreAccess } from '../local/store-access.ts';
import { LOCAL_FOLDER } from './local-folder.ts';

export type Store = Pick<StoreAccess, 'table' | 'keys'>;

/** Runs `work` on the store; without a running service its endpoints are up just as long. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const folder = join(LOCAL_FOLDER, 'service');
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
