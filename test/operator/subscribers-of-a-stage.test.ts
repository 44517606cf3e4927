/** `npm run subscribers -- … --stage staging`: into the store of a deployed stack. */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAddress } from '../../core/subscribers/address.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { ACCOUNT, startAccount } from './aws-stand-in.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';
import { deployedStage, WHERE } from './stage.fixture.ts';

const NONE = {
  subscribed: '0 new subscriptions',
  already: '0 subscriptions that were there already',
  left: '0 people have left a list and stay off',
  suppressed: '0 people are suppressed and stay off',
};

/** What an import of two people prints, where it is not nought. */
const summary = (counts: Partial<typeof NONE>) =>
  `${WHERE}2 people read:\n${Object.values({ ...NONE, ...counts })
    .map((count) => `  ${count}\n`)
    .join('')}`;

it('imports people, says where, and importing them again changes nothing', async () => {
  const { table, keys, file, run } = await deployedStage();
  expect(await run('import', file)).toMatchObject({
    status: 0,
    stdout: summary({ subscribed: '2 new subscriptions' }),
  });
  const id = subscriberId(parseAddress('bo@example.org'), await keys.idKey(KEY_PARAMETERS.idKey));
  expect(await subscriberStore(table).find(id)).toMatchObject({ style: 'open' });
  const again = summary({ already: '2 subscriptions that were there already' });
  expect((await run('import', file)).stdout).toBe(again);

  await subscriptionStore(table).leave(id, 'month-events');
  expect((await run('import', file)).stdout).toBe(
    summary({
      already: '1 subscription that was there already',
      left: '1 person has left a list and stays off',
    }),
  );
});

it('suppresses an address there, and no import brings it back', async () => {
  const { file, run } = await deployedStage();
  expect((await run('suppress', 'ana@example.org')).stdout).toBe(
    `${WHERE}This address is never mailed again.\n`,
  );
  expect((await run('import', file)).stdout).toBe(
    summary({ subscribed: '1 new subscription', suppressed: '1 person is suppressed and stays off' }),
  );
});

it('suppresses an address with its mailbox, for every spelling, and allows both again', async () => {
  const { table, keys, run } = await deployedStage();
  const idKey = await keys.idKey(KEY_PARAMETERS.idKey);
  const suppressions = suppressionStore(table);
  const mailbox = mailboxHash(parseAddress('b.o+else@gmail.com'), idKey);
  const standing = async () => [
    await suppressions.find(subscriberId(parseAddress('bo@gmail.com'), idKey)),
    await suppressions.isMailboxSuppressed(mailbox),
  ];
  await run('suppress', 'bo@gmail.com');
  expect(await standing()).toEqual(['asked', true]);
  await run('allow', 'bo@gmail.com');
  expect(await standing()).toEqual([undefined, false]);

  await suppressions.suppressMailbox(mailbox);
  expect((await run('allow', 'bo@gmail.com')).stdout).toContain('This address can be mailed again.');
  expect(await standing()).toEqual([undefined, false]);
});

it('lets an address be mailed again that asked never to be, and no other', async () => {
  const { run, type } = await deployedStage();
  await run('suppress', 'bo@example.org');
  expect((await type('Bo@Example.org\n', 'allow')).stdout).toContain('This address can be mailed again.');
  expect((await run('allow', 'bo@example.org')).stdout).toBe(
    `${WHERE}Nobody has asked that this address never be mailed.\n`,
  );
});

it('takes the address to suppress from standard input, where no log finds it, and one at a time', async () => {
  const { type } = await deployedStage();
  expect(await type('Ana@Example.org\n', 'suppress')).toEqual({
    status: 0,
    stdout: `${WHERE}This address is never mailed again.\n`,
    stderr: '',
  });
  expect((await type('', 'suppress', 'ana@example.org')).stdout).toBe(
    `${WHERE}This address was suppressed already.\n`,
  );
  expect(await type('ana@example.org\nbo@example.org\n', 'suppress')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'Standard input holds 2 lines, and this takes one at a time. Nothing has been done.\n',
  });
});

