// Runs before `npm start`, `npm test` and the operator's commands, on whatever Node the machine has: installs exactly
// what package-lock.json names when node_modules is missing or older than the lock file, and makes sure that Node 24,
// which comes along, is the `node` of the npm scripts.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const installedAt = modified('node_modules/.package-lock.json');

if (installedAt === 0 || installedAt < modified('package-lock.json')) {
  refuseLink();
  process.stderr.write('Installing what package-lock.json names (once, about a minute) ...\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('Installing failed; what npm says of it stands above.\n');
    process.exit(status ?? 1);
  }
}

linkNode();

// `npm ci` follows a link and empties the folder at its end, which another checkout may be using.
function refuseLink() {
  if (!lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) return;
  process.stderr.write(
    'Nothing was installed: node_modules is a symbolic link, and what it leads to is missing or older than ' +
      'package-lock.json.\nInstall there, or remove the link (not the folder) and try again: rm node_modules\n',
  );
  process.exit(1);
}

// Several platform packages carry a `node`; npm 10 removes the link together with those that do not fit the machine.
function linkNode() {
  const windows = process.platform === 'win32';
  const link = `node_modules/.bin/node${windows ? '.cmd' : ''}`;
  const carrier = readdirSync('node_modules').find((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name));
  if (!carrier || existsSync(link)) return;
  if (windows) writeFileSync(link, `@"%~dp0..\\${carrier}\\bin\\node.exe" %*\r\n`);
  else symlinkSync(`../${carrier}/bin/node`, link);
}
