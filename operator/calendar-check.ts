/** `calendar check FILE...`: what calendars mean and what is wrong with them, before anything is deployed. */
import { Command } from 'commander';
import { isError } from '../core/calendar/problem.ts';
import { agencyFileOf } from './agency-file.ts';
import { calendarReport } from './calendar-report.ts';
import { checkAsJson, checkCalendars } from './check-calendars.ts';
import { readNamedFile } from './read-file.ts';
import { translationsBeside } from './translations-beside.ts';

/** The command `calendar check`; it ends with 1 when a file has an error. */
export function calendarCommand(): Command {
  return new Command('calendar')
    .description('the calendars of events')
    .addCommand(
      new Command('check')
        .description('say what calendars mean, when each reminder goes out, and what is wrong with them')
        .argument('<files...>', 'iCalendar files, such as events-data/2027.ics')
        .option(
          '--agency <file>',
          'agency file (default: agency.yaml beside the calendar, else events-data/agency.yaml)',
        )
        .option('--json', 'print the result for programs, and nothing else')
        .action(check),
    );
}

function check(files: readonly string[], { agency, json }: { agency?: string; json?: boolean }): void {
  const result = checkCalendars(files, {
    textOf: readNamedFile,
    agencyFileOf: (calendar) => agencyFileOf(calendar, agency),
    translationsOf: translationsBeside,
  });
  if (json) process.stdout.write(`${JSON.stringify(checkAsJson(result), null, 2)}\n`);
  else for (const piece of calendarReport(result)) process.stdout.write(piece);
  if (result.problems.some(isError)) process.exitCode = 1;
}
