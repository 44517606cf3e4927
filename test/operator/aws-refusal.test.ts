/** Every refusal of AWS is one sentence; whatever else goes wrong stays what it is. */
import { expect, it } from 'vitest';
import { OperatorError } from '../../local/operator-error.ts';
import { explained, isDenied, refusalOf } from '../../operator/aws-refusal.ts';

const error = (name: string, message = 'Some words', more: object = {}) =>
  Object.assign(new Error(message), { name }, more);

it.each([
  [
    error('CredentialsProviderError', 'Could not load credentials from any providers'),
    /^There are no AWS credentials: sign in /,
  ],
  [
    error('TokenProviderError', 'Token is expired'),
    /^The AWS credentials can't be used: Token is expired\. To mend it, sign in /,
  ],
  [error('ExpiredToken'), /^The AWS credentials have expired: sign in /],
  [error('ExpiredTokenException'), /^The AWS credentials have expired: /],
  [error('InvalidClientTokenId'), /^AWS does not accept these credentials: sign in /],
  [error('UnrecognizedClientException'), /^AWS does not accept these credentials: /],
  [error('SignatureDoesNotMatch'), /^AWS does not accept these credentials: /],
  [
    error('AccessDenied', 'User: x is not authorized\n to perform: sts:Y'),
    'These AWS credentials may not do this: use a profile that may. AWS says: User: x is not authorized to perform: sts:Y.',
  ],
  [
    error('Error', 'Region is missing'),
    /^No AWS region is set: say which one, such as AWS_REGION=us-west-2, /,
  ],
  [
    error('Error', 'getaddrinfo', { code: 'ENOTFOUND', hostname: 'sts.nowhere-1.amazonaws.com' }),
    "AWS can't be reached at sts.nowhere-1.amazonaws.com (ENOTFOUND): check the network, and the name of the region.",
  ],
  [error('TimeoutError'), /^AWS can't be reached \(no answer in time\): /],
  [
    error('ResourceNotFoundException', 'Requested resource not found', { $fault: 'client' }),
    'AWS refused (ResourceNotFoundException): Requested resource not found.',
  ],
])('%s', (refused, sentence) => {
  expect(refusalOf(refused)).toMatch(sentence);
});

it('names the profile that has no credentials', () => {
  const none = error('CredentialsProviderError', 'Could not load credentials from any providers');
  expect(refusalOf(none, 'county')).toMatch(/^There are no AWS credentials of a profile "county": /);
});

it('a fault of ours is not blamed on AWS', async () => {
  const ours = new TypeError('undefined is not a function');
  expect(refusalOf(ours)).toBeNull();
  expect(refusalOf('words')).toBeNull();
  await expect(explained(() => Promise.reject(ours))).rejects.toBe(ours);
});

it('an operator learns what to do about work that was begun', async () => {
  const cut = explained(() => Promise.reject(error('ExpiredToken')), { whatNow: 'Import again.' });
  await expect(cut).rejects.toThrow(OperatorError);
  await expect(cut).rejects.toThrow(/^The AWS credentials have expired: .*\. Import again\.$/);
});

it('a right that is lacking is told from credentials that are wrong', () => {
  expect(
    [error('AccessDenied'), error('AccessDeniedException'), error('ExpiredToken')].map(isDenied),
  ).toEqual([true, true, false]);
});
