/** `deploy`: everything that can be known to be wrong beforehand in clear sentences, and then `cdk deploy`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { OperatorError } from '../local/operator-error.ts';
import { type AwsAccess, findAccess } from './aws-access.client.ts';
import { readDeployArguments } from './deploy-arguments.ts';
import { planDeploy } from './plan-deploy.ts';
import { readPreflightFacts } from './preflight.client.ts';
import { findingsOf, verdictOf } from './preflight.ts';

/** The CDK's own command line, of the version that package-lock.json names. */
const CDK = join(import.meta.dirname, '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** The command `deploy`; it ends as `cdk deploy` ends. */
export function deployCommand(): Command {
  return new Command('deploy')
    .description('check what a deploy needs, then hand over to `cdk deploy`')
    .usage('-c stage=dev|staging|production [-c deliverTo=ADDRESS,…] [--mail-later] [options of cdk deploy]')
    .option(
      '--mail-later',
      'go on although no mail can leave yet: the sender is not verified, or SES holds it',
    )
    .argument('[options...]', 'everything else goes on to `cdk deploy` as it is')
    .allowUnknownOption()
    .action(deploy);
}

async function deploy(
  args: readonly string[],
  { mailLater = false }: { mailLater?: boolean },
): Promise<void> {
  const { context, access: options } = readDeployArguments(args);
  const plan = await planDeploy(context);
  const access = await findAccess(options);
  process.stdout.write(
    `Checking account ${access.account}, region ${access.region}, for ${plan.stackName} ...\n`,
  );
  const verdict = verdictOf(findingsOf(await readPreflightFacts(plan, access)), { mailLater });
  if (verdict.stops.length > 0) {
    throw new OperatorError(`\n${verdict.stops.join('\n\n')}\n\nNothing has been deployed.`);
  }
  for (const note of verdict.notes) process.stdout.write(`\nNote: ${note}\n`);
  process.stdout.write('\n');
  process.exitCode = await handOver([...args, ...plan.settings], access);
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
  const cdk = spawn(process.execPath, [CDK, 'deploy', ...args], {
    stdio: 'inherit',
    env: { ...withoutOtherAccounts(process.env), ...(await access.asEnvironment()) },
  });
  // Ctrl-C reaches both of us: it is for the CDK to end what it began, and for us to wait.
  process.on('SIGINT', () => undefined);
  const [code, signal] = (await once(cdk, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
