/** Where the deploy stories keep what they make: all of it below `.local/deploy`, which git ignores. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const FOLDER = join(ROOT, '.local/deploy');

/** Kept from run to run. */
export const VENV = join(FOLDER, 'python');

/** What one story leaves behind. */
export interface StoryFolders {
  /** Made anew by every run: the calendars, and the CDK's output. */
  readonly run: string;
  /** Of the last run, for looking when something failed. */
  readonly ministackLog: string;
  readonly commandsLog: string;
}

/** Each story has its own, so that they can be told at the same time. */
export const storyFolders = (story: string): StoryFolders => ({
  run: join(FOLDER, story, 'run'),
  ministackLog: join(FOLDER, story, 'ministack.log'),
  commandsLog: join(FOLDER, story, 'commands.log'),
});
