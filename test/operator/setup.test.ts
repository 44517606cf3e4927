/** `npm run setup` from the outside: before anything is there, in between, and when all is there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, type AccountState, startAccount } from './aws-stand-in.ts';
import { calledToday } from './called-today.ts';
import { startDns, type Zone } from './dns-server.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOMAIN = 'updates.cdss.ca.gov';
const TOKENS = ['abc', 'def', 'ghi'];
const PRODUCTION = ['--stage', 'production'];

/** The DNS as it should be. */
const RIGHT: Zone = {
  ...Object.fromEntries(
    TOKENS.map((token) => [`${token}._domainkey.${DOMAIN}`, { CNAME: [`${token}.dkim.amazonses.com`] }]),
  ),
  [`bounce.${DOMAIN}`]: {
    MX: ['10 feedback-smtp.us-west-2.amazonses.com'],
    TXT: ['v=spf1 include:amazonses.com ~all'],
  },
  [`_dmarc.${DOMAIN}`]: { TXT: [`v=DMARC1; p=none; rua=mailto:reports@${DOMAIN}`] },
};

/** An account in which production runs. */
const RUNNING: Partial<AccountState> = {
  keyKept: true,
  stack: { status: 'UPDATE_COMPLETE', identity: DOMAIN },
  identity: { verified: true, tokens: TOKENS, mailFrom: `bounce.${DOMAIN}` },
};

interface Item {
  readonly id: string;
  readonly mark: string;
  readonly needed: boolean;
  readonly is: string;
  readonly how: string | null;
  readonly records: readonly {
    name: string;
    type: string;
    value: string;
    found: string[] | null;
    isRight: boolean;
  }[];
}

async function setup(
  args: readonly string[],
  { account = RUNNING, zone = RIGHT }: { account?: Partial<AccountState>; zone?: Zone | null } = {},
) {
  const [{ url, asked }, dns] = await Promise.all([startAccount(account), startDns(zone)]);
  const environment = { ...CREDENTIALS, AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL: url };
  const ended = await runCommand(['setup', ...args, '--dns-server', dns], environment);
  return { ...ended, asked };
}

async function items(args: readonly string[], world: Parameters<typeof setup>[1] = {}) {
  const { stdout, status, stderr } = await setup([...args, '--json'], world);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as { ready: boolean; items: Item[] };
  expect(status).toBe(report.ready ? 0 : 1);
  return { ...report, of: (id: string) => report.items.find((item) => item.id === id) };
}

