/** `npm run mailings -- … --stage staging`: into the store of a deployed stack. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { tally } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { alarmStore } from '../../core/sweep/alarm.store.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import { KEY_PARAMETERS, TABLE_NAME } from '../../local/resource-names.ts';
import { openStore } from '../../local/store-access.ts';
import { entries, mailing as example } from '../local/mailings.fixture.ts';
import { ACCOUNT, startAccount } from './aws-stand-in.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';

const STACK = {
  status: 'UPDATE_COMPLETE',
  outputs: { TableName: TABLE_NAME, IdKeyParameter: KEY_PARAMETERS.idKey },
};
const WHERE = `Working on the stack prevention-month-staging (account ${ACCOUNT}, region us-west-2).\n`;
const FOREVER = 4_000_000_000;
const HOUR_MS = 60 * 60_000;
const { id: ID } = example();
const MESSAGE = { mailing: ID, range: 0 };

/**
 * A stack with a finished mailing to seven people: three sent to, two failed, two uncertain. It began an hour ago, and is of use for
 * another one, unless it is `late`.
 */
async function deployedStage({ late = false, stage = 'staging' } = {}) {
  const [dynamoDb, { url }] = await Promise.all([
    startDynamoDb({ folder: null, tableName: TABLE_NAME }),
    startAccount({ stack: STACK }),
  ]);
  onTestFinished(() => dynamoDb.close());
  const { table } = openStore({ dynamoDb: dynamoDb.url, ssm: dynamoDb.url });
  const now = Date.now();
  const mailings = mailingStore(table);
  await mailings.start(
    example({
      variants: [],
      reminder: { year: 2026, source: 'calendar', eventId: '0123456789abcdef', offset: '-P1D' },
      startedAt: new Date(now - HOUR_MS).toISOString(),
      useUntil: new Date(now + (late ? -1 : 1) * 0.5 * HOUR_MS).toISOString(),
      people: 7,
      expiresAt: FOREVER,
    }),
  );
  const people = [
    ...entries(3, { state: 'sent', messageId: 'm' }),
    ...entries(2, { state: 'failed', reason: 'MESSAGE_REJECTED' }, 16),
    ...entries(2, { state: 'uncertain', reason: 'no answer' }, 32),
  ];
  const ranges = rangeStore(table);
  const lease = await ranges.lease(MESSAGE, FOREVER);
  if (lease.state !== 'taken') throw new Error('Nobody else is there.');
  await ledgerStore(table).put(
    MESSAGE,
    [{ call: 0, at: new Date(now).toISOString(), entries: people }],
    FOREVER,
  );
  await ranges.finish({ message: MESSAGE, until: lease.until }, tally(people));
  await mailings.finish(ID, tally(people));
  await subscriberStore(table).create({
    id: people[3]?.id ?? '',
    address: 'fay@example.org',
    language: 'en',
    style: 'open',
    answeredAt: new Date(now).toISOString(),
  });
  const environment = {
    ...CREDENTIALS,
    AWS_REGION: 'us-west-2',
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
  };
  const type = (input: string, ...args: string[]) =>
    runCommand(['mailings', ...args, '--stage', stage], environment, { input });
  return {
    table,
    type,
    run: (...args: string[]) => type('', ...args),
    open: () => mailings.open(),
    states: async () =>
      (await ledgerStore(table).calls(MESSAGE))
        .flatMap((call) => call.entries.map(({ state }) => state))
        .join(' '),
  };
}

const AS_BEFORE = 'sent sent sent failed failed uncertain uncertain';

describe('mailings', () => {
  it('lists what there is, with the alarms that stand, and for programs in nothing but JSON', async () => {
    const { table, run } = await deployedStage();
    await alarmStore(table).raise({ kind: 'range-stuck', subject: ID, says: 'It does not end.' });
    const { status, stdout } = await run('--year', '2026');
    expect(status).toBe(0);
    expect(stdout).toContain(WHERE);
    expect(stdout).toMatch(/ALARM range-stuck, since .*\n {2}It does not end\./);
    expect(stdout).toMatch(
      /An event that is gone {2,}1 day before {2,}finished {2,}7 {2,}3 {2,}2 {2,}2 {2,}0 {2,}0 {2,}2026-0123\n/,
    );

    const json = await run('--year', '2026', '--json');
    expect(json.stderr).toBe(WHERE);
    const overview = JSON.parse(json.stdout);
    expect(overview).toMatchObject({
      alarms: [{ kind: 'range-stuck' }],
      brakes: { everything: null },
      mailings: [{ id: ID, which: '1 day before', missed: 2, counts: { sent: 3, uncertain: 2 } }],
    });
    expect(json.stdout).not.toContain('unreached');
    expect((await run('--year', '2025')).stdout).toContain('No mailing has begun yet.');
  });

  it('for others it says when each went out and how many it reached, in tens, and nothing else', async () => {
    const { run, table } = await deployedStage();
    await alarmStore(table).raise({ kind: 'range-stuck', subject: ID, says: 'It does not end.' });
    const { stdout } = await run('--for-others', '--json');
    expect(JSON.parse(stdout)).toEqual({
      mailings: [
        {
          id: ID,
          title: 'An event that is gone, 1 day before',
          startedAt: expect.any(String),
          reached: null,
        },
      ],
    });
    const text = (await run('--for-others')).stdout;
    expect(text).toContain('under 11');
    expect(text).not.toContain('ALARM');
    const shown = await run('--for-others', 'show', ID, '--json');
    expect(shown).toMatchObject({ status: 1, stderr: expect.stringContaining('for its operators alone') });
    expect(JSON.parse(shown.stdout)).toEqual({ error: expect.any(String) });
  });

  it('shows one by the beginning of its id: why people were missed, and who they are, masked', async () => {
    const { run } = await deployedStage();
    const { stdout } = await run('show', '2026-01');
    expect(stdout).toContain('2 failed: MESSAGE_REJECTED');
    expect(stdout).toContain('f***@example.org');
    expect(stdout).toContain('(nothing is kept any more)');
    expect(stdout).not.toContain('fay@');
    const { unreached } = JSON.parse((await run('show', ID, '--json')).stdout);
    expect(unreached).toHaveLength(4);
    expect(unreached[0]).toMatchObject({ state: 'failed', address: 'f***@example.org' });
    expect(await run('show', '2026-ff')).toMatchObject({
      status: 1,
      stderr: 'No mailing’s id begins with “2026-ff”: `npm run mailings -- --stage staging` lists them.\n',
    });
  });
});

