import { expect, test } from 'vitest';
import type { Role } from './role.ts';
import { unusedPermissions } from './unused-permissions.ts';

const TABLE = 'arn:aws:dynamodb:us-west-2:000000000000:table/notifications';

const WEB: Role = {
  name: 'web',
  statements: [
    { Effect: 'Allow', Action: ['logs:PutLogEvents'], Resource: ['arn:aws:logs:::x'] },
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem'],
      Resource: [TABLE],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AGENCY', 'EVENTS#*'] } },
    },
    { Effect: 'Deny', Action: ['ssm:PutParameter'], Resource: ['*'] },
  ],
};
const READS_AGENCY = `web may dynamodb:GetItem on ${TABLE} with keys AGENCY`;
const READS_EVENTS = `web may dynamodb:GetItem on ${TABLE} with keys EVENTS#*`;

test('a permission that no test has used is told, by role, action, resource and kind of key', () => {
  expect(unusedPermissions([WEB], { notWhole: null, used: [READS_AGENCY] })).toEqual([
    `${READS_EVENTS}, and no test makes use of that.`,
  ]);
});

test('nothing is told when all were used; what Lambda writes itself is none of ours, and a denial permits nothing', () => {
  expect(unusedPermissions([WEB], { notWhole: null, used: [READS_EVENTS, READS_AGENCY] })).toEqual([]);
});

test('nothing is judged by a run that was not whole', () => {
  expect(() => unusedPermissions([WEB], { notWhole: 'it ran 3 of 275 test files', used: [] })).toThrow(
    'it ran 3 of 275 test files. Run npm test first.',
  );
});
