/** `mailings`: who got what, who was missed, and what an operator does about it. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { STAGES, type Stage } from '../core/contract/deployed-stack.ts';
import type { Amended } from '../core/mailing/amend-ledger.ts';
import type { StartedMailing } from '../core/mailing/mailing.ts';
import type { MailingReport } from '../core/mailing/report.ts';
import { DECISIONS, type HandDecision } from '../core/mailing/settle-by-hand.ts';
import { type NamedReport, type Oversight, overseeMailings } from '../local/oversight.ts';
import { confirm } from './confirm.ts';
import { counted } from './counted.ts';
import { mailingReportText } from './mailing-report-text.ts';
import { mailingsListText, plain } from './mailings-list.ts';
import { withStore } from './open-store.ts';

/** Most people who are named in the terminal, and in JSON. */
const MOST_NAMED = 20;
const MOST_NAMED_IN_JSON = 1000;

/** The command `mailings`, and those below it: `show`, `resend`, `settle`, `pause`, `resume`. */
export function mailingsCommand(): Command {
  const mailings = withOptions(new Command('mailings'), false)
    .description('who got what: every mailing, the newest first, and what needs a person')
    .addOption(new Option('--year <year>', 'the mailings of one year').argParser(readYear))
    .action((_options, command: Command) => run(command, list));
  const below = (usage: string, description: string, acts: boolean) =>
    withOptions(mailings.command(usage), acts).description(description);
  below('show <id>', 'what became of everybody; the beginning of the id is enough', false).action(
    (id: string, _options, command: Command) => run(command, (work) => show(id, work)),
  );
  below('resend <id>', 'send it again to exactly those whom it missed', true).action(
    (id: string, _options, command: Command) => run(command, (work) => resend(id, work)),
  );
  below('settle <id>', 'decide about those of whom nobody knows whether SES took their copy', true)
    .addOption(
      new Option('--as <decision>', 'what they count as; those not sent are sent it again')
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
  return mailings;
}

interface Options {
  readonly stage?: Stage;
  readonly json?: boolean;
  readonly year?: number;
  readonly yes?: boolean;
  readonly as?: HandDecision;
}

const withOptions = (command: Command, acts: boolean): Command => {
  command
    .addOption(
      new Option(
        '--stage <stage>',
        'on the deployed stack of this stage, in the account and region of AWS_PROFILE and AWS_REGION ' +
          '(default: the service on this machine)',
      ).choices(STAGES),
    )
    .option('--json', 'for programs: nothing but JSON on standard output');
  return acts ? command.option('--yes', 'do not ask first') : command;
};

function readYear(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a year of four digits.');
}

interface Work {
  readonly oversight: Oversight;
  readonly options: Options;
  /** Prints a text; or with `--json` what stands beside it. */
  readonly tell: (text: string, json: unknown) => void;
}

/** Options may stand before or after the name of a command below. */
function run(command: Command, act: (work: Work) => Promise<void>): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  const tell: Work['tell'] = (text, json) => {
    process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : text);
  };
  return withStore(
    options.stage,
    ({ table, now, nowDiffers }) =>
      act({ oversight: overseeMailings({ table, now, differs: nowDiffers }), options, tell }),
    (where) => (options.json ? process.stderr : process.stdout).write(where),
  );
}

async function list({ oversight, options, tell }: Work): Promise<void> {
  const overview = await oversight.overview(options.year ?? null);
  tell(mailingsListText(overview, await oversight.timeZone()), {
    ...overview,
    mailings: overview.mailings.map(withoutPeople),
  });
}

/** A list of mailings names nobody. */
function withoutPeople({ title, report }: NamedReport) {
  const { unreached: _unreached, ...rest } = report;
  return { title, ...rest };
}

async function show(id: string, { oversight, options, tell }: Work): Promise<void> {
  const named = await oversight.report(await oversight.find(id));
  const most = options.json ? MOST_NAMED_IN_JSON : MOST_NAMED;
  const people = await oversight.shown(named.report.unreached.slice(0, most));
  const timeZone = await oversight.timeZone();
  tell(mailingReportText({ named, people, timeZone }), { ...withoutPeople(named), unreached: people });
}

/** The mailing, and how it stands. */
async function lookAt(id: string, { oversight }: Work) {
  const mailing = await oversight.find(id);
  return { mailing, ...(await oversight.report(mailing)) };
}

