/** What is refused, to whom, how each service says it, and that it is never overlooked. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { localAccess } from '../../local/local-access.ts';
import { FLYERS_BUCKET, SCHEDULE_GROUP, STACK_ID, TABLE_NAME } from '../../local/resource-names.ts';
import { type Endpoints, startEndpoints } from '../../local/start-endpoints.ts';
import { sendForm } from '../stories/form.ts';
import { openMonth, WEBINAR } from '../stories/month.ts';
import { authorizing } from './authorizer.ts';
import { decider } from './decide.ts';
import { notesIn, refusalInWords, refusedIn, usedIn } from './notes.ts';
import type { Role, Statement } from './role.ts';
import { rolesOfRun, runFolder } from './this-run.ts';

const arn = (service: string, resource: string) => `arn:aws:${service}:us-west-2:000000000000:${resource}`;
const TABLE = arn('dynamodb', `table/${TABLE_NAME}`);

const onKeys = (Action: string[], kinds: string[]): Statement => ({
  Effect: 'Allow',
  Action,
  Resource: [TABLE],
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': kinds } },
});

/** May do one thing of each service. */
const WEB: Role = {
  name: 'web',
  statements: [
    onKeys(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], ['AGENCY', 'EVENTS#*']),
    onKeys(['dynamodb:Query'], ['LIST#*']),
    onKeys(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], ['OPERATIONS']),
    { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [arn('sqs', 'letters')] },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: [`arn:aws:s3:::${FLYERS_BUCKET}/*`],
    },
    {
      Effect: 'Allow',
      Action: ['ssm:GetParameter', 'ssm:PutParameter'],
      Resource: [arn('ssm', 'parameter/a/*')],
    },
    {
      Effect: 'Deny',
      Action: ['ssm:PutParameter'],
      Resource: ['*'],
      Condition: { StringEquals: { 'ssm:Overwrite': ['true'] } },
    },
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'notes-'));
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints({
    folder: null,
    clock: createClock(0),
    authorize: authorizing([WEB], notesIn(folder), () => 'this test'),
  });
});
afterAll(async () => {
  const { cloudFormation, dynamoDb, queues, scheduler, ses, ssm } = endpoints;
  await Promise.all(
    [cloudFormation, dynamoDb, queues, scheduler, ses, ssm].map((endpoint) => endpoint.close()),
  );
});

const as = (caller: string, { url }: { readonly url: string }) => ({
  ...localAccess(caller),
  endpoint: url,
  maxAttempts: 1,
});
const dynamoDb = (caller = 'web') => new DynamoDBClient(as(caller, endpoints.dynamoDb));
const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });
const get = (pk: string) => new GetItemCommand({ TableName: TABLE_NAME, Key: keyOf(pk) });
const query = (pk: string) =>
  new QueryCommand({
    TableName: TABLE_NAME,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  });
const getBoth = (...pks: string[]) =>
  new BatchGetItemCommand({ RequestItems: { [TABLE_NAME]: { Keys: pks.map(keyOf) } } });

