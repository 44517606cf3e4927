/** `calendar check FILE...`: what calendars mean and what is wrong with them, before anything is deployed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { withCalendarReader } from '../core/calendar/calendar-reader.ts';
import { isError, type Problem, printProblem } from '../core/calendar/problem.ts';
import { isPublished, loadedAmong, yearOf } from '../core/contract/calendar-files.ts';
import { agencyFileOf } from './agency-file.ts';
import { calendarReport, problemReport } from './calendar-report.ts';
import { checkAsJson, checkCalendars } from './check-calendars.ts';
import { checkPublications, placeOf } from './check-publications.ts';
import { readNamedFile } from './read-file.ts';
import { translationsBeside } from './translations-beside.ts';

/** The command `calendar check`; it ends with 1 when a file has an error. */
export function calendarCommand(): Command {
  return new Command('calendar')
    .description('the calendars of events, before anything is deployed')
    .addHelpText('after', '\nExample: npm run calendar -- check events-data/2027.ics')
    .addCommand(
      new Command('check')
        .description(
          'say what calendars mean, when each reminder goes out, and what is wrong with them and with what is published beside them',
        )
        .argument(
          '[files...]',
          'iCalendar files such as events-data/2027.ics, newsletter issues, month files, resources.yaml (default: all of events-data)',
        )
        .option(
          '--agency <file>',
          'agency file (default: agency.yaml beside the calendar, else events-data/agency.yaml)',
        )
        .option('--problems', 'say only what is wrong')
        .option('--json', 'print the result for programs, and nothing else')
        .addHelpText('after', '\nExample: npm run calendar -- check events-data/2027.ics')
        .action(check),
    );
}

interface CheckOptions {
  readonly agency?: string;
  readonly problems?: boolean;
  readonly json?: boolean;
}

async function check(files: readonly string[], { agency, problems, json }: CheckOptions): Promise<void> {
  const asked = files.length > 0 ? files : shippedFiles();
  const published = Map.groupBy(asked, (file) => placeOf(file) !== null);
  const input = { textOf: readNamedFile, agencyFileOf: (file: string) => agencyFileOf(file, agency) };
  const calendars = await withCalendarReader((reader) =>
    checkCalendars(published.get(false) ?? [], {
      ...input,
      translationsOf: translationsBeside,
      now: new Date(),
      reader,
    }),
  );
  const others = checkPublications(published.get(true) ?? [], { ...input, calendars: calendars.calendars });
  const result = {
    ...{ ...calendars, publications: others.publications, kinds: others.kinds },
    passedOver: [...calendars.passedOver, ...others.passedOver],
    problems: eachOnce([...calendars.problems, ...others.problems]),
  };
  const report = problems ? problemReport(result) : calendarReport(result);
  if (json) process.stdout.write(`${JSON.stringify(checkAsJson(result), null, 2)}\n`);
  else for (const piece of report) process.stdout.write(piece);
  if (result.problems.some(isError)) process.exitCode = 1;
}

/** An agency file's problems are found with the calendars and with the publications that it governs. */
const eachOnce = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [printProblem(problem), problem])).values(),
];

const EVENTS_DATA = 'events-data';

/** All that a deploy takes but the agency file and translations of calendars, which are read with what they belong to. */
const shippedFiles = (): string[] =>
  loadedAmong(readdirSync(EVENTS_DATA, { recursive: true, encoding: 'utf8' }))
    .filter((name) => yearOf(name) !== null || isPublished(name))
    .map((name) => join(EVENTS_DATA, name));
