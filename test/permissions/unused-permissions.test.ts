import { expect, test } from 'vitest';
import type { Role, Statement } from './role.ts';
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
    `${READS_EVENTS}, and no test makes use of that.\n` +
      '  Where the code does it, tell the story that comes there (test/stories). Where it never does, ' +
      'drop EVENTS# from GetItem of web in lib/table-access.ts, and run npx vitest run test/infra --update.',
  ]);
});

test('one that is about no items of the table is dropped where the stack grants it', () => {
  const Resource = ['arn:aws:ses:us-west-2:000000000000:identity/example.org'];
  const statements: Statement[] = [{ Effect: 'Allow', Action: ['ses:SendEmail'], Resource }];
  expect(unusedPermissions([{ name: 'web', statements }], { notWhole: null, used: [] })).toEqual([
    expect.stringContaining(`drop ses:SendEmail on ${Resource} from what lib/ grants web (lib/`),
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
