/** The operator's tool: one command for everything an operator does. `node operator/operator.ts --help` lists it. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command } from 'commander';
import { OperatorError } from '../local/operator-error.ts';
import { refuseKeptOptions, showCalledByNpm } from './called-by-npm.ts';

/** Each command is loaded only when it is called: a calendar check needs neither a cloud nor its memory. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand(),
  rehearse: async () => (await import('./rehearse.ts')).rehearseCommand(),
  calendar: async () => (await import('./calendar-check.ts')).calendarCommand(),
  plan: async () => (await import('./plan.ts')).planCommand(),
  subscribers: async () => (await import('./subscribers.ts')).subscribersCommand(),
  mailings: async () => (await import('./mailings.ts')).mailingsCommand(),
  submissions: async () => (await import('./submissions.ts')).submissionsCommand(),
  queues: async () => (await import('./queues.ts')).queuesCommand(),
  keys: async () => (await import('./keys.ts')).keysCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  log: async () => (await import('./log.ts')).logCommand(),
  cost: async () => (await import('./cost.ts')).costCommand(),
  preview: async () => (await import('./preview.ts')).previewCommand(),
  'send-test': async () => (await import('./send-test.ts')).sendTestCommand(),
  setup: async () => (await import('./setup.ts')).setupCommand(),
  deploy: async () => (await import('./deploy.ts')).deployCommand(),
};

// What was compiled is kept, so that the next command starts in half the time; where it can't be, nothing is lost.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));

const program = new Command('npm run')
  .description('Runs the notification service on one machine, and does what its operators do.')
  .usage('<command> -- [options]');
const [script = '', ...words] = process.argv.slice(2);
const called = COMMANDS[script];
for (const load of called ? [called] : Object.values(COMMANDS)) program.addCommand(await load());
for (const command of program.commands) showCalledByNpm(command);

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
  if (!(error instanceof OperatorError)) throw error;
  // Programs read standard output alone, and find there what went wrong.
  if (words.includes('--json')) process.stdout.write(`${JSON.stringify({ error: error.message.trim() })}\n`);
  process.stderr.write(`${error.message}\n`, () => process.exit(1));
}
