/** `npm run deploy` from the outside: what an operator reads, and what reaches `cdk deploy`. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../operator/preflight.ts';
import { ACCOUNT, type AccountState, startAccount } from './aws-stand-in.ts';
import { calledToday } from './called-today.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';

const STAGING = ['--stage', 'staging', '-c', 'deliverTo=you@example.gov'];
const DOMAIN = 'updates.cdss.ca.gov';
const READS = /^(Get|Describe|List)/;

async function deploy(
  args: readonly string[],
  { input = '', ...account }: Partial<AccountState> & { readonly input?: string } = {},
  more: Readonly<Record<string, string>> = {},
) {
  const { url, asked } = await startAccount(account);
  const environment = { ...CREDENTIALS, AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL: url, ...more };
  return { ...(await runCommand(['deploy', ...args], environment, { input })), asked };
}

describe('stops before anything is changed', () => {
  it('at a stage without an allow-list, in the app’s own words', async () => {
    const { status, stderr, asked } = await deploy(['-c', 'stage=staging']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Stage staging has no allow-list: .*\nNothing has been deployed\.\n$/);
    expect(asked).toEqual([]);
  });

  it.each([[[]], [['-c', 'deliverTo=nobody']]])('at %j, without a stage', async (args) => {
    const { status, stderr, asked } = await deploy(args);
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Name the stage: npm run deploy -- --stage staging -c deliverTo=you@example.gov.\n' +
        'Nothing has been deployed.\n',
    );
    expect(asked).toEqual([]);
  });

  it('without a region, without credentials, and without a way to AWS', async () => {
    const region = { AWS_REGION: 'us-west-2' };
    const nowhere = {
      ...region,
      ...CREDENTIALS,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_MAX_ATTEMPTS: '1',
    };
    const refusals = await Promise.all(
      [CREDENTIALS, region, nowhere].map(
        async (environment) => (await runCommand(['deploy', ...STAGING], environment)).stderr,
      ),
    );
    expect(refusals).toEqual([
      expect.stringMatching(/^No AWS region is set: .*\nNothing has been deployed\.\n$/),
      expect.stringMatching(/^There are no AWS credentials: .*\nNothing has been deployed\.\n$/),
      expect.stringMatching(/^AWS can't be reached.*\nNothing has been deployed\.\n$/),
    ]);
  });

  it('at a setting that there is none of', async () => {
    const { status, stderr } = await deploy(['--stage', 'dev', '-c', 'sage=staging']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There is no setting "sage": .*\nNothing has been deployed\.\n$/);
  });

  it('at an option that there is none of, rather than deploying another stage', async () => {
    const { status, stderr, asked } = await deploy(['--stag', 'production']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: unknown option '--stag'\n\(Did you mean --stage\?\)\n/);
    expect(asked).toEqual([]);
  });

  it.each(['--profile', '--region=eu-west-1'])('at %s after the second --', async (option) => {
    const { status, stderr, asked } = await deploy([...STAGING, '--', option, 'other']);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `${option} stands after the second --, where it would go unchecked: write it before`,
    );
    expect(asked).toEqual([]);
  });

  it('without a bootstrap, having asked AWS for nothing but to read', async () => {
    const { status, stdout, stderr, asked } = await deploy(STAGING, { bootstrapVersion: null });
    expect(status).toBe(1);
    expect(stdout).toBe(`Checking account ${ACCOUNT}, region us-west-2, for prevention-month-staging ...\n`);
    expect(stderr).toBe(
      `\nThe CDK was never bootstrapped in account ${ACCOUNT}, region us-west-2: run this once, then deploy again.\n` +
        `  npx cdk bootstrap aws://${ACCOUNT}/us-west-2\n\nNothing has been deployed.\n`,
    );
    expect(asked.filter((operation) => !READS.test(operation))).toEqual([]);
  });

  it('at a sender that is not verified, with the records for the DNS', async () => {
    const { status, stderr } = await deploy(STAGING, {
      stack: { status: 'UPDATE_COMPLETE', identity: DOMAIN },
      identity: { verified: false, tokens: ['abc', 'def'] },
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`  abc._domainkey.${DOMAIN} CNAME abc.dkim.amazonses.com\n`);
    expect(stderr).toContain(`  def._domainkey.${DOMAIN} CNAME def.dkim.amazonses.com\n`);
  });
});

/** An app that prints what the CDK hands to it, in place of ours. */
const TELLING = ['--', '--app', `node -e 'console.error(JSON.stringify(process.env)); process.exit(3)'`];

