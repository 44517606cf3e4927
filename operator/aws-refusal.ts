/** What AWS, or the way to it, refuses: told in one sentence with what to do. */
import { OperatorError } from '../local/operator-error.ts';

/** What an error of the SDK carries; only those of AWS's answers have a `$fault`. */
interface SdkError extends Error {
  readonly code?: string;
  readonly hostname?: string;
  readonly $fault?: unknown;
}

const SIGN_IN =
  'sign in (aws sso login), name a profile with AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';

/** Names of errors, query and JSON protocols alike, with the sentence for each. */
const SENTENCES: readonly (readonly [RegExp, (error: SdkError) => string])[] = [
  [/^(ExpiredToken(Exception)?|RequestExpired)$/, () => `The AWS credentials have expired: ${SIGN_IN}.`],
  [
    /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|AuthFailure)$/,
    () => `AWS does not accept these credentials: ${SIGN_IN}.`,
  ],
  [
    /^(AccessDenied(Exception)?|UnauthorizedOperation|OptInRequired)$/,
    ({ message }) =>
      `These AWS credentials may not do this: use a profile that may. AWS says: ${asSentence(message)}`,
  ],
];

/** Codes of a network that does not answer. */
const UNREACHABLE = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

/** The sentence for an error of the SDK, met with this profile; null for what is none of AWS's doing. */
export function refusalOf(error: unknown, profile?: string): string | null {
  if (!(error instanceof Error)) return null;
  const known: SdkError = error;
  if (/^(Credentials|Token)ProviderError$/.test(known.name)) return noCredentials(known, profile);
  const sentence = SENTENCES.find(([name]) => name.test(known.name))?.[1](known);
  if (sentence) return sentence;
  if (known.message === 'Region is missing') {
    return 'No AWS region is set: say which one, such as AWS_REGION=us-west-2, or give the profile one.';
  }
  if (known.name === 'TimeoutError' || UNREACHABLE.test(known.code ?? '')) return unreachable(known);
  return '$fault' in known ? `AWS refused (${known.name}): ${asSentence(known.message)}` : null;
}

/** True when AWS says that these credentials lack a right. */
export const isDenied = (error: unknown): boolean =>
  error instanceof Error && /^AccessDenied(Exception)?$/.test(error.name);

export interface Circumstances {
  /** The profile whose credentials are used, if one was named. */
  readonly profile?: string | undefined;
  /** What to do about work that was begun: sentences to end with. */
  readonly whatNow?: string;
}

/** Does `work`; what AWS refuses becomes an OperatorError. */
export async function explained<T>(
  work: () => Promise<T>,
  { profile, whatNow = '' }: Circumstances = {},
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = refusalOf(error, profile);
    if (sentence === null) throw error;
    throw new OperatorError([sentence, whatNow].filter(Boolean).join(' '));
  }
}

/** The SDK knows best what is wrong with a profile; where nothing was set at all, its words help nobody. */
function noCredentials({ message }: SdkError, profile: string | undefined): string {
  const nothingSet = message.startsWith('Could not load credentials from any providers');
  return nothingSet
    ? `There are no AWS credentials${profile ? ` of a profile "${profile}"` : ''}: ${SIGN_IN}.`
    : `The AWS credentials can't be used: ${asSentence(message)} To mend it, ${SIGN_IN}.`;
}

const unreachable = ({ hostname, code }: SdkError): string =>
  `AWS can't be reached${hostname ? ` at ${hostname}` : ''} (${code ?? 'no answer in time'}): ` +
  'check the network, and the name of the region.';

/** One line that ends in a full stop. */
function asSentence(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
