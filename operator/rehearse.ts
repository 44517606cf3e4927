/** `npm run rehearse`: the month in a minute, without mailing anyone. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { OperatorError } from '../local/operator-error.ts';
import { type Choice, chooseCalendars } from './rehearsal-calendars.ts';
import { rehearsalJson } from './rehearsal-json.ts';
import { rehearsalPage } from './rehearsal-page.ts';
import { rehearsalTable } from './rehearsal-table.ts';
import { verdictOf } from './rehearsal-verdict.ts';
import { type Progress, rehearseMonth } from './rehearse-month.ts';
import { reportRehearsal } from './report-rehearsal.ts';
import { wholeNumber } from './whole-number.ts';

interface Options extends Choice {
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
      (file, files: string[]) => [...files, file],
      [],
    )
    .option(
      '--newsletter <file>',
      'a newsletter issue alone, also one that is only kept in the archive; may be given several times',
      (file, files: string[]) => [...files, file],
      [],
    )
    .option('--agency <file>', 'the agency file (default: beside the calendar, else events-data/agency.yaml)')
    .option('--subscribers <number>', 'how many made-up people', wholeNumber, 100)
    .option('--out <folder>', 'where messages and page are left', 'rehearsal')
    .option('--json', 'print the result as JSON and nothing else')
    .addHelpText('after', '\nExample: npm run rehearse -- --year 2027 --subscribers 20')
    .action(rehearse);
}

async function rehearse({ subscribers, out, json, ...choice }: Options): Promise<void> {
  const chosen = await chooseCalendars(choice).catch((error: unknown) => {
    throw error instanceof RefusedFileError ? new OperatorError(error.message) : error;
  });
  const lived = await rehearseMonth(chosen, { count: subscribers, progress: json ? SILENT : progressBar() });
  try {
    await mkdir(out, { recursive: true });
    const rehearsal = await reportRehearsal(chosen, lived, out);
    await writeFile(join(out, 'index.html'), rehearsalPage(rehearsal));
    process.stdout.write(json ? rehearsalJson(rehearsal) : rehearsalTable(rehearsal));
    if (!verdictOf(rehearsal).well) process.exitCode = 1;
  } finally {
    await lived.cloud.close();
  }
}

const SILENT: Progress = { begin: () => undefined, step: () => undefined };

function progressBar(): Progress {
  const bar = new SingleBar({ format: '{bar} {value}/{total} reminders' }, Presets.shades_classic);
  let left = 0;
  return {
    begin: (schedules) => {
      left = schedules;
      bar.start(schedules, 0);
    },
    step: () => {
      bar.increment();
      left -= 1;
      if (left <= 0) bar.stop();
    },
  };
}
