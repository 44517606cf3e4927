/** Who counts as one operator, by what AWS notes of a caller. */
import { expect, it } from 'vitest';
import { approverOf } from '../../core/approvals/approval.client.ts';

const ROLE = 'arn:aws:sts::123456789012:assumed-role';

it.each([
  ['a user', 'arn:aws:iam::123456789012:user/operators/Ana', 'ana'],
  [
    'a user of Identity Center',
    `${ROLE}/AWSReservedSSO_Operator_0123456789abcdef/ana@example.gov`,
    'ana@example.gov',
  ],
  [
    'the same with another permission set',
    `${ROLE}/AWSReservedSSO_Reader_0123456789abcdef/Ana@example.gov`,
    'ana@example.gov',
  ],
  ['a role, whose sessions programs name', `${ROLE}/Operator/aws-sdk-js-1700000000000`, 'operator'],
  ['the same, a moment later', `${ROLE}/Operator/aws-sdk-js-1700000000001`, 'operator'],
  ['the same, as somebody calls themselves', `${ROLE}/Operator/bo`, 'operator'],
  ['the account itself', 'arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:root'],
])('%s', (_, arn, approver) => {
  expect(approverOf(arn)).toBe(approver);
});
