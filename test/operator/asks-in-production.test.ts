/** What decides who is mailed in production wants its name typed: no word from another stage's command gets there. */
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { expect, it, onTestFinished } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { localAccess } from '../../local/local-access.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { AGENCY } from '../calendar/example-agency.ts';
import { deployedStage } from './stage.fixture.ts';

const REFUSED =
  /\? That was not confirmed, with the word production; --yes does not say it\. Nothing has been done\. /;

it('an import and a restore', async () => {
  const { call, file } = await deployedStage({ stage: 'production' });
  const acts = [
    ['subscribers', 'import', file],
    ['restore', '--from-table', 'restored', '--yes'],
  ];
  for (const act of acts)
    for (const answer of ['', 'yes\n', 'staging\n'])
      expect(await call(act, answer)).toMatchObject({ status: 1, stderr: expect.stringMatching(REFUSED) });
  const count = async () => JSON.parse((await call(['subscribers', 'count', '--json'])).stdout).people;
  expect(await count()).toBe(0);
  expect(JSON.parse((await call(['log', '--json'])).stdout)).toEqual([]);

  const imported = await call(['subscribers', 'import', file, '--json'], 'production\n');
  expect(JSON.parse(imported.stdout)).toMatchObject({ people: 2, subscribed: 2 });
  expect(await count()).toBe(2);
});

it('the retirement of a key, by which nobody could leave any more', async () => {
  const { call, keys } = await deployedStage({ stage: 'production' });
  await keys.rotate(KEY_PARAMETERS.linkKeys, new Date(Date.now() - 60 * 60_000));
  const retire = ['keys', 'retire', '1', '--leaked', '--yes'];
  expect(await call(retire, 'yes\n')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('with the word production; --yes does not say it'),
  });
  expect((await keys.linkKeys(KEY_PARAMETERS.linkKeys)).versions).toHaveProperty('1');
  expect((await call(retire, 'production\n')).status).toBe(0);
  expect((await keys.linkKeys(KEY_PARAMETERS.linkKeys)).versions).not.toHaveProperty('1');
});

it('dead letters that are put back', async () => {
  const queues = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  onTestFinished(() => queues.stop());
  const endpoint = `http://127.0.0.1:${queues.port}`;
  const sqs = new SQSClient({ ...localAccess('operator'), endpoint });
  for (const QueueName of [
    'prevention-month-production-letters',
    'prevention-month-production-letters-dead',
  ]) {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
    if (QueueName.endsWith('-dead')) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
  }
  const { call } = await deployedStage({ stage: 'production', more: { AWS_ENDPOINT_URL_SQS: endpoint } });
  const redrive = ['queues', 'redrive', 'letters', '--yes', '--json'];
  const refused = await call(redrive);
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(REFUSED) });
  expect(JSON.parse(refused.stdout)).toEqual({ error: expect.stringContaining('Put 1 message back') });
  expect(JSON.parse((await call(redrive, 'production\n')).stdout)).toEqual({ queue: 'letters', moved: 1 });
});

it('one of the two approvals of what goes to everybody', async () => {
  const { call, table } = await deployedStage({ stage: 'production' });
  await agencyStore(table).put({ ...AGENCY, approvals: { mailings: true } });
  const approve = (hash: string, answer: string) =>
    call(['mailings', 'approve', hash, '--events-data', 'events-data', '--yes'], answer);
  const [, hash = ''] = /The files here are ([0-9a-f]{12})/.exec((await approve('0000000', '')).stderr) ?? [];
  for (const answer of ['', 'yes\n', 'staging\n'])
    expect(await approve(hash, answer)).toMatchObject({ status: 1, stderr: expect.stringMatching(REFUSED) });
  expect(JSON.parse((await call(['log', '--json'])).stdout)).toEqual([]);
  expect(await approve(hash, 'production\n')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Somebody else has to approve it too'),
  });
});
