/** The boxes together: what each function may do, and where requests go. */
import type { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { resourcesOf, rightsOf, textOf } from './read-template.ts';
import { synthesizeStack } from './synthesize.ts';

const template = synthesizeStack();
const rights = rightsOf(template);

/** What a function may do, sorted, without the writing of its own log. */
const actionsOf = (name: string) =>
  [...new Set(rights.filter(({ holder }) => holder.startsWith(`<${name}Role`)).map(({ action }) => action))]
    .filter((action) => !action.startsWith('logs:'))
    .sort();

const CONSUME = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
];

test('load-calendar reads files, writes the table, schedules, and makes the keys', () => {
  expect(actionsOf('loadcalendar')).toEqual([
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'iam:PassRole',
    's3:GetObject',
    'scheduler:CreateSchedule',
    'scheduler:DeleteSchedule',
    'scheduler:ListSchedules',
    'ssm:GetParameter',
    'ssm:PutParameter',
  ]);
});

test('start-mailing reads the event, stores the mailing and queues its ranges; it can’t send', () => {
  expect(actionsOf('startmailing')).toEqual([
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'ses:GetAccount',
    ...CONSUME,
    'sqs:SendMessage',
  ]);
});

test('send-range reads people, keeps the ledger and sends; it can’t delete', () => {
  expect(actionsOf('sendrange')).toEqual([
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'ses:GetAccount',
    'ses:SendBulkEmail',
    ...CONSUME,
    'ssm:GetParameter',
  ]);
});

test('web reads, and changes what people choose; it can neither send nor schedule', () => {
  expect(actionsOf('web')).toEqual([
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'ssm:GetParameter',
  ]);
});

test('each function takes messages from its own queue, and start-mailing puts them on ranges only', () => {
  const queues = (holder: string, action: string) =>
    rights
      .filter((right) => right.holder.startsWith(`<${holder}Role`) && right.action === action)
      .map(({ resource }) => resource.replace(/[0-9A-F]{8}\.Arn>$/, '>'));
  expect(queues('startmailing', 'sqs:ReceiveMessage')).toEqual(['<Queuesdue>']);
  expect(queues('startmailing', 'sqs:SendMessage')).toEqual(['<Queuesranges>']);
  expect(queues('sendrange', 'sqs:ReceiveMessage')).toEqual(['<Queuesranges>']);
});

test('the keys are named for service and stage, and only load-calendar touches the id key', () => {
  const holders = (key: string) =>
    rights
      .filter(({ resource }) => resource.endsWith(`:parameter/prevention-month/dev/${key}`))
      .map(({ holder, action }) => `${holder.replace(/Role.*/, '').slice(1)} ${action}`)
      .sort();
  expect(holders('id-key')).toEqual(['loadcalendar ssm:GetParameter', 'loadcalendar ssm:PutParameter']);
  expect(holders('link-keys')).toEqual([
    'loadcalendar ssm:GetParameter',
    'loadcalendar ssm:PutParameter',
    'sendrange ssm:GetParameter',
    'web ssm:GetParameter',
  ]);
});

const siteUrl = (stack: Template) => textOf(stack.findOutputs('SiteUrl')['SiteUrl']?.['Value']);

test('every request goes to web, as many of them as we can answer', () => {
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
  });
  template.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
  const [integration] = resourcesOf<{ IntegrationUri: string }>(template, 'AWS::ApiGatewayV2::Integration');
  expect(textOf(integration?.Properties.IntegrationUri ?? '')).toMatch(/^<webFunction\w+\.Arn>$/);
});

test('the pages are where the API is, unless a domain of our own leads there', () => {
  expect(siteUrl(template)).toMatch(/^<SiteApi\w+\.ApiEndpoint>$/);
  expect(siteUrl(synthesizeStack({ siteUrl: 'https://events.example.org' }))).toBe(
    'https://events.example.org',
  );
});
