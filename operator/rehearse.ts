/** `npm run rehearse`: the month in a minute, without mailing anyone. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { OperatorError } from '../local/operator-error.ts';
import { withProgress } from './progress.ts';
import { reasonOf } from './read-file.ts';
import { type Choice, chooseCalendars } from './rehearsal-calendars.ts';
import { rehearsalJson } from './rehearsal-json.ts';
import { rehearsalPage } from './rehearsal-page.ts';
import { rehearsalTable } from './rehearsal-table.ts';
import { verdictOf } from './rehearsal-verdict.ts';
import { rehearseMonth } from './rehearse-month.ts';
import { reportRehearsal } from './report-rehearsal.ts';
import { wholeNumber } from './whole-number.ts';

interface Options extends Partial<Choice> {
  readonly subscribers: number;
  readonly out: string;
  readonly json?: boolean;
}

/** The command `rehearse`. */
export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('live through a month in memory with made-up people, and look at every mail')
    .option(
      '--year <year>',
      'the calendar events-data/<year>.ics (default: the latest with a webinar)',
      wholeNumber,
    )
    .option(
      '--calendar <file>',
      'another calendar; may be given several times',
      (file, files: readonly string[] = []) => [...files, file],
    )
    .option(
      '--newsletter <file>',
      'a newsletter issue alone, also one that is only kept in the archive; may be given several times',
      (file, files: readonly string[] = []) => [...files, file],
    )
    .option('--agency <file>', 'the agency file (default: beside the calendar, else events-data/agency.yaml)')
    .option('--subscribers <number>', 'how many made-up people', wholeNumber, 100)
    .option('--out <folder>', 'where messages and page are left', 'rehearsal')
    .option('--json', 'print the result as JSON and nothing else')
    .addHelpText('after', '\nExample: npm run rehearse -- --year 2027 --subscribers 20')
    .action(rehearse);
}

async function rehearse({ subscribers, out, json, ...given }: Options): Promise<void> {
  const chosen = await chooseCalendars({ calendar: [], newsletter: [], ...given }).catch((error: unknown) => {
    throw error instanceof RefusedFileError ? new OperatorError(error.message) : error;
  });
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw new OperatorError(
      `Nothing can be left in ${out}: ${reasonOf(error)}. Name another folder with --out.`,
    );
  });
  const lived = await withProgress({ format: '{bar} {value}/{total} reminders', json }, (progress) =>
    rehearseMonth(chosen, { count: subscribers, progress }),
  );
  try {
    const rehearsal = await reportRehearsal(chosen, lived, out);
    await writeFile(join(out, 'index.html'), rehearsalPage(rehearsal));
    process.stdout.write(json ? rehearsalJson(rehearsal) : rehearsalTable(rehearsal));
    if (!verdictOf(rehearsal).well) process.exitCode = 1;
  } finally {
    await lived.cloud.close();
  }
}
