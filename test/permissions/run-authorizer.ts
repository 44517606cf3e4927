/** The authorizer of this run, for whatever process starts endpoints: see `AUTHORIZER`. */
import type { Authorize } from '../../local/endpoints/authorize.ts';
import { authorizing } from './authorizer.ts';
import { notesIn } from './notes.ts';
import { during, notesFolder, rolesOfRun, runFolder } from './this-run.ts';

async function ofThisRun(): Promise<Authorize> {
  const folder = runFolder();
  if (folder === undefined) throw new Error('This process was not told where the roles are.');
  return authorizing(await rolesOfRun(folder), notesIn(notesFolder(folder)), during);
}

let deciding: Promise<Authorize> | undefined;

export const authorize: Authorize = async (caller, needs) => {
  deciding ??= ofThisRun();
  return (await deciding)(caller, needs);
};