describe('resend', () => {
  it('asks first, sends to the missed alone, and says the second time that there are none', async () => {
    const { run, type, states, open } = await deployedStage();
    const question = 'Send “An event that is gone, 1 day before” again to 2 people?';
    expect(await type('no\n', 'resend', ID)).toMatchObject({
      status: 1,
      stderr: `${question} That was not confirmed, with yes or --yes: nothing has been done.\n`,
    });
    expect(await states()).toBe(AS_BEFORE);
    expect((await type('yes\n', 'resend', ID)).stdout).toBe(
      `${WHERE}2 people will be sent it again within two minutes.\n`,
    );
    expect(await states()).toBe('sent sent sent pending pending uncertain uncertain');
    expect(await open()).toEqual([ID]);
    expect((await run('resend', ID, '--yes')).stdout).toBe(
      `${WHERE}Nobody is known to have been missed. Of 2 people nobody knows: settle them first.\n`,
    );
  });

  it('refuses once it is of no use any more, without asking', async () => {
    const { run, states } = await deployedStage({ late: true });
    const { status, stderr } = await run('resend', ID);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Mailing 2026-\S+ was of use until \S+: to send it now would be worse than silence\.\n$/,
    );
    expect(await states()).toBe(AS_BEFORE);
  });
});

describe('settle', () => {
  it('counts the uncertain as sent, or sends to them again, as the operator says', async () => {
    const { run, states } = await deployedStage();
    expect((await run('settle', ID)).stderr).toContain(
      "required option '--as <sent|not-sent>' not specified",
    );
    expect((await run('settle', ID, '--as', 'sent', '--yes', '--json')).stdout).toBe(
      '{\n  "people": 2,\n  "busy": 0\n}\n',
    );
    expect(await states()).toBe('sent sent sent failed failed sent sent');
    expect((await run('settle', ID, '--as', 'not-sent')).stdout).toBe(`${WHERE}Nobody is uncertain.\n`);
  });

  it('says what becomes of people once it is of no use any more', async () => {
    const { run } = await deployedStage({ late: true });
    expect((await run('settle', ID, '--as', 'not-sent', '--yes')).stdout).toBe(
      `${WHERE}2 people: it is of no use any more, so they will be skipped as too late.\n`,
    );
  });
});

describe('pause and resume', () => {
  it('act on one mailing or on everything, and say what else is paused', async () => {
    const { run, table } = await deployedStage();
    expect((await run('pause', ID)).stdout).toContain(
      `Mailing ${ID} is finished: there is nothing to pause.\n`,
    );
    await mailingStore(table).reopen(ID, FOREVER);
    expect((await run('pause')).stdout).toContain(
      'Everything is paused: no mailing is sent any more, while letters go on. Go on with: npm run mailings -- resume --stage staging\n',
    );
    expect((await run('pause')).stdout).toContain('Everything was paused already.');
    await run('pause', '2026-01');
    const { brakes } = JSON.parse((await run('--json')).stdout);
    expect(brakes).toMatchObject({ everything: { because: 'operator' }, mailings: [ID] });
    expect((await run('resume')).stdout).toBe(
      `${WHERE}Everything goes on within two minutes. Still paused one by one: ${ID}\n`,
    );
    expect((await run('resume', ID)).stdout).toBe(`${WHERE}Mailing ${ID} goes on within two minutes.\n`);
    expect((await run('resume', ID)).stdout).toBe(`${WHERE}Mailing ${ID} was not paused.\n`);
    expect((await run('resume')).stdout).toBe(`${WHERE}There was no pause of everything.\n`);
    expect((await run('puase')).stderr).toContain('there is no command puase of mailings');
  });
});

describe('in production, whatever is sent again', () => {
  it('wants its name typed, which no --yes says', async () => {
    const { type, states, table } = await deployedStage({ stage: 'production' });
    const acts = [
      ['resend', ID],
      ['settle', ID, '--as', 'not-sent'],
    ];
    for (const act of acts)
      expect(await type('yes\n', ...act, '--yes')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(
          'with the word production; --yes does not say it. Nothing has been done.',
        ),
      });
    expect(await states()).toBe(AS_BEFORE);
    expect((await type('production\n', 'resend', ID)).stdout).toContain('2 people will be sent it again');
    await brakeStore(table, () => new Date()).pause(ID);
    expect((await type('', 'resume', ID, '--yes')).stderr).toContain('about 2 people who wait? That was not');
    expect((await type('Production\n', 'resume', ID)).stdout).toContain('goes on within two minutes');
  });
});

it('without a stage it works on this machine, also while no service runs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { status, stdout, stderr } = await runCommand(['mailings', '--json'], {}, { folder });
  expect(status).toBe(0);
  expect(stderr).toContain('Working on the service on this machine');
  expect(JSON.parse(stdout)).toMatchObject({ alarms: [], mailings: [] });
});
