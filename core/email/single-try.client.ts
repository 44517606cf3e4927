/** SES as we call it: one try, and no longer than an answer is worth waiting for. Every retry is our own decision. */
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { describeError } from '../runtime/log.ts';
import { SILENT } from '../runtime/sdk-logger.ts';

/** Milliseconds until an unanswered call counts as of unknown outcome. */
const REQUEST_TIMEOUT_MS = 15_000;
const CONNECTION_TIMEOUT_MS = 3_000;

/** Milliseconds that one call can take at most; well below the timeout of every function that sends. */
export const SLOWEST_TRY_MS = REQUEST_TIMEOUT_MS + CONNECTION_TIMEOUT_MS;

/** A client with the credentials and endpoint of the environment. */
export function singleTrySes(): SESv2Client {
  return new SESv2Client({
    maxAttempts: 1,
    logger: SILENT,
    requestHandler: {
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
    },
  });
}

/** Errors by which SES says that the request itself is wrong, and that no try of it will ever succeed. */
const MALFORMED: ReadonlySet<string> = new Set(['BadRequestException', 'ValidationException']);

export const isMalformed = (error: unknown): boolean => MALFORMED.has(describeError(error).name);

/** Errors by which SES says that it is too much for now: in this second, or in these 24 hours. */
const THROTTLED: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'LimitExceededException',
]);

const isThrottled = (error: unknown): boolean => THROTTLED.has(describeError(error).name);

/** SES names the quota of 24 hours in the message alone. */
export const isQuotaSpent = (error: unknown): boolean =>
  isThrottled(error) && /daily/i.test(describeError(error).message);

/** Too many messages in this second; the next one has room. */
export const isTooFast = (error: unknown): boolean => isThrottled(error) && !isQuotaSpent(error);

/** Characters of a reason: it stands in the ledger for each person of a call, and in a letter's record. */
const LONGEST_REASON = 300;

/** What SES said, fit to be kept and logged: no address is in it. */
export function reasonOf(error: unknown): string {
  const { name, message } = describeError(error);
  return `${name}: ${message}`.slice(0, LONGEST_REASON);
}
