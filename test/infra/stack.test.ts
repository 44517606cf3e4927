/** The boxes together: what no function may do, and where messages and requests go. */
import type { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { DELIVERY_MINUTES } from '../../core/contract/configuration-sets.ts';
import { STORE_OUTPUTS } from '../../core/contract/deployed-stack.ts';
import {
  CONFIRM_PATH,
  EXIT_PATH,
  KEEP_PATH,
  MANAGE_PATH,
  STOP_PATH,
  UNSUBSCRIBE_PATH,
} from '../../core/contract/paths.ts';
import { readable, resourcesOf, rightsOf, type Statement, textOf } from './read-template.ts';
import { synthesizeStack } from './synthesize.ts';

const template = synthesizeStack();
const rights = rightsOf(template);

/** What a function may do, sorted, without the writing of its own log. */
const actionsOf = (name: string) =>
  [...new Set(rights.filter(({ holder }) => holder.startsWith(`<${name}Role`)).map(({ action }) => action))]
    .filter((action) => !action.startsWith('logs:'))
    .sort();

const MAILS = ['ses:SendEmail', 'ses:SendRawEmail', 'ses:SendBulkEmail'];
const DELETES = ['dynamodb:DeleteItem'];
const SCHEDULES = ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'iam:PassRole'];

/** What it may do at all is held by the snapshot, and proved both ways by `test/permissions`; this is what it must never come to do. */
test.each([
  ['loadcalendar', 'send', MAILS],
  ['startmailing', 'send, delete or schedule', [...MAILS, ...DELETES, ...SCHEDULES]],
  ['sendrange', 'delete or schedule', [...DELETES, ...SCHEDULES]],
  ['recordfeedback', 'send, delete or schedule', [...MAILS, ...DELETES, ...SCHEDULES]],
  ['sweep', 'send', MAILS],
  ['sendletter', 'send to many at once, or schedule', ['ses:SendBulkEmail', ...SCHEDULES]],
  ['web', 'send or schedule', [...MAILS, ...SCHEDULES]],
])('%s can’t %s', (name, _, never) => {
  const actions = actionsOf(name);
  expect(actions).not.toEqual([]);
  expect(actions.filter((action) => never.includes(action) || action.includes('*'))).toEqual([]);
});

test('only load-calendar makes keys, and only send-letter takes anybody off the list of addresses that SES holds back', () => {
  const holdersOf = (action: string) => [
    ...new Set(
      rights.flatMap((right) => (right.action === action ? [right.holder.replace(/Role.*/, '')] : [])),
    ),
  ];
  expect(holdersOf('ssm:PutParameter')).toEqual(['<loadcalendar']);
  expect(holdersOf('ses:DeleteSuppressedDestination')).toEqual(['<sendletter']);
});

test('sweep is called every two minutes, once each', () => {
  const [rule, ...others] = resourcesOf<{
    ScheduleExpression: string;
    Targets: { RetryPolicy: { MaximumRetryAttempts: number } }[];
  }>(template, 'AWS::Events::Rule');
  expect(others).toEqual([]);
  expect(rule?.Properties.ScheduleExpression).toBe('rate(2 minutes)');
  expect(rule?.Properties.Targets.map(({ RetryPolicy }) => RetryPolicy.MaximumRetryAttempts)).toEqual([0]);
});

