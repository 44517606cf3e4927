/** `mailings`: who got what, who was missed, and what an operator does about it. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { DECISIONS } from '../core/mailing/settle-by-hand.ts';
import { OperatorError } from '../local/operator-error.ts';
import { type NamedReport, overseeMailings } from '../local/oversight.ts';
import { type Options, pause, resend, resume, settle, type Work } from './act-on-mailing.ts';
import { type ApproveOptions, approve, readFilesToApprove, refusePlaying } from './approve-mailings.ts';
import { mailingReportText } from './mailing-report-text.ts';
import { mailingsForOthers } from './mailings-for-others.ts';
import { mailingsListText } from './mailings-list.ts';
import { onStore, runOnStore, type Said } from './store-command.ts';
import { commandOn } from './which-stack.ts';

/** Most people who are named in the terminal, and in JSON. */
const MOST_NAMED = 20;
const MOST_NAMED_IN_JSON = 1000;

/** The command `mailings`, and those below it: `show`, `resend`, `settle`, `pause`, `resume`, `approve`. */
export function mailingsCommand(): Command {
  const mailings = onStore(new Command('mailings'))
    .description('who got what: every mailing, the newest first, and what needs a person')
    .addOption(new Option('--year <year>', 'the mailings of one year').argParser(readYear))
    .option(
      '--for-others',
      'for whoever asks from outside: when each went out, and how many it reached, in tens; fewer than eleven are not told',
    )
    .action((_options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined)
        command.error(
          `error: there is no command ${unknown} of mailings: there are show, resend, settle, pause, resume and approve`,
        );
      return runAll(command, list);
    })
    .allowExcessArguments()
    .addHelpText('after', '\nExample: npm run mailings -- --stage production --year 2027');
  const below = (usage: string, description: string, asks: boolean) => {
    const [name = '', id = ''] = usage.split(' ');
    return onStore(mailings.command(name), { asks })
      .description(description)
      .argument(id, 'of a mailing, as `npm run mailings` lists it; its beginning is enough')
      .addHelpText('after', exampleOf(usage));
  };
  below('show <id>', 'what became of everybody', false).action((id: string, _options, command: Command) =>
    run(command, (work) => show(id, work)),
  );
  below('resend <id>', 'send it again to exactly those whom it missed', true).action(
    (id: string, _options, command: Command) => run(command, (work) => resend(id, work)),
  );
  below('settle <id>', 'decide about those of whom nobody knows whether SES took their copy', true)
    .addOption(
      new Option(
        `--as <${DECISIONS.join('|')}>`,
        'what they count as; whoever counts as not sent to is sent it again',
      )
        .choices(DECISIONS)
        .makeOptionMandatory(),
    )
    .action((id: string, _options, command: Command) => run(command, (work) => settle(id, work)));
  below('pause [id]', 'send nothing more of a mailing; without an id, of any', false).action(
    (id: string | undefined, _options, command: Command) => run(command, (work) => pause(id, work)),
  );
  below('resume [id]', 'go on with a mailing; without an id, with all', true).action(
    (id: string | undefined, _options, command: Command) => run(command, (work) => resume(id, work)),
  );
  onStore(mailings.command('approve'), { asks: true })
    .description(
      'approve the mailings to every list of a plan, which needs two operators where the agency file says so',
    )
    .argument('<hash>', 'of the plan, as `npm run plan` prints it')
    .option(
      '--events-data <folder>',
      'the files that you approve (default: events-data, with --agency events-data/agencies/NAME)',
    )
    .option('--as <name>', 'on one machine, where nobody is proved to be who they say: whom you play')
    .addHelpText('after', '\nExample: npm run mailings -- approve 3fa2b1c09d4e --stage production')
    .action((hash: string, _options, command: Command) => {
      refusePlaying(command.optsWithGlobals<ApproveOptions>());
      return runOnStore(command, async (store, options: ApproveOptions) =>
        approve(hash, { wanted: await readFilesToApprove(options), store }, options),
      );
    });
  return mailings;
}

const exampleOf = (usage: string): string => {
  const words = usage.replace(/[<[]id[>\]]/, '2027-programme').replace(/^settle .*/, '$& --as sent');
  return `\nExample: npm run mailings -- ${words} --stage production`;
};

function readYear(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a year of four digits.');
}

/** What is done to one mailing, or said of it, is for its operators alone. */
function run(command: Command, act: (work: Work) => Promise<Said>): Promise<void> {
  if (command.optsWithGlobals<Options>().forOthers)
    throw new OperatorError(
      `--for-others is for the list of mailings; \`mailings ${command.name()}\` is for its operators alone. Nothing has been done.`,
    );
  return runAll(command, act);
}

const runAll = (command: Command, act: (work: Work) => Promise<Said>): Promise<void> =>
  runOnStore(command, ({ table, now, nowDiffers, by, stack }, options: Options) =>
    act({
      ...{ stack, options },
      oversight: overseeMailings({
        ...{ table, now, by, differs: nowDiffers },
        listedBy: commandOn(stack, 'mailings'),
      }),
    }),
  );

async function list({ oversight, options, stack }: Work): Promise<Said> {
  const overview = await oversight.overview(options.year ?? null);
  if (options.forOthers) return mailingsForOthers(overview.mailings, await oversight.timeZone());
  return {
    text: mailingsListText(overview, { timeZone: await oversight.timeZone(), stack }),
    json: { ...overview, mailings: overview.mailings.map(withoutPeople) },
  };
}

/** A list of mailings names nobody. */
function withoutPeople({ report, ...name }: NamedReport) {
  const { unreached: _unreached, ...rest } = report;
  return { ...name, ...rest };
}

async function show(id: string, { oversight, options, stack }: Work): Promise<Said> {
  const named = await oversight.report(await oversight.find(id));
  const most = options.json ? MOST_NAMED_IN_JSON : MOST_NAMED;
  const people = await oversight.shown(named.report.unreached.slice(0, most));
  const timeZone = await oversight.timeZone();
  return {
    text: mailingReportText({ named, people, timeZone, stack }),
    json: { ...withoutPeople(named), unreached: people },
  };
}
