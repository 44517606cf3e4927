/** Reads the files of `events-data/` that a deploy would take. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLoaded } from '../core/calendar/read-events-data.ts';
import type { DeployFile } from './upload-files.ts';

/** The agency file and the calendars in `folder`, by name. */
export async function readEventsDataFolder(folder: string): Promise<DeployFile[]> {
  const names = (await readdir(folder)).filter(isLoaded).toSorted();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}
