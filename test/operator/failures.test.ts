/** What a command says when it has failed: people read one plain message, programs nothing but JSON. */
import { describe, expect, it } from 'vitest';
import { endingOf } from '../../operator/failure.ts';
import { runCommand } from './run-command.ts';
import { deployedStage } from './stage.fixture.ts';

const AWS = { AWS_REGION: 'us-west-2' };

/** Words, and how the message begins or what it names to mend it by. */
const FAILURES: readonly (readonly [words: readonly string[], says: RegExp])[] = [
  [['subscribers', 'import', 'no-such.csv'], /^no-such\.csv can't be opened: there is no such file\.$/],
  [['subscribers', 'erase', 'nobody'], /^This address can't be used: .* like name@example\.org\.$/],
  [['subscribers', 'count', '--stage', 'prod'], /Allowed choices are dev, staging, production\./],
  [['mailings', 'puase'], /there are show, resend, settle, pause, resume and approve/],
  [['mailings', 'show'], /missing required argument 'id'/],
  [['mailings', '--stage', 'dev'], /^There are no AWS credentials: sign in .*AWS_PROFILE/],
  [['mailings', '--agency', 'placer'], /name the stage too, such as --stage staging/],
  [['queues', 'redrive', 'everything'], /Allowed choices are due, ranges, letters, feedback, schedules\./],
  [['restore'], /required option '--from-table <name>' not specified/],
  [['log', '--since', 'yesterday'], /like 2026-01-05T09:00:00-08:00/],
  [['keys', 'rotate', '--yse'], /unknown option '--yse'/],
  [['plan', '--events-data', 'no-such'], /^There is no folder no-such: name the one that holds/],
  [['rehearse', '--calendar', 'no-such.ics'], /^no-such\.ics can't be opened: there is no such file\.$/],
  [['rehearse', '--out', 'package.json/out'], /^Nothing can be left in package\.json\/out: .* --out\.$/],
  [['preview', '--event', 'no-such'], /^No event's id begins with no-such: npm run preview/],
  [['preview', '--port', '99999'], /Write a number from 1 to 65535\./],
  [['cost'], /^Say how many people are on the lists: npm run cost/],
  [['send-test', '2027-programme', '--to', 'you'], /Write one e-mail address\./],
  [['setup'], /^Name the stage that you set up: npm run setup/],
  [['deploy'], /^Name the stage: npm run deploy .*\nNothing has been deployed\.$/],
  [['deploi'], /unknown command 'deploi'/],
];

describe.each(FAILURES)('%j', (words, says) => {
  it('ends with 1 and a message that says how to mend it', async () => {
    const [plain, json] = await Promise.all([runCommand(words, AWS), runCommand([...words, '--json'], AWS)]);
    expect([plain.status, json.status]).toEqual([1, 1]);
    expect(plain.stdout).toBe('');
    expect(plain.stderr).not.toMatch(/^\s+at /m);
    const told: unknown = JSON.parse(json.stdout);
    expect(told).toEqual({ error: expect.stringMatching(says) });
    expect(json.stderr).toBe(plain.stderr);
    expect(plain.stderr).toContain((told as { error: string }).error);
  });
});

it('says a fault of its own in JSON, too, and where it happened on standard error', () => {
  const fault = new TypeError('nobody thought of that');
  expect(endingOf(fault, ['mailings', '--json'])).toEqual({
    text: expect.stringMatching(/nobody thought of that\n {4}at /),
    json: '{"error":"TypeError: nobody thought of that"}\n',
    status: 1,
  });
  // Node itself prints it, with the line of the source.
  expect(endingOf(fault, ['mailings'])).toBeNull();
});

it('also when the stage is not there, a mailing is unknown, or a question was not answered', async () => {
  const failures = async (stage: Parameters<typeof deployedStage>[0], args: readonly string[]) => {
    const { call } = await deployedStage(stage);
    const { status, stdout, stderr } = await call([...args, '--json']);
    expect({ status, error: JSON.parse(stdout).error }).toEqual({ status: 1, error: expect.any(String) });
    expect(stderr).not.toMatch(/^\s+at /m);
    return JSON.parse(stdout).error;
  };
  expect(await failures({ stack: null }, ['subscribers', 'count'])).toContain('deploy it first');
  expect(await failures({}, ['mailings', 'show', '2027-none'])).toContain(
    '`npm run mailings -- --stage staging` lists them',
  );
  expect(await failures({}, ['restore', '--from-table', 'restored'])).toContain('nothing has been done');
  expect(await failures({ loaded: false }, ['keys'])).toContain('Nothing has been loaded yet');
});
