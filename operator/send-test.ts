/** `send-test`: one mail, as `preview` shows it, to one address that is typed in. Never to a list, and never to two people. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Agency } from '../core/agency/agency.ts';
import { STYLES, type Style } from '../core/agency/style.ts';
import { eventsDataOf } from '../core/contract/deployed-stack.ts';
import { letterMime } from '../core/email/letter-mime.ts';
import { deliveryRule } from '../core/mailing/deliver-to.ts';
import { isAddress, parseAddress } from '../core/subscribers/address.ts';
import { timeKeptIn } from '../local/kept-clock.ts';
import { OperatorError } from '../local/operator-error.ts';
import { findRunningService } from '../local/running-service.ts';
import { explained } from './aws-refusal.ts';
import { confirm, confirmByTyping } from './confirm.ts';
import { LOCAL_FOLDER } from './local-folder.ts';
import { plain } from './mailings-list.ts';
import type { PreviewedMail, ShownMail, Wording } from './preview/previewed-mail.ts';
import { findPreview } from './preview/previews.ts';
import { readPreviews } from './preview.ts';
import { localPlace, openDeployedPlace, type TestPlace } from './send-test.client.ts';
import { addStackOptions, chosenStack, type StackOptions } from './which-stack.ts';

interface Options extends StackOptions {
  readonly to: string;
  readonly language?: string;
  readonly style?: Style;
  readonly eventsData?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** The command `send-test`. */
export function sendTestCommand(): Command {
  return addStackOptions(new Command('send-test'))
    .description(
      'send one mail, as `preview` shows it, to one address, marked as a test; its links are a made-up reader’s',
    )
    .argument('<mail>', 'the id that `preview` shows; its beginning is enough')
    .addOption(new Option('--to <address>', 'the one address').argParser(readTo).makeOptionMandatory())
    .option('--language <tag>', 'one of the agency’s languages (default: the first)')
    .addOption(new Option('--style <style>', 'how much it shows').choices(STYLES))
    .option(
      '--events-data <folder>',
      'the calendars and the agency file (default: events-data, with --agency events-data/agencies/NAME)',
    )
    .option('--yes', 'do not ask first')
    .option('--json', 'for programs: nothing but JSON on standard output')
    .addHelpText(
      'after',
      '\nExample: npm run send-test -- 2027-programme --to you@example.gov --stage staging',
    )
    .action(sendTest);
}

/** commander hands over what was said before: a second address would be a second person. */
function readTo(text: string, before: string | undefined): string {
  if (before !== undefined) throw new InvalidArgumentError('A test goes to one address: give --to once.');
  if (!isAddress(text)) throw new InvalidArgumentError('Write one e-mail address.');
  return parseAddress(text).address;
}

async function sendTest(id: string, options: Options): Promise<void> {
  const key = chosenStack(options);
  const place = key ? await openDeployedPlace(key) : await runningHere();
  refuseOthers(options.to, place);
  const folder = options.eventsData ?? eventsDataOf(key?.agency ?? null);
  const { mails, agency } = await readPreviews(folder, {}, place.siteUrl);
  const mail = findPreview(mails, id);
  const wording = wordingOf(mail, agency, options);
  const shown = marked(mail.render(wording));
  const question = `Send “${plain(shown.subject)}” to ${options.to}, by the ${place.name}?`;
  if (key?.stage === 'production') await confirmByTyping(options.to, { question, sure: options.yes });
  else await confirm(question, options.yes);
  await explained(() => place.note('send-test', { mail: mail.id }));
  await place.send({ to: options.to, message: await composed(mail, { shown, agency, to: options.to }) });
  tell(options, { mail: mail.id, ...wording, to: options.to, subject: shown.subject });
}

async function runningHere(): Promise<TestPlace> {
  const folder = join(LOCAL_FOLDER, 'service');
  const running = await findRunningService(folder);
  if (running) return localPlace(running, () => timeKeptIn(folder));
  throw new OperatorError(
    'No service runs on this machine: start it first (npm start), or name a deployed stage, such as --stage staging. Nothing has been sent.',
  );
}

/** The rule of the functions: no allow-list, no mail. */
function refuseOthers(to: string, { deliverTo, name }: TestPlace): void {
  if (deliveryRule(deliverTo)(to)) return;
  throw new OperatorError(
    `The ${name} may not mail ${to}: only addresses of its deliverTo. Deploy it with -c deliverTo=${to}, or choose one of those. Nothing has been sent.`,
  );
}

function wordingOf({ styles }: PreviewedMail, agency: Agency, { language, style }: Options): Wording {
  const [first = 'en'] = agency.languages;
  if (language !== undefined && !agency.languages.includes(language))
    throw new OperatorError(
      `${agency.shortName} has no language ${language}: choose one of ${agency.languages.join(', ')}.`,
    );
  if (style !== undefined && !styles.includes(style))
    throw new OperatorError(`This mail is ${styles.join(', ')} to everybody: leave --style out.`);
  return { language: language ?? first, style: style ?? styles[0] ?? agency.style };
}

/** Nobody should take it for real, wherever it is forwarded to. */
const marked = (shown: ShownMail): ShownMail => ({ ...shown, subject: `[Test] ${shown.subject}` });

/** From the sender that the mail itself comes from; without the headers by which mailboxes leave lists, for it came through none. */
function composed(
  { sender }: PreviewedMail,
  { shown, agency, to }: { readonly shown: ShownMail; readonly agency: Agency; readonly to: string },
): Promise<Buffer> {
  const senders = { ...agency.senders, letters: agency.senders[sender] };
  return letterMime({
    ...{ letter: `test-${randomUUID()}`, to, at: new Date() },
    ...{ agency: { senders }, rendered: shown },
  });
}

function tell({ json }: Options, sent: Readonly<Record<string, string>>): void {
  process.stdout.write(
    json
      ? `${JSON.stringify({ sent }, null, 2)}\n`
      : `Sent: “${plain(sent['subject'] ?? '')}” to ${sent['to']}. Its links belong to nobody.\n`,
  );
}