/** What the app that the CDK ran was told: settings and credentials. */
function toldTo(stderr: string) {
  const line = stderr.split('\n').find((text) => text.startsWith('{"')) ?? '';
  const environment = JSON.parse(line);
  return { ...environment, context: JSON.parse(environment['CDK_CONTEXT_JSON']) };
}

describe('deploys what was checked, where it was checked', () => {
  it('whatever other settings lie in the operator’s home', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    const place = { region: 'eu-west-1', profile: 'not-there' };
    const context = { stage: 'production', siteUrl: 'https://other.example' };
    writeFileSync(join(home, '.cdk.json'), JSON.stringify({ ...place, context }));
    const nobody = ['--stage', 'dev', '-c', 'deliverTo=nobody'];
    const { stdout, stderr } = await deploy([...nobody, ...TELLING], {}, { HOME: home });
    expect(stdout).toContain('for prevention-month-dev ...');
    expect(toldTo(stderr).context).toMatchObject({ stage: 'dev', deliverTo: 'nobody', siteUrl: '' });
    expect(stderr).not.toContain('"stage":"production"');
    expect(toldTo(stderr)).toMatchObject({ CDK_DEFAULT_REGION: 'us-west-2', CDK_DEFAULT_ACCOUNT: ACCOUNT });
  });

  it('whatever other profile or account the CDK would find in the environment', async () => {
    const other = { AWS_DEFAULT_PROFILE: 'other', CDK_PROFILE: 'other', CDK_DEPLOY_ACCOUNT: '999999999999' };
    const { stdout, stderr } = await deploy([...STAGING, ...TELLING], {}, other);
    expect(stdout).toContain(`Checking account ${ACCOUNT}`);
    const told = toldTo(stderr);
    expect(told).toMatchObject({ ...CREDENTIALS, CDK_DEFAULT_ACCOUNT: ACCOUNT });
    expect(Object.keys(told)).not.toEqual(expect.arrayContaining(['AWS_DEFAULT_PROFILE']));
    expect(Object.keys(told)).not.toEqual(expect.arrayContaining(['CDK_PROFILE']));
  });

  it('with the profile’s own keys, although others lie in the environment', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    const credentials = join(home, 'credentials');
    const keys = ['aws_access_key_id = AKIAPROFILE', 'aws_secret_access_key = of-the-profile'];
    writeFileSync(credentials, ['[staging]', ...keys, ''].join('\n'));
    const profile = { AWS_PROFILE: 'staging', AWS_SHARED_CREDENTIALS_FILE: credentials };
    const { stderr } = await deploy([...STAGING, ...TELLING], {}, profile);
    expect(toldTo(stderr)).toMatchObject({
      AWS_ACCESS_KEY_ID: 'AKIAPROFILE',
      AWS_SECRET_ACCESS_KEY: 'of-the-profile',
    });
  });
});

