/** Who calls which operation of which service: what an endpoint knows about each request it answers. */
export interface Call {
  /** As in IAM actions: `ses`, `scheduler`, `ssm`. */
  readonly service: string;
  /** As the API names it: `SendBulkEmail`. */
  readonly operation: string;
  /** The access key id with which the request was signed. */
  readonly accessKey: string;
}

/** Hears of every call before it is answered, which waits for what it returns; an `AwsError` that it throws is the caller's answer. */
export type OnCall = (call: Call) => unknown;

/** An exception of a service's own model: the SDK throws the class of that name to the caller. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

/** Who signed a request, and for which region. */
export interface Caller {
  readonly accessKey: string;
  readonly region: string;
}

/**
 * The caller named by an Authorization header, `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/…`;
 * null when there is none. Signatures are not verified: the endpoints listen to their own machine only.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function callerOf(authorization: string | undefined): Caller | null {
  const [, accessKey, region] = /Credential=([^/\s]+)\/\d+\/([^/\s]+)\//.exec(authorization ?? '') ?? [];
  return accessKey && region ? { accessKey, region } : null;
}
