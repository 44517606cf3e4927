/** Reads the files of `events-data/` that a deploy would take. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLoaded } from '../core/contract/calendar-files.ts';
import { OperatorError } from './operator-error.ts';
import type { DeployFile } from './upload-files.ts';

/** There is no such folder of calendars. */
class NoEventsDataError extends OperatorError {
  constructor(folder: string) {
    super(`There is no folder ${folder}: name the one that holds the agency file and the calendars.`);
    this.name = 'NoEventsDataError';
  }
}

/** The agency file and the calendars in `folder`, by name. */
export async function readEventsDataFolder(folder: string): Promise<DeployFile[]> {
  const found = await readdir(folder).catch(() => {
    throw new NoEventsDataError(folder);
  });
  const names = found.filter(isLoaded).toSorted();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}
