// Runs before `npm start`, `npm test` and the operator's commands, on whatever Node the machine has:
// installs exactly what package-lock.json names when node_modules is missing or older than the lock file.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import process from 'node:process';

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const installedAt = modified('node_modules/.package-lock.json');

if (installedAt === 0 || installedAt < modified('package-lock.json')) {
  process.stderr.write('Installing what package-lock.json names (once, about a minute) ...\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.stderr.write('Installing failed; what npm says of it stands above.\n');
  process.exitCode = status ?? 1;
}
