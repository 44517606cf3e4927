/** `npm run cost`: what a season costs, line by line, and a month at rest. */
import { Command } from 'commander';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { OperatorError } from '../local/operator-error.ts';
import { costJson } from './cost/cost-json.ts';
import { costTable } from './cost/cost-table.ts';
import { shippedPrices } from './cost/prices.ts';
import { costOf } from './cost/season-cost.ts';
import { chooseCalendars } from './rehearsal-calendars.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly subscribers?: number;
  readonly year?: number;
  readonly rate: number;
  readonly json?: boolean;
}

const SAY_HOW_MANY =
  'Say how many people are on the lists: npm run cost -- --subscribers 80000 prints the bill of that many.';

/** The command `cost`. */
export function costCommand(): Command {
  const file = shippedPrices();
  return new Command('cost')
    .description('what a season costs on AWS, line by line, and a month at rest')
    .usage('--subscribers NUMBER [options]')
    .option('--subscribers <number>', 'how many people, each on every list', wholeNumber)
    .option(
      '--year <year>',
      'the calendar events-data/<year>.ics (default: the latest with a webinar)',
      wholeNumber,
    )
    .option('--rate <number>', 'messages a second that SES lets you send', wholeNumber, file.assumptions.rate)
    .option('--json', 'print the bill as JSON and nothing else')
    .addHelpText('after', '\nExample: npm run cost -- --subscribers 80000 --rate 50')
    .action(async ({ subscribers, year, rate, json }: Options) => {
      if (subscribers === undefined) throw new OperatorError(SAY_HOW_MANY);
      const choice = { calendar: [], newsletter: [], ...(year !== undefined && { year }) };
      const chosen = await chooseCalendars(choice).catch((error: unknown) => {
        throw error instanceof RefusedFileError ? new OperatorError(error.message) : error;
      });
      const cost = costOf(chosen, { people: subscribers, rate }, file);
      process.stdout.write(json ? costJson(cost) : costTable(cost, file));
    });
}
