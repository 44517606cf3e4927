/** Where `npm start` keeps its store, clock, schedules, queues and inbox; git ignores it. */
import { chmodSync, mkdirSync } from 'node:fs';

export const LOCAL_FOLDER = '.local';

/** What lies in it opens people's choices and holds addresses: only who runs the service may look into the folder. */
const FOR_ITS_OWNER = 0o700;

/** The folder, which other users of the machine can't look into, also where something else has made it for everybody. */
export function openLocalFolder(): string {
  mkdirSync(LOCAL_FOLDER, { recursive: true });
  chmodSync(LOCAL_FOLDER, FOR_ITS_OWNER);
  return LOCAL_FOLDER;
}