it('a file of nobody is told from a file of people', async () => {
  const { file, run } = await deployedStage();
  await writeFile(file, 'address,language,lists,style\n');
  expect(await run('import', file)).toEqual({
    status: 1,
    stdout: WHERE,
    stderr: `${file} names nobody: below its first line, write one line for each person.\n`,
  });
});

it('without a stage it says that it works on this machine', async () => {
  const { file } = await deployedStage();
  const folder = dirname(file);
  expect(await runCommand(['subscribers', 'import', file], {}, { folder })).toEqual({
    status: 1,
    stdout: `Working on the service on this machine (${join('.local', 'service')}); --stage staging works on AWS.\n`,
    stderr: 'Nothing has been loaded yet: run `npm start` once, then run this again.\n',
  });
});

it('before the stack has loaded anything it says what to do', async () => {
  const { file, run } = await deployedStage({ loaded: false });
  const sentence =
    'Nothing has been loaded yet: deploy it again (npm run deploy -- --stage staging …), which loads the calendars, ' +
    'then run this again.\n';
  expect(await run('import', file)).toMatchObject({ status: 1, stderr: sentence });
  expect(await run('suppress', 'ana@example.org')).toMatchObject({ status: 1, stderr: sentence });
});

it('without a stack it names account and region', async () => {
  const { file, run } = await deployedStage({ stack: null });
  expect(await run('import', file)).toEqual({
    status: 1,
    stdout: '',
    stderr:
      `There is no stack prevention-month-staging in account ${ACCOUNT}, region us-west-2: choose its account and ` +
      'region with AWS_PROFILE and AWS_REGION, or deploy it first (docs/operating.md says how).\n',
  });
});

it('credentials that may not look for the stack are told so in AWS’s words', async () => {
  const refuse = { DescribeStacks: ['AccessDenied', 'User x is not authorized'] } as const;
  const { file, run } = await deployedStage({ refuse });
  expect(await run('import', file)).toMatchObject({
    status: 1,
    stderr:
      'These AWS credentials may not do this: use a profile that may. AWS says: User x is not authorized.\n',
  });
});

it('a stage, a file or an address that is wrong is refused before AWS is asked', async () => {
  const run = (...args: string[]) => runCommand(['subscribers', ...args], {});
  const [stage, file, address] = await Promise.all([
    run('suppress', 'ana@example.org', '--stage', 'prod'),
    run('import', 'no-such.csv', '--stage', 'dev'),
    run('suppress', 'ana', '--stage', 'dev'),
  ]);
  expect(stage.stderr).toMatch(/'prod' is invalid\. Allowed choices are dev, staging, production\./);
  expect(file.stderr).toBe("no-such.csv can't be opened: there is no such file.\n");
  expect(address.stderr).toMatch(/^This address can't be used: /);
  expect((await run('suppress', '--stage', 'dev')).stderr).toMatch(/^This address can't be used: /);
});

it('without region, or credentials, or with credentials that have expired, it says what to set', async () => {
  const { url } = await startAccount({ refuse: { GetCallerIdentity: ['ExpiredToken', 'expired'] } });
  const region = { AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL: url };
  const refusals = await Promise.all(
    [CREDENTIALS, region, { ...region, AWS_PROFILE: 'county' }, { ...region, ...CREDENTIALS }].map(
      async (environment) => {
        const args = ['subscribers', 'suppress', 'ana@example.org', '--stage', 'dev'];
        return (await runCommand(args, environment)).stderr;
      },
    ),
  );
  expect(refusals).toEqual([
    expect.stringMatching(/^No AWS region is set: .*\.\n$/),
    expect.stringMatching(/^There are no AWS credentials: sign in .*\.\n$/),
    expect.stringMatching(/^There are no AWS credentials of a profile "county": sign in .*\.\n$/),
    expect.stringMatching(/^The AWS credentials have expired: .*\.\n$/),
  ]);
});
