/** What holds for the whole stack, whatever it grows to. */
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { FUNCTIONS, type FunctionDeclaration, QUEUES } from '../../core/contract/functions.ts';
import { KEY_KINDS, keyPattern } from '../../core/contract/key-kinds.ts';
import { acceptedWildcards } from '../../lib/accepted-findings.ts';
import { currentRoles } from '../permissions/current-roles.ts';
import { resourcesOf, rightsOf, type Statement, textOf } from './read-template.ts';
import { makeStack } from './synthesize.ts';

const stack = makeStack();
const template = Template.fromStack(stack);

/** Which keys a right is narrowed to. */
interface KeyCondition {
  readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys'?: readonly string[] };
}
interface QueueProperties {
  readonly QueueName: string;
  readonly VisibilityTimeout?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: { readonly 'Fn::GetAtt': readonly string[] } };
}
interface FunctionProperties {
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  readonly Timeout: number;
  readonly MemorySize: number;
  readonly Description: string;
  readonly LoggingConfig: { readonly LogGroup: { readonly Ref: string } };
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
}
interface MappingProperties {
  readonly EventSourceArn: { readonly 'Fn::GetAtt': readonly [string, string] };
  readonly FunctionName: { readonly Ref: string };
  readonly BatchSize: number;
  readonly FunctionResponseTypes: readonly string[];
}

const queues = resourcesOf<QueueProperties>(template, 'AWS::SQS::Queue');
const functions = resourcesOf<FunctionProperties>(template, 'AWS::Lambda::Function');
const mappings = resourcesOf<MappingProperties>(template, 'AWS::Lambda::EventSourceMapping');

test('no right has a * without a reason, and no reason outlives its right', () => {
  const wild = rightsOf(template)
    .filter(({ action, resource }) => `${action} ${resource}`.includes('*'))
    .map(({ holder, action, resource }) => `${holder.replace(/Role\w+>$/, '>')} ${action} ${resource}`);
  const accepted = acceptedWildcards(stack).flatMap(({ at, actions, resource }) =>
    actions.map((action) => `<${at.replaceAll(/[/-]/g, '')}> ${action} ${resource}`),
  );
  expect(wild.toSorted()).toEqual(accepted.toSorted());
});

test('no condition lets more through than a kind of key, and the table’s items are never allowed without', () => {
  const patterns = KEY_KINDS.map(keyPattern);
  for (const { holder, action, condition } of rightsOf(template)) {
    const keys = (condition as KeyCondition | undefined)?.['ForAllValues:StringLike']?.[
      'dynamodb:LeadingKeys'
    ];
    expect([holder, action, keys === undefined]).toEqual([holder, action, !action.startsWith('dynamodb:')]);
    expect(patterns).toEqual(expect.arrayContaining([...(keys ?? [])]));
    if (keys === undefined) expect(JSON.stringify(condition) ?? '').not.toMatch(/[*?]/);
  }
});

