/** `deploy`: everything that can be known to be wrong beforehand in clear sentences, and then `cdk deploy`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { SETTINGS } from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';
import { type AwsAccess, findAccess } from './aws-access.client.ts';
import { confirmProduction } from './confirm.ts';
import { deployAsJson } from './deploy-json.ts';
import { contextWith, planDeploy } from './plan-deploy.ts';
import { readPreflightFacts } from './preflight.client.ts';
import { findingsOf, verdictOf } from './preflight.ts';
import { readSettingPairs } from './setting-pairs.ts';
import { stackKeyOf } from './stack-key.ts';

const ROOT = join(import.meta.dirname, '..');
/** The CDK's own command line, of the version that package-lock.json names. */
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** The number by which a process has its own. */
const STDERR = 2;

/** What is said on the command line, beside what goes on to the CDK. */
interface DeployOptions {
  readonly stage?: string;
  readonly agency?: string;
  readonly context?: readonly string[];
  readonly profile?: string;
  readonly region?: string;
  readonly requireApproval?: string;
  readonly mailLater?: boolean;
  readonly json?: boolean;
}

/** The command `deploy`; it ends as `cdk deploy` ends. */
export function deployCommand(): Command {
  return new Command('deploy')
    .description('check what a deploy needs, then hand over to `cdk deploy`')
    .usage(
      '--stage dev|staging|production [-c deliverTo=ADDRESS,…] [--mail-later] [-- OPTIONS OF CDK DEPLOY]',
    )
    .option('--stage <stage>', 'dev, staging or production: the same as -c stage=…')
    .option('--agency <name>', 'short name of one of several agencies in an account: the same as -c agency=…')
    .option(
      '-c, --context <setting>',
      `name=value, of ${SETTINGS.join(', ')}`,
      (one, all: readonly string[] = []) => [...all, one],
    )
    .option('--profile <name>', 'a profile of the AWS configuration, instead of AWS_PROFILE')
    .option('--region <region>', 'instead of AWS_REGION')
    .option('--require-approval <when>', 'never, any-change or broadening, as of `cdk deploy`')
    .option(
      '--mail-later',
      'go on although no mail can leave yet: the sender is not verified, or SES holds it',
    )
    .option(
      '--json',
      'for programs: nothing but JSON on standard output; what the CDK says goes to standard error',
    )
    .argument('[options...]', 'after a --: what goes on to `cdk deploy` as it is')
    .addHelpText('after', '\nExample: npm run deploy -- --stage staging -c deliverTo=you@example.gov')
    .action(deploy);
}

async function deploy(forCdk: readonly string[], options: DeployOptions): Promise<void> {
  const { requireApproval, json, mailLater = false } = options;
  const checked = await check(forCdk, options);
  const { plan, access, findings } = checked;
  const { stops, notes } = verdictOf(findings, { mailLater });
  const tell = (deployed: boolean) =>
    json &&
    process.stdout.write(`${JSON.stringify(deployAsJson(checked, { mailLater, deployed }), null, 2)}\n`);
  if (stops.length > 0) {
    tell(false);
    return refuse(stops);
  }
  const unasked = requireApproval === undefined && !process.stdin.isTTY ? [NO_TERMINAL] : [];
  for (const note of [...notes, ...unasked]) say(`\nNote: ${note}\n`, options);
  say('\n', options);
  // What is deployed to production may be told to everybody: nobody should get there by a word too much.
  if (plan.mailsEveryone)
    await confirmProduction(
      `Deploy ${plan.stackName} in account ${access.account}, from which everyone on the lists is mailed?`,
    );
  const approval = requireApproval === undefined ? [] : ['--require-approval', requireApproval];
  process.exitCode = await handOver([...approval, ...forCdk, ...plan.settings], { access, options });
  tell(process.exitCode === 0);
}

/** For people; programs have standard output for themselves. */
const say = (text: string, { json }: DeployOptions): void =>
  void (json ? process.stderr : process.stdout).write(text);

/** Not thrown: it is what the check was asked for, and programs have been told of it in full. */
function refuse(stops: readonly string[]): void {
  process.stderr.write(`\n${stops.join('\n\n')}\n\n${NOTHING_DEPLOYED}\n`);
  process.exitCode = 1;
}

const NOTHING_DEPLOYED = 'Nothing has been deployed.';

const NO_TERMINAL =
  'There is no terminal here to confirm new rights in. If this deploy grants any, the CDK ends without having deployed: ' +
  '--require-approval never says yes beforehand.';

/** What goes on to the CDK must not lead it away from the place that was checked. */
function refuseOtherPlace(forCdk: readonly string[]): void {
  const elsewhere = forCdk.find((word) => /^--(profile|region)(=|$)/.test(word));
  if (elsewhere === undefined) return;
  throw new OperatorError(
    `${elsewhere} stands after the second --, where it would go unchecked: write it before, as in npm run deploy -- --stage staging ${elsewhere} …`,
  );
}

/** Everything before the CDK is called, so whatever stops it says that nothing has been deployed. */
async function check(forCdk: readonly string[], options: DeployOptions) {
  try {
    refuseOtherPlace(forCdk);
    return await lookAhead(options);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message}\n${NOTHING_DEPLOYED}`);
  }
}

async function lookAhead(options: DeployOptions) {
  const { profile, region } = options;
  const settings = readSettingPairs(options);
  const plan = await planDeploy(settings);
  const access = await findAccess({ ...(profile && { profile }), ...(region && { region }) });
  say(`Checking account ${access.account}, region ${access.region}, for ${plan.stackName} ...\n`, options);
  const findings = findingsOf(await readPreflightFacts(plan, access));
  return { plan, access, findings, key: stackKeyOf(contextWith(settings)) };
}

/**
 * The CDK chooses between profiles and keys by rules of its own, and takes options from CDK_… variables: whatever could
 * lead it to another account than the one that was checked stays behind.
 */
const withoutOtherAccounts = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) =>
        !/^(CDK_|AMAZON_|AWS_((DEFAULT_)?PROFILE|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$)/.test(name),
    ),
  );

/** Runs `cdk deploy` in the account and region that were checked; how it ended, as a shell says it. */
async function handOver(
  args: readonly string[],
  { access, options }: { readonly access: AwsAccess; readonly options: DeployOptions },
): Promise<number> {
  // The CDK would also take a profile and a region from its own settings files; the last word of the command line counts.
  const here = ['--profile=', '--region', access.region];
  const cdk = spawn(process.execPath, [CDK, 'deploy', ...args, ...here], {
    cwd: ROOT,
    stdio: ['inherit', options.json ? STDERR : 'inherit', 'inherit'],
    env: { ...withoutOtherAccounts(process.env), ...(await access.asEnvironment()) },
  });
  // Ctrl-C reaches both of us: it is for the CDK to end what it began, and for us to wait.
  process.on('SIGINT', () => undefined);
  const [code, signal] = (await once(cdk, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
