/** What lies in `.local` is its owner's alone, whoever has made the folder. */
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from './run-command.ts';

it.each([
  // Refused before anything runs, yet after the folder was opened.
  ['a start', ['start'], { PORT: 'none' }],
  ['a command on the service on this machine', ['log'], {}],
])('%s closes it to other users, also where it was there already', async (_title, words, environment) => {
  const folder = await mkdtemp(join(tmpdir(), 'local-folder-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const local = join(folder, '.local');
  await mkdir(local);
  await chmod(local, 0o755);
  await runCommand(words, environment, { folder });
  expect((await stat(local)).mode & 0o777).toBe(0o700);
});
