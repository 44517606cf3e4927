/** Calls that SES turns away whole. */
import { AwsError } from './aws-call.ts';
import { LONGEST_TEMPLATE_REQUEST } from './ses-request.ts';

/** Why a message may not leave now; each is a status of a bulk entry, and said in these words. */
export const REFUSALS = {
  ACCOUNT_THROTTLED: 'Maximum sending rate exceeded.',
  ACCOUNT_DAILY_QUOTA_EXCEEDED: 'Daily message quota exceeded.',
} as const;
export type Refusal = keyof typeof REFUSALS;

export const isRefusal = (status: string | undefined): status is Refusal =>
  status !== undefined && status in REFUSALS;

/** Refuses a call of which nothing may leave now. */
export function refuseCall(refusal: Refusal): never {
  throw new AwsError('TooManyRequestsException', REFUSALS[refusal], 429);
}

/** Refuses a request with an inline template that is larger than SES takes. */
export function refuseOversized(body: string): void {
  if (Buffer.byteLength(body) <= LONGEST_TEMPLATE_REQUEST) return;
  throw new AwsError(
    'BadRequestException',
    'A request with an inline template must not be larger than 1 MB.',
  );
}