/** Characters of all inline policies of a role. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST_POLICIES = 10_240;

test('the policies of each role take half of what IAM takes at most, for names on AWS are longer than these', () => {
  for (const { name, statements } of currentRoles()) {
    expect([name, JSON.stringify(statements).length < LONGEST_POLICIES / 2]).toEqual([name, true]);
  }
});

test('no role has a policy that somebody else wrote', () => {
  for (const { Properties } of resourcesOf(template, 'AWS::IAM::Role')) {
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  }
});

test('every queue that something works on has a dead-letter queue of its own, which keeps messages longest', () => {
  const working = queues.filter(({ Properties }) => !Properties.QueueName.endsWith('-dead'));
  expect(working.map(({ Properties }) => Properties.QueueName).sort()).toEqual(
    Object.keys(QUEUES)
      .map((name) => `prevention-month-dev-${name}`)
      .sort(),
  );
  for (const { Properties } of working) {
    const target = Properties.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0];
    expect(queues.find(({ logicalId }) => logicalId === target)?.Properties).toMatchObject({
      QueueName: `${Properties.QueueName}-dead`,
      MessageRetentionPeriod: 14 * 24 * 3600,
    });
  }
});

test('every queue refuses plain HTTP', () => {
  const policies = resourcesOf<{ Queues: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } }>(
    template,
    'AWS::SQS::QueuePolicy',
  );
  const refusing = policies
    .filter(({ Properties }) =>
      Properties.PolicyDocument.Statement.some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      ),
    )
    .flatMap(({ Properties }) => Properties.Queues.map(({ Ref }) => Ref));
  expect(refusing.sort()).toEqual(queues.map(({ logicalId }) => logicalId).sort());
});

test('a queue hides a message for six times its function’s timeout, and failures are told one by one', () => {
  expect(mappings).not.toEqual([]);
  for (const { Properties } of mappings) {
    const queue = queues.find(({ logicalId }) => logicalId === Properties.EventSourceArn['Fn::GetAtt'][0]);
    const consumer = functions.find(({ logicalId }) => logicalId === Properties.FunctionName.Ref);
    expect(queue?.Properties.VisibilityTimeout).toBe(6 * (consumer?.Properties.Timeout ?? 0));
    expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  }
});

test('at most five queues are polled, for polling is what an idle service pays for', () => {
  expect(mappings.length).toBeLessThanOrEqual(5);
});

test('every function runs on Node 24 and arm64, with a log group that forgets', () => {
  const logGroups = resourcesOf<{ RetentionInDays?: number }>(template, 'AWS::Logs::LogGroup');
  for (const { logicalId, Properties } of functions) {
    expect([logicalId, Properties.Runtime, Properties.Architectures]).toEqual([
      logicalId,
      'nodejs24.x',
      ['arm64'],
    ]);
    const logGroup = logGroups.find((group) => group.logicalId === Properties.LoggingConfig.LogGroup.Ref);
    expect(logGroup?.Properties.RetentionInDays).toBe(90);
  }
});

test.each(Object.entries<FunctionDeclaration>(FUNCTIONS))(
  'the function %s exists once, exactly as declared',
  (name, declaration) => {
    const made = functions.filter(({ logicalId }) =>
      new RegExp(`^${name.replaceAll('-', '')}Function[0-9A-F]{8}$`).test(logicalId),
    );
    expect(made).toHaveLength(1);
    expect(made[0]?.Properties).toMatchObject({
      Timeout: declaration.timeoutSeconds,
      MemorySize: declaration.memoryMegabytes,
      Description: declaration.does,
    });
    const variables = Object.keys(made[0]?.Properties.Environment?.Variables ?? {});
    expect(variables.sort()).toEqual([...declaration.environment, 'NODE_OPTIONS'].sort());
  },
);

test.each(Object.entries<FunctionDeclaration>(FUNCTIONS))(
  'the function %s is started by what its declaration says',
  (name, { trigger }) => {
    const consumed = mappings
      .filter(({ Properties }) =>
        Properties.FunctionName.Ref.startsWith(`${name.replaceAll('-', '')}Function`),
      )
      .map(({ Properties }) => ({
        queue: textOf(Properties.EventSourceArn).replace(/^<Queues(\w+)[0-9A-F]{8}\.Arn>$/, '$1'),
        batchSize: Properties.BatchSize,
        maxConcurrency: (Properties as { ScalingConfig?: { MaximumConcurrency: number } }).ScalingConfig
          ?.MaximumConcurrency,
        batchingSeconds: (Properties as { MaximumBatchingWindowInSeconds?: number })
          .MaximumBatchingWindowInSeconds,
      }));
    const { on, ...queue } = trigger;
    expect(consumed).toEqual(
      on === 'queue' ? [{ maxConcurrency: undefined, batchingSeconds: undefined, ...queue }] : [],
    );
  },
);

test('what is kept when the stack goes is the table, the flyers that it names, and the identity that another stage may send by', () => {
  const kept = Object.values(
    template.toJSON()['Resources'] as Record<string, { Type: string; DeletionPolicy?: string }>,
  )
    .filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'))
    .map(({ Type }) => Type);
  expect(kept.toSorted()).toEqual(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SES::EmailIdentity']);
});
