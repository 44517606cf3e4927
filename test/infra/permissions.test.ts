import { expect, test } from 'vitest';
import { rightsOf } from './read-template.ts';
import { synthesizeStack } from './synthesize.ts';

const rights = rightsOf(synthesizeStack());

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
    'ses:SendBulkEmail',
    'ses:SendEmail',
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
