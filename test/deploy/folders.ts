/** Where the deploy story keeps what it makes: all of it below `.local/deploy`, which git ignores. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const FOLDER = join(ROOT, '.local/deploy');

/** Kept from run to run. */
export const VENV = join(FOLDER, 'python');
/** Of the last run, for looking when something failed. */
export const MINISTACK_LOG = join(FOLDER, 'ministack.log');
export const COMMANDS_LOG = join(FOLDER, 'commands.log');
/** Made anew by every run: the calendars, and the CDK's output. */
export const RUN = join(FOLDER, 'run');