async function resend(id: string, work: Work): Promise<void> {
  const { mailing, title, report } = await lookAt(id, work);
  if (report.missed === 0) return tellAmended(work, { people: 0, busy: 0 }, nobodyMissed(report));
  if (report.isOfUse)
    await confirm(`Send “${plain(title)}” again to ${people(report.missed)}?`, work.options.yes);
  const amended = await work.oversight.resend(mailing);
  tellAmended(
    work,
    amended,
    `${capitalized(people(amended.people))} will be sent it again within two minutes.`,
  );
}

const nobodyMissed = ({ counts }: MailingReport): string =>
  counts.uncertain > 0
    ? `Nobody is known to have been missed. Of ${people(counts.uncertain)} nobody knows: settle them first.`
    : 'Nobody was missed.';

async function settle(id: string, work: Work): Promise<void> {
  const as = work.options.as ?? 'sent';
  const { mailing, title, report } = await lookAt(id, work);
  const { uncertain } = report.counts;
  if (uncertain === 0) return tellAmended(work, { people: 0, busy: 0 }, 'Nobody is uncertain.');
  await confirm(
    `Take it that “${plain(title)}” was ${IN_WORDS[as]} to ${people(uncertain)}?`,
    work.options.yes,
  );
  const amended = await work.oversight.settle(mailing, as);
  tellAmended(work, amended, `${capitalized(people(amended.people))}: ${consequence(as, report)}`);
}

const IN_WORDS: Readonly<Record<HandDecision, string>> = { sent: 'sent', 'not-sent': 'NOT sent' };

function consequence(as: HandDecision, { isOfUse }: MailingReport): string {
  if (as === 'sent') return 'counted as sent from now on, at your word.';
  return isOfUse
    ? 'they will be sent it within two minutes.'
    : 'it is of no use any more, so they will be skipped as too late.';
}

function tellAmended({ tell }: Work, amended: Amended, sentence: string): void {
  const busy =
    amended.busy > 0
      ? `${counted(amended.busy, 'range is', 'ranges are')} being worked on just now and ${amended.busy === 1 ? 'was' : 'were'} left alone: run this again in two minutes.\n`
      : '';
  tell(`${sentence}\n${busy}`, amended);
}

/** Nobody is asked first: whoever stops a mistake has no time. */
async function pause(id: string | undefined, { oversight, tell }: Work): Promise<void> {
  const mailing = await named(id, oversight);
  const isNew = await oversight.pause(mailing);
  const what = mailing ? `Mailing ${mailing.id}` : 'Everything';
  tell(
    isNew
      ? `${what} is paused: no call to SES is begun any more. Go on with: npm run mailings -- resume${mailing ? ` ${mailing.id}` : ''}\n`
      : `${what} was paused already.\n`,
    { paused: mailing?.id ?? 'everything', isNew },
  );
}

async function resume(id: string | undefined, work: Work): Promise<void> {
  const { oversight, options, tell } = work;
  const mailing = await named(id, oversight);
  const waiting = await waitingFor(mailing, oversight);
  if (waiting > 0) await confirm(`Go on, and send to about ${people(waiting)} who wait?`, options.yes);
  const isNew = await oversight.resume(mailing);
  const after = await oversight.brakes();
  tell(`${resumedSentence(mailing, isNew)}${stillPaused(mailing, after)}\n`, {
    resumed: mailing?.id ?? 'everything',
    isNew,
    brakes: after,
  });
}

const named = async (id: string | undefined, oversight: Oversight): Promise<StartedMailing | null> =>
  id === undefined ? null : oversight.find(id);

/** How many are still to be sent to, of those mailings that may be. */
async function waitingFor(mailing: StartedMailing | null, oversight: Oversight): Promise<number> {
  const some = mailing ? [await oversight.report(mailing)] : (await oversight.overview(null)).mailings;
  return some
    .filter(({ report }) => report.progress === 'paused' && report.isOfUse)
    .reduce((sum, { report }) => sum + report.counts['not-begun'] + report.counts.pending, 0);
}

function resumedSentence(mailing: StartedMailing | null, isNew: boolean): string {
  const what = mailing ? `Mailing ${mailing.id}` : 'Everything';
  return isNew ? `${what} goes on within two minutes.` : `${what} was not paused.`;
}

function stillPaused(
  mailing: StartedMailing | null,
  { everything, mailings }: Awaited<ReturnType<Oversight['brakes']>>,
): string {
  if (mailing && everything) return ' Everything is paused, though: npm run mailings -- resume';
  if (!mailing && mailings.length > 0)
    return ` Still paused by ${mailings.length === 1 ? 'itself' : 'themselves'}: ${mailings.join(', ')}`;
  return '';
}

const people = (count: number): string => counted(count, 'person', 'people');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