describe('in production, from which everyone is mailed', () => {
  const production = () => ['--stage', 'production', '-c', `eventsData=${calledToday()}`];

  it.each(['', 'yes\n'])('wants its name typed, and takes %j for no', async (input) => {
    const { status, stdout, stderr, asked } = await deploy([...production(), '--', '--version'], { input });
    expect(status).toBe(1);
    expect(stdout).not.toMatch(/\(build \w+\)/);
    expect(stderr).toMatch(
      /^Deploy prevention-month-production in account 123456789012, from which everyone on the lists is mailed\? That was not confirmed, with the word production; .* Nothing has been done\. .*: echo production \| npm run …\n$/,
    );
    expect(asked.filter((operation) => !READS.test(operation))).toEqual([]);
  });

  it('goes on where its name stands on standard input, and knows no --yes', async () => {
    const { status, stdout, stderr } = await deploy([...production(), '--', '--version'], {
      input: 'production\n',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\(build \w+\)\n$/);
    const unknown = await deploy([...production(), '--yes', '--', '--version'], { input: 'production\n' });
    expect(unknown).toMatchObject({ status: 1, asked: [], stderr: expect.stringContaining("'--yes'") });
  });
});

describe('hands over to the CDK', () => {
  it('with a word on the table that an earlier stack has left', async () => {
    const { stdout } = await deploy([...STAGING, '--', '--version'], { keyKept: true });
    expect(stdout).toMatch(/\nNote: prevention-month-staging was here before: its table was kept /);
  });

  it('every argument but our own, after its notes', async () => {
    const { status, stdout } = await deploy([...STAGING, '--mail-later', '--', '--version'], {
      stack: { status: 'UPDATE_COMPLETE', identity: DOMAIN },
      identity: { verified: false, tokens: [] },
      sandbox: true,
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Checking .*\n\nNote: No mail can leave yet: .*\n\nNote: SES keeps .* sandbox: .*\n {2}aws sesv2 .*\n\nNote: Nobody is told when an alarm .*\n\nNote: There is no terminal here .*\n\n\d+\.\d+\.\d+ \(build \w+\)\n$/,
    );
  });

  it('although a narrow right to deploy lets nothing be read, and ends as it ends', async () => {
    const denied = ['AccessDeniedException', 'not authorized'] as const;
    const refuse = {
      GetParameter: denied,
      DescribeStacks: denied,
      GetEmailIdentity: denied,
      GetAccount: denied,
    };
    const { status, stdout, stderr } = await deploy([...STAGING, '--', '--app', 'exit 3'], { refuse });
    expect(stdout).toMatch(/\nNote: These credentials may not read .*, so that was not checked\.\n/);
    expect(stderr).toContain('Subprocess exited with error 3');
    expect(status).toBe(1);
  });
});

describe('for programs', () => {
  it('prints what the check has found, beginning as setup does, and that nothing was deployed', async () => {
    const { status, stdout, stderr } = await deploy([...STAGING, '--json'], {
      bootstrapVersion: null,
      sandbox: true,
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ...{ stack: 'prevention-month-staging', stage: 'staging', agency: null },
      ...{ account: ACCOUNT, region: 'us-west-2' },
      findings: [
        {
          id: 'bootstrap',
          severity: 'stop',
          stops: true,
          sentence: expect.stringContaining('npx cdk bootstrap'),
        },
        { id: 'dkim', severity: 'note', stops: false, sentence: expect.stringContaining(DOMAIN) },
        { id: 'sandbox', severity: 'note', stops: false, sentence: expect.stringContaining('sandbox') },
        { id: 'alarms', severity: 'note', stops: false, sentence: expect.stringContaining('alarmsTo') },
      ],
      deployed: false,
    });
    expect(stderr).toMatch(
      /^Checking account .*\n\nThe CDK was never bootstrapped .*\nNothing has been deployed\.\n$/s,
    );
  });

  it('says whether it was deployed, and leaves what the CDK says to standard error', async () => {
    const [done, failed] = await Promise.all([
      deploy([...STAGING, '--json', '--', '--version']),
      deploy([...STAGING, '--json', '--', '--app', 'exit 3']),
    ]);
    expect(done).toMatchObject({ status: 0, stderr: expect.stringMatching(/\(build \w+\)\n$/) });
    expect(JSON.parse(done.stdout)).toMatchObject({ stage: 'staging', deployed: true });
    expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('exited with error 3') });
    expect(JSON.parse(failed.stdout)).toMatchObject({ deployed: false });
  });

  it('has the ids of setup’s items for all but what may not be read', async () => {
    const { url } = await startAccount({
      bootstrapVersion: null,
      keyKept: true,
      sandbox: true,
      paused: true,
    });
    const environment = { ...CREDENTIALS, AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL: url };
    const setup = await runCommand(
      ['setup', ...STAGING, '--json', '--dns-server', '127.0.0.1:9'],
      environment,
    );
    const { items } = JSON.parse(setup.stdout);
    const ids = items.map(({ id }: { id: string }) => id);
    expect(Object.keys(CHECKS).filter((id) => !ids.includes(id))).toEqual(['rights']);
  });
});
