/**
 * `npm run test:deploy`: makes the Python environment where there is none, then tells the story. Arguments go to
 * vitest. Ends with 69 (EX_UNAVAILABLE of sysexits.h) where this machine can't have MiniStack.
 */
import { spawnSync } from 'node:child_process';
import { FOLDER } from './folders.ts';
import { NotOnThisMachineError, preparePython } from './prepare-python.ts';

const UNAVAILABLE = 69;

try {
  await preparePython();
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.deploy.config.ts'];
  const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  if (status !== 0)
    process.stderr.write(`What functions printed, and what commands said: *.log, for each story, in ${FOLDER}
`);
} catch (error) {
  if (!(error instanceof NotOnThisMachineError)) throw error;
  process.stderr.write(`\nThe stack was NOT deployed: MiniStack can't be had here.\n${error.message}\n\n`);
  process.exitCode = UNAVAILABLE;
}
