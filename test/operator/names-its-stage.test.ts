/** A command that is printed to be copied works on the stack that was worked on: pasted without its stage it would work on this machine. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { expect, it, onTestFinished } from 'vitest';
import { localAccess } from '../../local/local-access.ts';
import { COMMANDS } from '../../operator/commands.ts';
import { DEAD_LETTER_QUEUES } from '../../operator/dead-letters.ts';
import { mailingReportText } from '../../operator/mailing-report-text.ts';
import { mailingsListText } from '../../operator/mailings-list.ts';
import { account, eventful, noPromises, running, uneventful } from '../local/mailings.fixture.ts';
import { deployedStage } from './stage.fixture.ts';

const ROOT = join(import.meta.dirname, '../..');
const STACK = { stage: 'production', agency: 'placer' } as const;

/** Commands that take `--stage`, or one below them. */
const OF_A_STAGE = (
  await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const command = await load();
      const all = [command, ...command.commands];
      return all.some(({ options }) => options.some(({ long }) => long === '--stage')) ? [name] : [];
    }),
  )
).flat();

/** Each command in a text that could be copied, to the end of what belongs to it. */
const copied = (text: string): string[] =>
  (text.match(/npm run [a-z-]+[^\n`]*/g) ?? []).filter((command) =>
    OF_A_STAGE.includes(/^npm run ([a-z-]+)/.exec(command)?.[1] ?? ''),
  );

it('also those of the list of mailings, and of one', () => {
  const stopped = { ...uneventful(), report: { ...uneventful().report, progress: 'paused' as const } };
  const texts = [
    mailingsListText(
      {
        alarms: [],
        brakes: {
          everything: { since: '2026-01-13T11:00:00Z', because: 'bounces' },
          mailings: [running().report.id],
          resumedAt: account().brakes.resumedAt,
        },
        mailings: [running()],
        levels: noPromises(),
      },
      { timeZone: 'UTC', stack: STACK },
    ),
    ...[eventful(), stopped].map((named) =>
      mailingReportText({ named, people: [], timeZone: 'UTC', stack: STACK }),
    ),
  ];
  const commands = texts.flatMap(copied);
  expect(commands).toHaveLength(7);
  for (const command of commands) expect(command).toContain(' --stage production --agency placer');
});

it('whatever is asked of a stage', async () => {
  const queues = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  onTestFinished(() => queues.stop());
  const endpoint = `http://127.0.0.1:${queues.port}`;
  const sqs = new SQSClient({ ...localAccess('operator'), endpoint });
  const names = new Set(DEAD_LETTER_QUEUES.flatMap(({ dead, target }) => [dead, target]));
  for (const name of names) {
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: `prevention-month-staging-${name}` }),
    );
    if (name === 'letters-dead') await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
  }
  const { call } = await deployedStage({ more: { AWS_ENDPOINT_URL_SQS: endpoint } });
  const nothingLoaded = await deployedStage({ loaded: false });
  const printed = async (args: readonly string[], { call: on } = { call }) => {
    const { stdout, stderr } = await on(args);
    const commands = copied(stdout + stderr);
    expect(commands, `${args.join(' ')}: ${stdout}${stderr}`).not.toEqual([]);
    return commands;
  };
  const commands = [
    await printed(['queues']),
    await printed(['queues', 'redrive', 'letters', '--yes']),
    await printed(['keys', 'rotate']),
    await printed(['keys', 'retire', '1', '--yes']),
    await printed(['mailings', 'pause']),
    await printed(['mailings']),
    await printed(['mailings', 'show', '2027-none']),
    await printed(['submissions', 'take-down', '0123456789abcdef']),
    await printed(['subscribers', 'count'], nothingLoaded),
  ].flat();
  for (const command of commands) expect(command).toContain(' --stage staging');
});

/** Where something is to be read is named, too, in `as \`npm run plan\` prints it`: nobody copies that. */
const A_SOURCE = /\b(?:as|that) \\?`npm run /;

it('no text of a command spells one out by itself', () => {
  const lines = globSync('operator/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .map((line) => ({ file, line }))
      .filter(({ line }) => !/^\s*(?:\/\*)?\*/.test(line)),
  );
  const spelled = lines.filter(
    ({ line }) => copied(line).some((command) => !/--stage|wordsFor\(/.test(command)) && !A_SOURCE.test(line),
  );
  expect(spelled).toEqual([]);
});
