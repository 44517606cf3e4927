import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { ServiceTable } from '../../lib/table.ts';
import { rightsOf } from './read-template.ts';
import { synthesizePart } from './synthesize.ts';

const template = synthesizePart((scope) => {
  const reader = new Role(scope, 'Reader', { assumedBy: new AccountPrincipal('111122223333') });
  new ServiceTable(scope, 'Table').grant(reader, 'GetItem', 'Query');
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

test('a grant allows the actions it names, on the table alone', () => {
  const rights = rightsOf(template).map(({ action, resource }) => [action, resource]);
  expect(rights).toEqual([
    ['dynamodb:GetItem', expect.stringMatching(/^<Table\w+\.Arn>$/)],
    ['dynamodb:Query', expect.stringMatching(/^<Table\w+\.Arn>$/)],
  ]);
});