describe('when all is there', () => {
  it('says so, ends with 0, and has only read', async () => {
    const files = ['-c', `eventsData=${calledToday()}`, '-c', 'alarmsTo=on-call@example.gov'];
    const { status, stdout, stderr, asked } = await setup([...PRODUCTION, ...files, '--subscribers', '5000']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`  ✓ Credentials     AWS takes you for account ${ACCOUNT}\n`);
    expect(stdout).toContain(`  ✓ DKIM            SES has verified ${DOMAIN}, and its records stand\n`);
    expect(stdout).toContain(`  ✓ MAIL FROM       bounces go back to bounce.${DOMAIN}\n`);
    expect(stdout).toMatch(/ ✓ SES quota .*50,000 messages in 24 hours, 14 a second/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('the largest mailing, to 5,000 people,');
    expect(stdout).toMatch(/\nAll that is needed is there\.\n$/);
    expect(stdout).not.toMatch(/^ {2}[✗?]/m);
    expect(asked.filter((operation) => !/^(Get|Describe|List)/.test(operation))).toEqual([]);
  });

  it('and not when the quota is too small for the season: it says how much to ask for', async () => {
    const { ready, of } = await items(
      [...PRODUCTION, '-c', `eventsData=${calledToday()}`, '--subscribers', '60000'],
      { account: { ...RUNNING, quota: { most: 50_000, rate: 1 } } },
    );
    expect(ready).toBe(false);
    expect(of('quota')).toMatchObject({ mark: 'missing', needed: true });
    expect(of('quota')?.how).toMatch(
      /^Ask AWS for at least [\d,]+ messages in 24 hours and at least \d+ a second /,
    );
  });
});

describe('before anything is there', () => {
  it('names every step, with the records to copy, and ends with 1', async () => {
    const account = { bootstrapVersion: null, sandbox: true };
    const { status, stdout, asked } = await setup(
      [...PRODUCTION, '-c', 'siteUrl=https://events.example.gov'],
      {
        account,
        zone: {},
      },
    );
    expect(status).toBe(1);
    for (const line of [
      /^ {2}✗ Help lines {6}2 help lines have not been called lately/m,
      /^ {2}✗ CDK bootstrap {3}was never run/m,
      /^ {6}npx cdk bootstrap aws:\/\/123456789012\/us-west-2$/m,
      /^ {2}\? Stack {11}prevention-month-production is not deployed yet \(not needed\)$/m,
      /^ {2}✗ DKIM {12}SES does not know the domain yet$/m,
      /^ {2}✗ DMARC {11}there is no policy for the domain$/m,
      /^ {2}✗ SES sandbox {5}in the sandbox/m,
      /^ {8}Name {3}_dmarc\.updates\.cdss\.ca\.gov\n {8}Value {2}v=DMARC1; p=none; rua=mailto:\S+\n {8}Now {4}nothing$/m,
      /^ {8}Name {3}bounce\.updates\.cdss\.ca\.gov\n {8}Value {2}10 feedback-smtp\.us-west-2\.amazonses\.com$/m,
    ]) {
      expect(stdout).toMatch(line);
    }
    expect(asked.filter((operation) => !/^(Get|Describe|List)/.test(operation))).toEqual([]);
  });

  it('without region and credentials says in plain words how to get them, and looks at the rest', async () => {
    const dns = await startDns(RIGHT);
    const { status, stdout, stderr } = await runCommand(
      ['setup', ...PRODUCTION, '--dns-server', dns, '--json'],
      {},
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { items: listed } = JSON.parse(stdout) as { items: Item[] };
    const of = (id: string) => listed.find((item) => item.id === id);
    expect(of('region')?.how).toMatch(/^No AWS region is set: /);
    expect(of('credentials')?.how).toMatch(/^There are no AWS credentials: sign in/);
    expect(of('dkim')).toMatchObject({ mark: 'unsure', how: 'Set the region first, then run this again.' });
    expect(of('dmarc')).toMatchObject({ mark: 'ok' });
  });

  it('takes a folder with a mistake for a step of its own', async () => {
    const folder = calledToday();
    writeFileSync(join(folder, 'agency.yaml'), 'name: [');
    const { of, ready } = await items(['--stage', 'staging', '-c', `eventsData=${folder}`]);
    expect(ready).toBe(false);
    expect(of('files')).toMatchObject({
      mark: 'missing',
      how: expect.stringMatching(/^agency\.yaml:\d+: error/),
    });
    expect(of('dkim')).toBeUndefined();
  });
});

describe('in between', () => {
  it('shows each DKIM record as it should be and as it is', async () => {
    const { of } = await items(['--stage', 'staging'], {
      account: { ...RUNNING, identity: { verified: false, tokens: TOKENS } },
      zone: {
        ...RIGHT,
        [`abc._domainkey.${DOMAIN}`]: { CNAME: ['abc.dkim.example.net'] },
        [`def._domainkey.${DOMAIN}`]: {},
      },
    });
    expect(of('dkim')).toMatchObject({ mark: 'missing', needed: true });
    expect(of('dkim')?.records.map(({ isRight, found }) => ({ isRight, found }))).toEqual([
      { isRight: false, found: ['abc.dkim.example.net'] },
      { isRight: false, found: [] },
      { isRight: true, found: ['ghi.dkim.amazonses.com'] },
    ]);
  });

  it('a staging stage needs neither production access nor called help lines, and says so', async () => {
    const { ready, of } = await items(
      ['--stage', 'staging', '--agency', 'placer', '-c', `eventsData=${ROOT}/events-data`],
      {
        account: { ...RUNNING, sandbox: true },
      },
    );
    expect(ready).toBe(true);
    expect(of('sandbox')).toMatchObject({ mark: 'unsure', needed: false });
    expect(of('hotlines')).toMatchObject({ mark: 'unsure', needed: false });
    expect(of('stack')?.is).toBe('prevention-month-placer-staging is deployed');
  });

  it('says which mailboxes hear of no alarm: not confirmed, unsubscribed, or forgotten by SNS since', async () => {
    const of = async (alarmsTo: NonNullable<AccountState['stack']>['alarmsTo'] = {}) =>
      (
        await items(['--stage', 'staging'], {
          account: { ...RUNNING, stack: { status: 'UPDATE_COMPLETE', identity: DOMAIN, alarmsTo } },
        })
      ).of('alarm-mailboxes');
    expect(await of()).toBeUndefined();
    expect(await of({ 'a@example.gov': 'confirmed' })).toMatchObject({
      ...{ mark: 'ok', is: '1 mailbox has confirmed' },
    });
    const ill = await of({
      'a@example.gov': 'confirmed',
      'b@example.gov': 'PendingConfirmation',
      'c@example.gov': 'Deleted',
      'd@example.gov': 'gone',
    });
    expect(ill).toMatchObject({ mark: 'missing', needed: false });
    expect(ill?.is).toBe('1 mailbox has confirmed; 3 are not told of alarms');
    expect(ill?.how).toContain('Confirm b@example.gov: not by the link');
    expect(ill?.how).toMatch(
      /^ {2}aws sns confirm-subscription .*:alarms --token TOKEN --authenticate-on-unsubscribe true$/m,
    );
    expect(ill?.how).toContain('2 mailboxes were unsubscribed');
  });

  it('a DNS that does not answer is no missing record', async () => {
    const { ready, of } = await items(['--stage', 'staging'], { zone: null });
    expect(ready).toBe(false);
    expect(of('dmarc')).toMatchObject({ mark: 'unsure', is: 'the DNS did not answer' });
    expect(of('dkim')?.records.map(({ found }) => found)).toEqual([null, null, null]);
  });
});

it.each([
  [[], /^Name the stage that you set up: /],
  [['--stage', 'prod'], /^There is no stage "prod": /],
  [['--stage', 'dev', '-c', 'agency=No'], /^agency is "No": /],
])('refuses %j', async (args, sentence) => {
  const { status, stderr } = await runCommand(['setup', ...args], {});
  expect(status).toBe(1);
  expect(stderr).toMatch(sentence);
});
