/** The operator's tool: one command for everything an operator does. `node operator/operator.ts --help` lists it. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command } from 'commander';
import { refuseKeptOptions, showCalledByNpm } from './called-by-npm.ts';
import { COMMANDS } from './commands.ts';
import { endingOf, throwInstead } from './failure.ts';

// What was compiled is kept, so that the next command starts in half the time; where it can't be, nothing is lost.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));

const program = new Command('npm run')
  .description('Runs the notification service on one machine, and does what its operators do.')
  .usage('<command> -- [options]');
const [script = '', ...words] = process.argv.slice(2);
const called = COMMANDS[script];
for (const load of called ? [called] : Object.values(COMMANDS)) program.addCommand(await load());
for (const command of program.commands) showCalledByNpm(command);
throwInstead(program);

/** Whoever reads our output may stop reading (`… | head`); that is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  const [command] = program.commands;
  if (called && command) refuseKeptOptions(command, { words, environment: process.env });
  await program.parseAsync();
} catch (error) {
  const ending = endingOf(error, words);
  if (!ending) throw error;
  if (ending.json !== null) process.stdout.write(ending.json);
  process.stderr.write(ending.text ?? '', () => process.exit(ending.status));
}
