/** `npm run send-test` from the outside: one mail, one address, and nothing that works on real people. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { operationStore } from '../../core/operations/operation.store.ts';
import { createClock } from '../../local/clock.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import { startSes } from '../../local/endpoints/ses.ts';
import { openInbox } from '../../local/inbox/inbox.ts';
import { TABLE_NAME } from '../../local/resource-names.ts';
import { rememberService } from '../../local/running-service.ts';
import { openStore } from '../../local/store-access.ts';
import { ACCOUNT, startAccount } from './aws-stand-in.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';

const EVENTS_DATA = ['--events-data', join(import.meta.dirname, '../../events-data')];
const MAIL = '2027-programme';
const TO = ['--to', 'you@example.gov'];
const SITE = 'https://events.example.gov';

/** SES as it takes mail, and the inbox that it delivers to. */
async function openMail() {
  const inbox = await openInbox({ folder: null });
  const ses = await startSes({ clock: createClock(0), inbox });
  onTestFinished(() => ses.close());
  const arrived = async () =>
    Promise.all(
      inbox.list().map(async ({ id }) => ({ ...(await inbox.get(id)), eml: inbox.eml(id)?.toString() })),
    );
  return { url: ses.url, arrived };
}

/** The table, and what operators are on record for. */
async function openTable() {
  const dynamoDb = await startDynamoDb({ folder: null, tableName: TABLE_NAME });
  onTestFinished(() => dynamoDb.close());
  const { table } = openStore({ dynamoDb: dynamoDb.url, ssm: dynamoDb.url });
  return { url: dynamoDb.url, operations: () => operationStore(table).since('2026') };
}

/** A deployed stage that may mail `deliverTo`. */
async function onStage(words: readonly string[], deliverTo: string, input = '') {
  const mail = await openMail();
  const outputs = {
    TableName: TABLE_NAME,
    ...{ IdKeyParameter: '/prevention-month/staging/id-key', SiteUrl: SITE, DeliverTo: deliverTo },
  };
  const { url: table, operations } = await openTable();
  const { url } = await startAccount({ stack: { status: 'UPDATE_COMPLETE', outputs } });
  const environment = {
    ...CREDENTIALS,
    ...{ AWS_REGION: 'us-west-2', AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_SESV2: mail.url },
    AWS_ENDPOINT_URL_DYNAMODB: table,
  };
  const ended = await runCommand(['send-test', MAIL, ...EVENTS_DATA, ...words], environment, { input });
  return { ...ended, arrived: await mail.arrived(), operations: await operations() };
}

describe('on a stage with an allow-list', () => {
  it('sends one message, marked as a test, whose links belong to nobody', async () => {
    const { status, stdout, stderr, arrived, operations } = await onStage(
      [...TO, '--stage', 'staging', '--language', 'es', '--style', 'open', '--yes', '--json'],
      'you@example.gov,ana@example.gov',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      sent: { to: 'you@example.gov', language: 'es', style: 'open' },
    });
    expect(arrived).toHaveLength(1);
    expect(operations).toMatchObject([{ by: 'user/op', what: 'send-test' }]);
    expect(operations[0]?.about).toEqual({ mail: expect.stringMatching(/^2027-programme-\w+$/) });
    const [message] = arrived;
    expect(message).toMatchObject({ to: ['you@example.gov'], subject: expect.stringMatching(/^\[Test\] /) });
    expect(message?.eml).not.toMatch(/^List-Unsubscribe/im);
    const links = [...(message?.html ?? '').matchAll(/href="https:\/\/events\.example\.gov([^"]*)"/g)].map(
      ([, path]) => path ?? '',
    );
    const personal = links.filter((path) => /^\/(unsubscribe|manage|stop|keep|confirm)\//.test(path));
    expect(personal.length).toBeGreaterThan(0);
    expect(personal.filter((path) => !/^\/\w+\/sample(\?|$)/.test(path))).toEqual([]);
  });

  it('refuses whoever is not on it, in a sentence, and sends nothing', async () => {
    const { status, stderr, arrived, operations } = await onStage(
      ['--to', 'else@example.gov', '--stage', 'staging', '--yes'],
      'you@example.gov',
    );
    expect(status).toBe(1);
    expect(stderr).toContain(
      `stack prevention-month-staging (account ${ACCOUNT}, region us-west-2) may not mail`,
    );
    expect({ arrived, operations }).toEqual({ arrived: [], operations: [] });
  });

  it('sends nothing where nobody may be mailed', async () => {
    const { status, arrived } = await onStage([...TO, '--stage', 'staging', '--yes'], 'nobody');
    expect({ status, arrived }).toEqual({ status: 1, arrived: [] });
  });
});

describe('in production', () => {
  it('wants the address typed once more', async () => {
    const typed = await onStage([...TO, '--stage', 'production'], 'everyone', 'you@example.gov\n');
    expect(typed.status).toBe(0);
    expect(typed.arrived).toHaveLength(1);
    const yes = await onStage([...TO, '--stage', 'production'], 'everyone', 'yes\n');
    expect(yes).toMatchObject({
      status: 1,
      arrived: [],
      stderr: expect.stringMatching(/nothing has been done\.\n$/),
    });
  });
});

describe('never to more than one person', () => {
  it.each([
    [['--to', 'a@example.gov', '--to', 'b@example.gov'], /give --to once/],
    [['--to', 'a@example.gov,b@example.gov'], /Write one e-mail address/],
    [['--to', 'a@example.gov b@example.gov'], /Write one e-mail address/],
    [[], /required option '--to <address>' not specified/],
  ])('%j', async (words, sentence) => {
    const { status, stderr } = await runCommand(['send-test', MAIL, ...words, '--yes'], {});
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});

describe('on this machine', () => {
  it('arrives in the inbox of the service that runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'send-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const mail = await openMail();
    const { url: dynamoDb, operations } = await openTable();
    const service = join(folder, '.local', 'service');
    await mkdir(service, { recursive: true });
    rememberService(service, {
      siteUrl: mail.url,
      dynamoDb,
      ssm: mail.url,
      sqs: mail.url,
      ses: mail.url,
    });
    const words = ['send-test', MAIL, ...EVENTS_DATA, ...TO];
    const { status, stdout } = await runCommand(words, {}, { folder, input: 'yes\n' });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Sent: “\[Test\] .*” to you@example\.gov\./);
    expect(await mail.arrived()).toHaveLength(1);
    expect(await operations()).toMatchObject([{ what: 'send-test' }]);
    const unasked = await runCommand(words, {}, { folder });
    expect(unasked).toMatchObject({ status: 1, stderr: expect.stringMatching(/That was not confirmed/) });
    expect(await mail.arrived()).toHaveLength(1);
  });

  it('says what to do where none runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'send-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { status, stderr } = await runCommand(['send-test', MAIL, ...TO, '--yes'], {}, { folder });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^No service runs on this machine: start it first \(npm start\)/);
  });
});
