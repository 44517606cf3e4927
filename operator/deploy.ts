/** `deploy`: everything that can be known to be wrong beforehand in clear sentences, and then `cdk deploy`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { SETTINGS } from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';
import { type AwsAccess, findAccess } from './aws-access.client.ts';
import { confirm } from './confirm.ts';
import { planDeploy } from './plan-deploy.ts';
import { readPreflightFacts } from './preflight.client.ts';
import { findingsOf, verdictOf } from './preflight.ts';
import type { DeployPlan } from './preflight-facts.ts';
import { readSettingPairs } from './setting-pairs.ts';

const ROOT = join(import.meta.dirname, '..');
/** The CDK's own command line, of the version that package-lock.json names. */
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** What is said on the command line, beside what goes on to the CDK. */
interface DeployOptions {
  readonly stage?: string;
  readonly agency?: string;
  readonly context: readonly string[];
  readonly profile?: string;
  readonly region?: string;
  readonly requireApproval?: string;
  readonly mailLater?: boolean;
  readonly yes?: boolean;
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
      (one, all) => [...all, one],
      [] as string[],
    )
    .option('--profile <name>', 'a profile of the AWS configuration, instead of AWS_PROFILE')
    .option('--region <region>', 'instead of AWS_REGION')
    .option('--require-approval <when>', 'never, any-change or broadening, as of `cdk deploy`')
    .option(
      '--mail-later',
      'go on although no mail can leave yet: the sender is not verified, or SES holds it',
    )
    .option('--yes', 'in production: do not ask first')
    .argument('[options...]', 'after a --: what goes on to `cdk deploy` as it is')
    .addHelpText('after', '\nExample: npm run deploy -- --stage staging -c deliverTo=you@example.gov')
    .action(deploy);
}

async function deploy(forCdk: readonly string[], options: DeployOptions): Promise<void> {
  const { requireApproval } = options;
  const { plan, access, notes } = await check(forCdk, options);
  const unasked = requireApproval === undefined && !process.stdin.isTTY ? [NO_TERMINAL] : [];
  for (const note of [...notes, ...unasked]) process.stdout.write(`\nNote: ${note}\n`);
  process.stdout.write('\n');
  if (plan.mailsEveryone) await confirmProduction(plan, access, options);
  const approval = requireApproval === undefined ? [] : ['--require-approval', requireApproval];
  process.exitCode = await handOver([...approval, ...forCdk, ...plan.settings], access);
}

/** What is deployed to production may be told to everybody: nobody should get there by a word too much. */
const confirmProduction = (
  { stackName }: DeployPlan,
  { account }: AwsAccess,
  { yes }: DeployOptions,
): Promise<void> =>
  confirm(
    `Deploy ${stackName} in account ${account}, from which everyone on the lists is mailed?`,
    yes,
    'production',
  );

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
    throw new OperatorError(`${error.message}\nNothing has been deployed.`);
  }
}

async function lookAhead(options: DeployOptions) {
  const { mailLater = false, profile, region } = options;
  const plan = await planDeploy(readSettingPairs(options));
  const access = await findAccess({ ...(profile && { profile }), ...(region && { region }) });
  process.stdout.write(
    `Checking account ${access.account}, region ${access.region}, for ${plan.stackName} ...\n`,
  );
  const { stops, notes } = verdictOf(findingsOf(await readPreflightFacts(plan, access)), { mailLater });
  if (stops.length > 0) throw new OperatorError(`\n${stops.join('\n\n')}\n`);
  return { plan, access, notes };
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
async function handOver(args: readonly string[], access: AwsAccess): Promise<number> {
  // The CDK would also take a profile and a region from its own settings files; the last word of the command line counts.
  const here = ['--profile=', '--region', access.region];
  const cdk = spawn(process.execPath, [CDK, 'deploy', ...args, ...here], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...withoutOtherAccounts(process.env), ...(await access.asEnvironment()) },
  });
  // Ctrl-C reaches both of us: it is for the CDK to end what it began, and for us to wait.
  process.on('SIGINT', () => undefined);
  const [code, signal] = (await once(cdk, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