test('each function takes messages from its own queue, and puts them where it has something to ask', () => {
  const queues = (holder: string, action: string) =>
    rights
      .filter((right) => right.holder.startsWith(`<${holder}Role`) && right.action === action)
      .map(({ resource }) => resource.replace(/[0-9A-F]{8}\.Arn>$/, '>'));
  expect(queues('startmailing', 'sqs:ReceiveMessage')).toEqual(['<Queuesdue>']);
  expect(queues('startmailing', 'sqs:SendMessage')).toEqual(['<Queuesranges>']);
  expect(queues('sendrange', 'sqs:ReceiveMessage')).toEqual(['<Queuesranges>']);
  expect(queues('sendrange', 'sqs:SendMessage')).toEqual(['<Queuesranges>', '<Queuesletters>']);
  expect(queues('sendletter', 'sqs:ReceiveMessage')).toEqual(['<Queuesletters>']);
  expect(queues('web', 'sqs:SendMessage')).toEqual(['<Queuesletters>']);
  expect(queues('recordfeedback', 'sqs:ReceiveMessage')).toEqual(['<Queuesfeedback>']);
  expect(queues('sweep', 'sqs:SendMessage')).toEqual(['<Queuesdue>', '<Queuesletters>', '<Queuesranges>']);
});

test('the keys are named for service and stage, and only load-calendar makes them', () => {
  const holders = (key: string) =>
    rights
      .filter(({ resource }) => resource.endsWith(`:parameter/prevention-month/dev/${key}`))
      .map(({ holder, action }) => `${holder.replace(/Role.*/, '').slice(1)} ${action}`)
      .sort();
  expect(holders('id-key')).toEqual([
    'loadcalendar ssm:GetParameter',
    'loadcalendar ssm:PutParameter',
    'sendletter ssm:GetParameter',
    'sweep ssm:GetParameter',
    'web ssm:GetParameter',
  ]);
  expect(holders('link-keys')).toEqual([
    'loadcalendar ssm:GetParameter',
    'loadcalendar ssm:PutParameter',
    'sendletter ssm:GetParameter',
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
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
  const [integration] = resourcesOf<{ IntegrationUri: string }>(template, 'AWS::ApiGatewayV2::Integration');
  expect(textOf(integration?.Properties.IntegrationUri ?? '')).toMatch(/^<webFunction\w+\.Arn>$/);
});

test('what links of mails lead to, and the way out, have limits of their own that no flood of other pages uses up', () => {
  const [stage] = resourcesOf<{ RouteSettings: Readonly<Record<string, unknown>> }>(
    template,
    'AWS::ApiGatewayV2::Stage',
  );
  const routes = resourcesOf<{ RouteKey: string; Target: string }>(template, 'AWS::ApiGatewayV2::Route');
  const linked = [UNSUBSCRIBE_PATH, STOP_PATH, MANAGE_PATH, CONFIRM_PATH, KEEP_PATH];
  const apart = [
    ...linked.map((path) => `POST ${path}/{token+}`),
    ...linked.map((path) => `GET ${path}/{token+}`),
    `GET ${EXIT_PATH}`,
  ];
  expect(routes.map(({ Properties }) => Properties.RouteKey)).toEqual(['$default', ...apart]);
  expect(new Set(routes.map(({ Properties }) => textOf(Properties.Target))).size).toBe(1);
  const limit = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 };
  expect(stage?.Properties.RouteSettings).toEqual(Object.fromEntries(apart.map((key) => [key, limit])));
});

test('the log of requests holds neither path nor query, and nothing of who asked', () => {
  const [stage] = resourcesOf<{ AccessLogSettings: { DestinationArn: string; Format: string } }>(
    template,
    'AWS::ApiGatewayV2::Stage',
  );
  const { DestinationArn, Format } = stage?.Properties.AccessLogSettings ?? {
    DestinationArn: '',
    Format: '',
  };
  expect(textOf(DestinationArn)).toMatch(/^<SiteAccessLogs\w+\.Arn>$/);
  const logged = Object.values<string>(JSON.parse(Format));
  expect(logged).toContain('$context.requestId');
  expect(logged.filter((value) => /path|query|identity|header|domain|authorizer|Host/i.test(value))).toEqual(
    [],
  );
});

test('SES tells a topic of our own what decides a message’s fate, and nothing of what readers do', () => {
  template.resourceCountIs('AWS::SES::ConfigurationSetEventDestination', DELIVERY_MINUTES.length + 1);
  const [topic] = resourcesOf(template, 'AWS::SNS::Topic');
  template.allResourcesProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: {
      Enabled: true,
      SnsDestination: { TopicARN: { Ref: topic?.logicalId } },
      MatchingEventTypes: ['send', 'reject', 'bounce', 'complaint', 'renderingFailure', 'deliveryDelay'],
    },
  });
});

