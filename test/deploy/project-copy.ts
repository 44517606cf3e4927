/** A copy of the project in which an operator may edit what they like. */
import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './folders.ts';

const run = promisify(execFile);

/** As a fresh clone that was installed: every file that git knows or would take, and what is installed here. Gives `folder`. */
export async function copyProject(folder: string): Promise<string> {
  const known = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { stdout } = await run('git', known, { cwd: ROOT, maxBuffer: 2 ** 26 });
  for (const file of stdout.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    // With their times: what is installed is as new as its lock file.
    await cp(join(ROOT, file), join(folder, file), { preserveTimestamps: true }).catch(ignoreGone);
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** git goes on naming a file that was deleted and not yet committed so. */
function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
