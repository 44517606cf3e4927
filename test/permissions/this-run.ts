/** Where the processes of one run find its roles and keep their notes, by the environment that each hands to the next. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AUTHORIZER } from '../../local/endpoints/authorize.ts';
import type { Role } from './role.ts';

/** The run's folder. */
const FOLDER = 'PERMISSIONS_FOLDER';
/** The test file that is being run. */
const DURING = 'PERMISSIONS_DURING';

/** Has everything that starts endpoints from now on, here or in a process of ours, decide by this run's roles. */
export function authorizeThisRun(folder: string): void {
  process.env[FOLDER] = folder;
  process.env[AUTHORIZER] = pathToFileURL(join(import.meta.dirname, 'run-authorizer.ts')).href;
}

/** The part of the environment that a process has to be handed whose own is not ours. */
export const authorizedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    [FOLDER, DURING, AUTHORIZER].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** Undefined where nobody has said that calls are to be authorized. */
export const runFolder = (): string | undefined => process.env[FOLDER];

/** Says which file is being run. */
export function nowDuring(file: string): void {
  process.env[DURING] = file;
}

export const during = (): string => process.env[DURING] ?? 'no test';

/** Notes of this worker and of the processes that it starts. */
export const notesFolder = (folder: string): string =>
  join(folder, `worker-${process.env['VITEST_POOL_ID'] ?? 0}`);

const rolesFile = (folder: string): string => join(folder, 'roles.json');

/** The roles of this run: made by the first that asks, in a process of its own, and waited for by the others. */
export async function rolesOfRun(folder: string): Promise<Role[]> {
  const file = rolesFile(folder);
  if (isFirst(folder)) await promisify(execFile)(process.execPath, [WRITE_ROLES, file]);
  return JSON.parse(await appearing(file)) as Role[];
}

const WRITE_ROLES = fileURLToPath(new URL('write-roles.ts', import.meta.url));

function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'roles-begun'));
    return true;
  } catch {
    return false;
  }
}

const LOOK_EVERY_MS = 50;
const LONGEST_MS = 100_000;

async function appearing(file: string): Promise<string> {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(LOOK_EVERY_MS);
    }
  }
}
