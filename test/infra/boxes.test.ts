/** Each box of the picture by itself. */

import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { Calendars } from '../../lib/calendars.ts';
import { Mail } from '../../lib/mail.ts';
import { Queues } from '../../lib/queues.ts';
import { Schedules } from '../../lib/schedules.ts';
import { ServiceFunction } from '../../lib/service-function.ts';
import { ServiceTable } from '../../lib/table.ts';
import { resourcesOf, rightsOf, type Statement } from './read-template.ts';
import { anyEnvironment, folderWith, synthesizePart } from './synthesize.ts';

const roleIn = (scope: Construct, name: string) =>
  new Role(scope, name, { assumedBy: new AccountPrincipal('111122223333') });

describe('the table', () => {
  const template = synthesizePart((scope) => {
    const reader = roleIn(scope, 'Reader');
    new ServiceTable(scope, 'Table').grant(reader, { GetItem: ['AGENCY', 'EVENTS#'], Query: ['LIST#'] });
  });

  test('the table is one, paid by request, and forgets items at expiresAt', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  test('the table can be restored, is not deleted by mistake, and stays when the stack goes', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });

  test('a grant allows the actions it names, on the table alone, each on items of its kinds', () => {
    const rights = rightsOf(template).map(({ action, resource, condition }) => [action, resource, condition]);
    const table = expect.stringMatching(/^<Table\w+\.Arn>$/);
    const keys = (...patterns: string[]) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    });
    expect(rights).toEqual([
      ['dynamodb:GetItem', table, keys('AGENCY', 'EVENTS#*')],
      ['dynamodb:Query', table, keys('LIST#*')],
    ]);
  });
});

test('who may change items may not change the record of what operators did', () => {
  const template = synthesizePart((scope) => {
    const table = new ServiceTable(scope, 'Table');
    const kinds = ['OPERATIONS'] as const;
    table.grant(roleIn(scope, 'Writer'), { PutItem: kinds, UpdateItem: kinds, DeleteItem: kinds });
  });
  const policies = resourcesOf<{ PolicyDocument: { Statement: Statement[] } }>(template, 'AWS::IAM::Policy');
  const denied = policies.flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny'),
  );
  expect(denied).toMatchObject([
    {
      Action: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'],
      Condition: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['OPERATIONS'] } },
    },
  ]);
});

describe('the schedules', () => {
  const template = synthesizePart((scope) => {
    const due = new Queues(scope, 'Queues').queue('due');
    const loader = roleIn(scope, 'Loader');
    new Schedules(scope, 'Schedules', { due }).grantSchedule(loader);
  });
  const rights = rightsOf(template);
  const rightsHeldBy = (holder: RegExp) => rights.filter((right) => holder.test(right.holder));

  test('our schedules stand in a group of our own, and go with the stack', () => {
    template.hasResource('AWS::Scheduler::ScheduleGroup', {
      DeletionPolicy: 'Delete',
      Properties: { Name: 'test' },
    });
  });

  test('only Scheduler can take the role of the schedules, and only for our account and group', () => {
    const [group = ''] = Object.keys(template.findResources('AWS::Scheduler::ScheduleGroup'));
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                'aws:SourceArn': { 'Fn::GetAtt': [group, 'Arn'] },
              },
            },
          },
        ],
      },
    });
  });

  test('a schedule may put a message on due or on its dead-letter queue, and do nothing else', () => {
    expect(rightsHeldBy(/SchedulesRole/).map(({ action, resource }) => [action, resource])).toEqual([
      ['sqs:SendMessage', expect.stringMatching(/^<Queuesdue\w+\.Arn>$/)],
      ['sqs:SendMessage', expect.stringMatching(/^<Schedulesschedulesdead\w+\.Arn>$/)],
    ]);
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'test-schedules-dead' });
  });

  test('whoever schedules may do so in our group, and hand over our one role to Scheduler', () => {
    const group = expect.stringMatching(/:scheduler:.*:schedule\/test\/\*$/);
    const toScheduler = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
    expect(rightsHeldBy(/Loader/)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'scheduler:CreateSchedule', resource: group }),
        expect.objectContaining({ action: 'scheduler:DeleteSchedule', resource: group }),
        expect.objectContaining({ action: 'scheduler:ListSchedules', resource: '*' }),
        expect.objectContaining({
          action: 'iam:PassRole',
          resource: expect.stringMatching(/^<SchedulesRole\w+\.Arn>$/),
          condition: toScheduler,
        }),
      ]),
    );
  });
});