test('the topic takes from our configuration sets alone, and gives to the queue feedback as it came', () => {
  const [policy] = resourcesOf<{ PolicyDocument: { Statement: Statement[] } }>(
    template,
    'AWS::SNS::TopicPolicy',
  );
  const sources = (policy?.Properties.PolicyDocument.Statement ?? [])
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Condition }) => Condition as { StringEquals: { 'AWS:SourceArn': string } })
    .map(({ StringEquals }) => textOf(StringEquals['AWS:SourceArn']).replace(/^.*:/, ''));
  const sets = resourcesOf(template, 'AWS::SES::ConfigurationSet');
  expect(sources).toEqual(sets.map(({ logicalId }) => `configuration-set/<${logicalId}>`));
  const [subscription, ...others] = resourcesOf<{
    Endpoint: string;
    RedrivePolicy: { deadLetterTargetArn: string };
  }>(template, 'AWS::SNS::Subscription');
  expect(others).toEqual([]);
  expect(subscription?.Properties).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true });
  expect(textOf(subscription?.Properties.Endpoint ?? '')).toMatch(/^<Queuesfeedback[0-9A-F]{8}\.Arn>$/);
  expect(textOf(subscription?.Properties.RedrivePolicy.deadLetterTargetArn ?? '')).toMatch(
    /^<Queuesfeedbackdead/,
  );
});

test('nobody writes over a key: ids and suppressions hang on it', () => {
  const denied = resourcesOf<{ PolicyDocument: { Statement: Statement[] }; Roles: { Ref: string }[] }>(
    template,
    'AWS::IAM::Policy',
  ).flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter(
      ({ Effect, Action }) =>
        Effect === 'Deny' && [Action].flat().some((action) => action.startsWith('ssm:')),
    ),
  );
  expect(denied).toEqual([
    expect.objectContaining({
      Action: 'ssm:PutParameter',
      Condition: { StringEquals: { 'ssm:Overwrite': 'true' } },
    }),
  ]);
});

test('the calendars are loaded again when a file changed, or the code that reads them', () => {
  const [load] = resourcesOf<{ files: unknown[]; loader: string }>(template, 'Custom::CalendarLoad');
  const code = resourcesOf<{ Code: { S3Key: string } }>(template, 'AWS::Lambda::Function').find(
    ({ logicalId }) => logicalId.startsWith('loadcalendarFunction'),
  );
  expect(load?.Properties.loader).toBe(code?.Properties.Code.S3Key);
});

test('a deploy tells what it loaded, where the pages are, and what the commands need to find the store', () => {
  expect(Object.keys(template.findOutputs('*')).toSorted()).toEqual(
    [
      'CalendarsLoaded',
      'Dashboard',
      'DeliverTo',
      'DkimRecord1',
      'DkimRecord2',
      'DkimRecord3',
      'MailFromRecord1',
      'MailFromRecord2',
      'SiteUrl',
      ...Object.values(STORE_OUTPUTS),
    ].toSorted(),
  );
});

test('the whole template, as it is meant to be', async () => {
  await expect(stringify(readable(template), { lineWidth: 0 })).toMatchFileSnapshot('stack.snapshot.yaml');
});

test('the pages are where the API is, unless a domain of our own leads there', () => {
  expect(siteUrl(template)).toMatch(/^<SiteApi\w+\.ApiEndpoint>$/);
  expect(siteUrl(synthesizeStack({ siteUrl: 'https://events.example.org' }))).toBe(
    'https://events.example.org',
  );
});
