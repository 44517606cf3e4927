/** Reads the files of `events-data/` that a deploy would take. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadedAmong } from '../core/contract/calendar-files.ts';
import { OperatorError } from './operator-error.ts';
import type { DeployFile } from './upload-files.ts';

/** There is no such folder of calendars. */
class NoEventsDataError extends OperatorError {
  constructor(folder: string) {
    super(`There is no folder ${folder}: name the one that holds the agency file and the calendars.`);
    this.name = 'NoEventsDataError';
  }
}

/** The files in `folder` that are loaded, by name. */
export async function readEventsDataFolder(folder: string): Promise<DeployFile[]> {
  const found = await readdir(folder, { recursive: true }).catch(() => {
    throw new NoEventsDataError(folder);
  });
  return Promise.all(
    loadedAmong(found).map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}