const OURS = { senderDomain: 'example.org', makesIdentity: true, allowed: [] };

describe('the mail', () => {
  const template = synthesizePart((scope) => {
    const sender = roleIn(scope, 'Sender');
    new Mail(scope, 'Mail', OURS).grantSend(sender);
  });

  test('mail leaves over TLS or not at all', () => {
    template.allResourcesProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    });
  });

  test('no mailing leaves for an address that bounced or complained; a letter does after a complaint, to take it back', () => {
    const sets = resourcesOf<{ Name: string; SuppressionOptions: { SuppressedReasons: string[] } }>(
      template,
      'AWS::SES::ConfigurationSet',
    );
    for (const { Properties } of sets) {
      expect([Properties.Name, Properties.SuppressionOptions.SuppressedReasons]).toEqual([
        Properties.Name,
        Properties.Name === 'test-letters' ? ['BOUNCE'] : ['BOUNCE', 'COMPLAINT'],
      ]);
    }
  });

  test('there is a configuration set for each time after which SES gives up', () => {
    const sets = resourcesOf<{ Name: string; DeliveryOptions: { MaxDeliverySeconds: number } }>(
      template,
      'AWS::SES::ConfigurationSet',
    );
    expect(
      sets.map(({ Properties }) => [Properties.Name, Properties.DeliveryOptions.MaxDeliverySeconds]),
    ).toEqual([
      ['test-15m', 900],
      ['test-60m', 3600],
      ['test-240m', 4 * 3600],
      ['test-840m', 14 * 3600],
      ['test-letters', 14 * 3600],
    ]);
  });

  test('a domain that the account has verified already is used as it is', () => {
    const other = synthesizePart((scope) => {
      new Mail(scope, 'Mail', { ...OURS, makesIdentity: false }).grantSend(roleIn(scope, 'Sender'));
    });
    other.resourceCountIs('AWS::SES::EmailIdentity', 0);
    expect(other.findOutputs('*')).toEqual({});
    expect(rightsOf(other).map(({ resource }) => resource)).toContainEqual(
      expect.stringMatching(/:identity\/example\.org$/),
    );
  });

  test('where mail may go to few, SES’s sandbox too lets it go to them', () => {
    const few = synthesizePart((scope) => {
      const allowed = ['ana@example.net', 'bo@example.net'];
      new Mail(scope, 'Mail', { ...OURS, allowed }).grantSend(roleIn(scope, 'Sender'));
    });
    const identities = rightsOf(few).flatMap(({ resource }) => /:identity\/(.*)$/.exec(resource)?.[1] ?? []);
    expect(identities.toSorted()).toEqual(['ana@example.net', 'bo@example.net', 'example.org']);
  });

  test('we send as the domain of the senders, whose DNS records the deploy prints', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'example.org' });
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      MailFromAttributes: { MailFromDomain: 'bounce.example.org', BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
    });
    const outputs = template.findOutputs('*');
    expect(Object.keys(outputs).toSorted()).toEqual([
      ...['DkimRecord1', 'DkimRecord2', 'DkimRecord3', 'MailFromRecord1', 'MailFromRecord2'],
    ]);
    for (const { Description } of Object.values(outputs)) expect(Description).toContain('example.org');
  });

  test('who sends letters may send them alone, through our identity and the configuration set of letters', () => {
    const letters = synthesizePart((scope) => {
      const mail = new Mail(scope, 'Mail', OURS);
      mail.grantSendLetters(roleIn(scope, 'Sender'));
      mail.grantAllowAgain(roleIn(scope, 'Allower'));
    });
    const right = ({ holder, action, resource }: ReturnType<typeof rightsOf>[number]) =>
      `${holder.slice(1, 5)} ${action} ${resource.replace(/^.*:/, '')}`;
    expect(rightsOf(letters).map(right).toSorted()).toEqual([
      'Allo ses:DeleteSuppressedDestination *',
      'Send ses:SendEmail configuration-set/test-letters',
      'Send ses:SendEmail identity/example.org',
      'Send ses:SendRawEmail configuration-set/test-letters',
      'Send ses:SendRawEmail identity/example.org',
    ]);
  });

  test('a sender may send, through our identity and our configuration set', () => {
    const rights = rightsOf(template);
    expect(new Set(rights.map(({ action }) => action))).toEqual(new Set(['ses:SendBulkEmail']));
    expect(new Set(rights.map(({ resource }) => resource.replace(/^.*:/, '')))).toEqual(
      new Set([
        'identity/example.org',
        ...['15m', '60m', '240m', '840m'].map((end) => `configuration-set/test-${end}`),
        'template/*',
      ]),
    );
  });
});

