/** The operator's tool: one command for everything an operator does. `node operator/operator.ts --help` lists it. */
import { Command } from 'commander';
import { calendarCommand } from './calendar-check.ts';
import { OperatorError } from './operator-error.ts';
import { rehearseCommand } from './rehearse.ts';
import { startCommand } from './start.ts';
import { subscribersCommand } from './subscribers.ts';

const program = new Command('operator')
  .description('Runs the notification service on one machine, and does what its operators do.')
  .addCommand(startCommand())
  .addCommand(rehearseCommand())
  .addCommand(calendarCommand())
  .addCommand(subscribersCommand());

/** Whoever reads our output may stop reading (`… | head`); that is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
