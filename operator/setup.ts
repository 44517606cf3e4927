/** `setup`: what has to be there before mail goes out, what is, and how to get the rest. It changes nothing. */
import { Command, InvalidArgumentError } from 'commander';
import { SETTINGS } from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';
import { contextWith } from './plan-deploy.ts';
import { readSettingPairs } from './setting-pairs.ts';
import { checklistOf, isReady } from './setup/checklist.ts';
import { dnsResolver } from './setup/read-dns.ts';
import { readSetup } from './setup/read-setup.ts';
import { setupAsJson } from './setup/setup-json.ts';
import { setupText } from './setup/setup-text.ts';
import { stackKeyOf } from './stack-key.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly stage?: string;
  readonly agency?: string;
  readonly context?: readonly string[];
  readonly profile?: string;
  readonly region?: string;
  readonly subscribers?: number;
  readonly dnsServer?: string;
  readonly json?: boolean;
}

const NAME_THE_STAGE =
  'Name the stage that you set up: npm run setup -- --stage staging, or --stage production.';

/** The command `setup`; it ends with 0 only when all that is needed is there. */
export function setupCommand(): Command {
  return new Command('setup')
    .description(
      'a checklist from the AWS account to the first mail: what is there, and how to get what is not',
    )
    .usage('--stage dev|staging|production [options]')
    .option('--stage <stage>', 'dev, staging or production: the same as -c stage=…')
    .option('--agency <name>', 'short name of one of several agencies in an account: the same as -c agency=…')
    .option(
      '-c, --context <setting>',
      `the settings of your deploy: name=value, of ${SETTINGS.join(', ')}`,
      (one, all: readonly string[] = []) => [...all, one],
    )
    .option(
      '--subscribers <number>',
      'how many people you expect (default: as many as are on the lists)',
      wholeNumber,
    )
    .option('--profile <name>', 'a profile of the AWS configuration, instead of AWS_PROFILE')
    .option('--region <region>', 'instead of AWS_REGION')
    .option(
      '--dns-server <address>',
      'ask this DNS server, such as 9.9.9.9, instead of this machine’s',
      readServer,
    )
    .option('--json', 'for programs: nothing but JSON on standard output')
    .addHelpText('after', '\nExample: npm run setup -- --stage production --subscribers 5000')
    .action(setup);
}

function readServer(text: string): string {
  try {
    dnsResolver(text);
    return text;
  } catch {
    throw new InvalidArgumentError('Write an IP address, such as 9.9.9.9, or 127.0.0.1:5353 with a port.');
  }
}

async function setup(options: Options): Promise<void> {
  const { profile, region, subscribers, dnsServer, json } = options;
  const settings = readSettingPairs(options);
  const context = contextWith(settings);
  if (context['stage'] === undefined) throw new OperatorError(NAME_THE_STAGE);
  const facts = await readSetup({
    ...{ key: stackKeyOf(context), settings, context },
    access: { ...(profile && { profile }), ...(region && { region }) },
    expected: subscribers ?? null,
    resolver: dnsResolver(dnsServer),
    now: new Date(),
  });
  const sections = checklistOf(facts);
  process.stdout.write(
    json ? `${JSON.stringify(setupAsJson(facts, sections), null, 2)}\n` : setupText(facts, sections),
  );
  if (!isReady(sections)) process.exitCode = 1;
}