describe('the calendars', () => {
  const YEAR = { 'agency.yaml': 'agency', '2026.ics': 'month', '2027.ics': 'next' };

  /** What the deploy of a folder hands to load-calendar. */
  function deployOf(files: Readonly<Record<string, string>>, accepted: string | null = null) {
    const template = synthesizePart((scope) => {
      const loader = new ServiceFunction(scope, 'load-calendar', anyEnvironment);
      new Calendars(scope, 'Calendars', { accepted, folder: folderWith(files) }).loadWith(loader);
    });
    const [load] = resourcesOf<{ files: { name: string; key: string }[]; accept?: string }>(
      template,
      'Custom::CalendarLoad',
    );
    return load?.Properties;
  }

  const keysOf = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(deployOf(files)?.files.map(({ name, key }) => [name, key]) ?? []);

  test('what is loaded is deployed, and nothing else: examples and notes stay behind', () => {
    const others = {
      'README.md': '',
      '2026.ics.bak': '',
      'draft.ics': '',
      '2026.json': '',
      'other.yaml': '',
    };
    expect(Object.keys(keysOf({ ...YEAR, ...others }))).toEqual(['2026.ics', '2027.ics', 'agency.yaml']);
  });

  test('translations are deployed beside their calendars', () => {
    const keys = keysOf({ ...YEAR, '2026.es.ics': 'mes' });
    expect(Object.keys(keys)).toEqual(['2026.es.ics', '2026.ics', '2027.ics', 'agency.yaml']);
  });

  test('a folder that did not change is deployed as before, so that nothing is loaded', () => {
    expect(deployOf({ ...YEAR, 'README.md': 'old' })).toEqual(deployOf({ ...YEAR, 'README.md': 'new' }));
  });

  test('the plan that was accepted goes along, and nothing where none was', () => {
    expect(deployOf(YEAR, '3fa2b1c09d')?.accept).toBe('3fa2b1c09d');
    expect(deployOf(YEAR)).not.toHaveProperty('accept');
  });

  test('a file that changed has another key, the others keep theirs, and going back brings the old key back', () => {
    const before = keysOf(YEAR);
    const after = keysOf({ ...YEAR, '2026.ics': 'month, mended' });
    expect(after['2026.ics']).not.toBe(before['2026.ics']);
    expect({ ...after, '2026.ics': before['2026.ics'] }).toEqual(before);
    expect(keysOf(YEAR)).toEqual(before);
  });

  test('every key ends as the file does, which is what load-calendar may read by', () => {
    expect(Object.values(keysOf(YEAR)).map((key) => key.replace(/^[0-9a-f]{64}/, '<hash>'))).toEqual([
      '<hash>.ics',
      '<hash>.ics',
      '<hash>.yaml',
    ]);
  });
});
