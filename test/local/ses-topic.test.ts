import {
  GetAccountCommand,
  PutSuppressedDestinationCommand,
  SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { configurationSetName, letterSetName } from '../../core/contract/configuration-sets.ts';
import { localAccess } from '../../local/local-access.ts';
import { CONFIGURATION_SETS } from '../../local/resource-names.ts';
import { type EndpointOptions, startEndpoints } from '../../local/start-endpoints.ts';
import { bulkTo, clockAt, entryFor } from './endpoints.ts';

/** With a character that the local queues would not take as it is. */
const SUBJECT = '“Wear blue” día 💙';

async function openEndpoints(options: Partial<EndpointOptions> = {}) {
  const endpoints = await startEndpoints({
    folder: null,
    clock: clockAt('2026-01-12T21:00:00Z'),
    ...options,
  });
  const { dynamoDb, queues, scheduler, ses, ssm } = endpoints;
  const client = new SESv2Client({ ...localAccess('test'), endpoint: ses.url, maxAttempts: 1 });
  const sqs = new SQSClient({ ...localAccess('lambda'), endpoint: queues.url });
  onTestFinished(async () => {
    client.destroy();
    sqs.destroy();
    await Promise.all([dynamoDb, queues, scheduler, ses, ssm].map((each) => each.close()));
  });
  return { ...endpoints, client, sqs };
}

test('what SES tells lies in the queue `feedback`, raw, in its order', async () => {
  const { client, sqs, queues } = await openEndpoints({
    fateOf: (address) => (address === 'ben@example.org' ? 'soft-bounce' : undefined),
  });
  const call = bulkTo([entryFor('ana@example.org'), entryFor('ben@example.org')], {
    TemplateContent: { Subject: SUBJECT, Text: 'Tomorrow' },
  });
  await client.send(new SendBulkEmailCommand({ ...call, ConfigurationSetName: 'notifications-60' }));
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queues.queueUrl('feedback'), MaxNumberOfMessages: 10 }),
  );
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body))).toMatchObject([
    { eventType: 'Send', mail: { destination: ['ana@example.org'], commonHeaders: { subject: SUBJECT } } },
    { eventType: 'Send', mail: { destination: ['ben@example.org'] } },
    { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } },
  ]);
});

test('an account can be opened as small as a sandbox’s', async () => {
  const { client } = await openEndpoints({ maxSendRate: 1, max24HourSend: 200 });
  const { SendQuota } = await client.send(new GetAccountCommand({}));
  expect(SendQuota).toEqual({ MaxSendRate: 1, Max24HourSend: 200, SentLast24Hours: 0 });
});

test('whoever called a mailing spam can still be sent a letter, and whoever bounced cannot', async () => {
  const { client, inbox } = await openEndpoints();
  const [ana, ben] = ['ana@example.org', 'ben@example.org'];
  await client.send(new PutSuppressedDestinationCommand({ EmailAddress: ana, Reason: 'COMPLAINT' }));
  await client.send(new PutSuppressedDestinationCommand({ EmailAddress: ben, Reason: 'BOUNCE' }));
  const sets = [configurationSetName(CONFIGURATION_SETS, 60), letterSetName(CONFIGURATION_SETS)];
  for (const ConfigurationSetName of sets) {
    const call = bulkTo([entryFor(ana), entryFor(ben)]);
    await client.send(new SendBulkEmailCommand({ ...call, ConfigurationSetName }));
  }
  expect(inbox.list().map(({ to, tags }) => [to, tags['ses:configuration-set']])).toEqual([[[ana], sets[1]]]);
});