const refused = (sent: Promise<unknown>) =>
  sent.then(
    () => 'was allowed',
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.name} ${error.$metadata.httpStatusCode}`,
  );

test('a table’s item is read, and written, by whoever has its kind of key', async () => {
  await dynamoDb().send(get('AGENCY'));
  await dynamoDb().send(get('EVENTS#2027'));
  await dynamoDb().send(query('LIST#rpb#0'));
  await dynamoDb().send(getBoth('AGENCY', 'EVENTS#2027'));
  for (const other of [get('AGENCYS'), get('LIST#rpb#0'), query('AGENCY'), getBoth('AGENCY', 'PACE')]) {
    expect(await refused(dynamoDb().send(other as GetItemCommand))).toBe('AccessDeniedException 400');
  }
});

test('each service refuses in its own words', async () => {
  const sqs = new SQSClient(as('web', endpoints.queues));
  const s3 = new S3Client(as('web', endpoints.queues));
  const ssm = new SSMClient(as('web', endpoints.ssm));
  const batch = (queue: 'letters' | 'due') =>
    sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: endpoints.queues.queueUrl(queue),
        Entries: [{ Id: '0', MessageBody: 'hello' }],
      }),
    );
  const put = (Name: string, Overwrite: boolean) =>
    ssm.send(new PutParameterCommand({ Name, Value: 'v', Type: 'String', Overwrite }));
  const file = (Bucket: string) => ({ Bucket, Key: 'waiting/1/flyer.pdf' });
  await batch('letters');
  await put('/a/key', false);
  await s3.send(new PutObjectCommand({ ...file(FLYERS_BUCKET), Body: 'PDF' }));
  await s3.send(new GetObjectCommand(file(FLYERS_BUCKET)));
  const scheduler = new SchedulerClient(as('web', endpoints.scheduler));
  const cloudFormation = new CloudFormationClient(as('web', endpoints.cloudFormation));
  expect({
    cloudformation: await refused(cloudFormation.send(new DescribeStacksCommand({ StackName: STACK_ID }))),
    sqs: await refused(batch('due')),
    s3: await refused(s3.send(new GetObjectCommand(file('other')))),
    ssm: await refused(ssm.send(new GetParameterCommand({ Name: '/b/key' }))),
    'ssm, by a denial': await refused(put('/a/key', true)),
    ses: await refused(new SESv2Client(as('web', endpoints.ses)).send(new GetAccountCommand({}))),
    scheduler: await refused(
      scheduler.send(new DeleteScheduleCommand({ GroupName: SCHEDULE_GROUP, Name: 'one' })),
    ),
  }).toEqual({
    cloudformation: 'AccessDenied 403',
    sqs: 'AccessDenied 403',
    s3: 'AccessDenied 403',
    ssm: 'AccessDeniedException 400',
    'ssm, by a denial': 'AccessDeniedException 400',
    ses: 'AccessDeniedException 403',
    scheduler: 'AccessDeniedException 403',
  });
});

test('whoever may not list a bucket is not told that a file is not there', async () => {
  const s3 = new S3Client(as('web', endpoints.queues));
  const missing = new GetObjectCommand({ Bucket: FLYERS_BUCKET, Key: 'nothing' });
  expect(await refused(s3.send(missing))).toBe('AccessDenied 403');
  const operator = new S3Client(as('operator', endpoints.queues));
  expect(await refused(operator.send(missing))).toBe('NoSuchKey 404');
});

test('who writes several items at once, to put and to delete, has to be allowed each', async () => {
  const write = new BatchWriteItemCommand({
    RequestItems: {
      [TABLE_NAME]: [{ PutRequest: { Item: keyOf('AGENCY') } }, { DeleteRequest: { Key: keyOf('PACE') } }],
    },
  });
  expect(await refused(dynamoDb('web.8').send(write))).toBe('AccessDeniedException 400');
  expect(refusedIn(folder).map(refusalInWords)).toContainEqual(
    expect.stringContaining(`web.8 may not dynamodb:BatchWriteItem on ${TABLE} with keys AGENCY, PACE`),
  );
  await dynamoDb('operator').send(write);
});

test('nobody writes over a line of what operators did, whatever their role allows', async () => {
  const line = keyOf('OPERATIONS');
  const put = (ConditionExpression?: string) =>
    new PutItemCommand({ TableName: TABLE_NAME, Item: line, ConditionExpression });
  const update = new UpdateItemCommand({
    ...{ TableName: TABLE_NAME, Key: line, UpdateExpression: 'SET #by = :by' },
    ...{ ExpressionAttributeNames: { '#by': 'by' }, ExpressionAttributeValues: { ':by': { S: 'user/bo' } } },
  });
  const writes = [
    put(),
    put('attribute_exists(pk)'),
    put('attribute_not_exists(pk) OR attribute_exists(pk)'),
    update,
    new DeleteItemCommand({ TableName: TABLE_NAME, Key: line }),
    new BatchWriteItemCommand({ RequestItems: { [TABLE_NAME]: [{ PutRequest: { Item: line } }] } }),
  ] as readonly PutItemCommand[];
  for (const caller of ['web', 'operator'])
    for (const write of writes)
      expect(await refused(dynamoDb(caller).send(write))).toBe('AccessDeniedException 400');
  expect(refusedIn(folder).map(refusalInWords)).toContainEqual(
    expect.stringMatching(/operator may not dynamodb:PutItem .* keys OPERATIONS .*only added to/),
  );
  await dynamoDb().send(put('attribute_not_exists(pk)'));
  expect(await refused(dynamoDb().send(put('attribute_not_exists(pk)')))).toContain('ConditionalCheck');
});

test('the operator may do everything else, and somebody whom nobody knows nothing', async () => {
  await dynamoDb('operator').send(get('PACE'));
  expect(await refused(dynamoDb('webb').send(get('AGENCY')))).toBe('AccessDeniedException 400');
});

test('what was refused is noted with all that helps to mend it, and what was used is noted once', async () => {
  await refused(dynamoDb('web.7').send(getBoth('AGENCY', 'ALARMS')));
  expect(refusedIn(folder).map(refusalInWords)).toContain(
    `web.7 may not dynamodb:BatchGetItem on ${TABLE} with keys AGENCY, ALARMS (this test): ` +
      'because no identity-based policy allows the dynamodb:BatchGetItem action',
  );
  await dynamoDb('web.7').send(get('AGENCY'));
  await dynamoDb('web.7').send(get('AGENCY'));
  expect(usedIn(folder).filter((line) => line.includes('GetItem') && line.includes('AGENCY'))).toContain(
    `web may dynamodb:GetItem on ${TABLE} with keys AGENCY`,
  );
});

it('decides on calls that are alike as it decides on each', async () => {
  const kind = fc.constantFrom('AGENCY', 'EVENTS', 'EVENTS#', 'LIST#', 'PACE', '');
  const key = fc.tuple(kind, fc.string({ maxLength: 5 })).map(([start, rest]) => start + rest);
  const need = fc.record({
    action: fc.constantFrom(
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
    ),
    resource: fc.constantFrom(TABLE, arn('dynamodb', 'table/other')),
    context: fc.record({ 'dynamodb:LeadingKeys': fc.array(key, { minLength: 1, maxLength: 3 }) }),
  });
  const remembering = decider(WEB);
  await fc.assert(
    fc.asyncProperty(need, async (one) => {
      expect(await remembering(one)).toEqual(await decider(WEB)(one));
    }),
    { numRuns: 200 },
  );
});

test('a permission that is taken away is missed by the service, and the run hears of it though the page is only an error', async () => {
  const missed = mkdtempSync(join(tmpdir(), 'notes-'));
  const roles = (await rolesOfRun(runFolder() ?? '')).map((role) =>
    role.name === 'web' ? { ...role, statements: role.statements.map(withoutLetters) } : role,
  );
  const month = await openMonth('2026-01-12T09:00:00-08:00', {
    authorize: authorizing(roles, notesIn(missed)),
  });
  try {
    await month.load([WEBINAR]);
    expect((await sendForm(month, '/sign-up?language=en', ANSWERS)).status).toBe(500);
    const missing = refusedIn(missed).map(
      ({ caller, action, resource }) => `${caller} ${action} ${resource}`,
    );
    expect([...new Set(missing)]).toEqual([`web sqs:SendMessage ${arn('sqs', 'letters')}`]);
  } finally {
    await month.close();
  }
});

const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet', address: 'ana@example.org' };

const withoutLetters = (statement: Statement): Statement =>
  statement.Action.includes('sqs:SendMessage')
    ? { ...statement, Resource: [arn('sqs', 'somewhere-else')] }
    : statement;
