/** Which deployed stacks can be worked on. */
import { expect, it } from 'vitest';
import { OperatorError } from '../../local/operator-error.ts';
import { type DeployedStack, storeNamesOf } from '../../operator/deployed-stack.ts';

const OUTPUTS = { TableName: 'table-1', IdKeyParameter: '/prevention-month/staging/id-key' };
const stack = (status: string | null, outputs: DeployedStack['outputs'] = OUTPUTS): DeployedStack => ({
  name: 'prevention-month-staging',
  account: '123456789012',
  region: 'us-west-2',
  status,
  outputs,
});

const PLACE = 'stack prevention-month-staging (account 123456789012, region us-west-2)';

it.each([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'IMPORT_COMPLETE',
])('a stack that is %s has a store', (status) => {
  expect(storeNamesOf(stack(status))).toEqual({
    tableName: 'table-1',
    idKeyParameter: '/prevention-month/staging/id-key',
  });
});

it.each([
  [
    null,
    /^There is no stack prevention-month-staging in account 123456789012, region us-west-2: choose its account/,
  ],
  ['REVIEW_IN_PROGRESS', /is REVIEW_IN_PROGRESS, so it is not complete yet: wait until its deploy has ended/],
  ['CREATE_IN_PROGRESS', /is CREATE_IN_PROGRESS, so it is not complete yet: wait until its deploy has ended/],
  ['CREATE_FAILED', /is CREATE_FAILED: its first deploy failed; mend what its events name/],
  ['ROLLBACK_COMPLETE', /is ROLLBACK_COMPLETE: its first deploy failed; mend what its events name/],
  ['DELETE_IN_PROGRESS', /is DELETE_IN_PROGRESS: it is going, or gone in part; deploy it again first\.$/],
])('a stack that is %s has none, and the sentence says what to do', (status, sentence) => {
  expect(() => storeNamesOf(stack(status))).toThrow(sentence);
  expect(() => storeNamesOf(stack(status))).toThrow(OperatorError);
});

it('a stack without the outputs was deployed by an older version', () => {
  expect(() => storeNamesOf(stack('UPDATE_COMPLETE', { TableName: 'table-1' }))).toThrow(
    `The ${PLACE} has no output IdKeyParameter, so it is older than this command: deploy it again.`,
  );
});
