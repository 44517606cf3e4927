/** Whether a reader has a feed already (RFC 9110 section 13): told by its content and by when that last changed. */
import { createHash } from 'node:crypto';

/** What an answer says of its content. */
export interface Validators {
  /** In quotes, strong: other octets have another. */
  readonly etag: string;
  /** An HTTP date, to the second. */
  readonly lastModified: string;
}

/** `changedAt` is when the content last changed, never when it is read. */
export function validatorsOf(content: string, changedAt: string): Validators {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return { etag, lastModified: new Date(changedAt).toUTCString() };
}

/** The request's conditions, as its headers have them. */
export interface Conditions {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/** A date is asked for only where no tag is: a tag knows better (RFC 9110 section 13.2.2). */
export function isNotModified({ etag, lastModified }: Validators, conditions: Conditions): boolean {
  const { ifNoneMatch, ifModifiedSince } = conditions;
  if (ifNoneMatch !== undefined) {
    const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return known.includes('*') || known.includes(etag);
  }
  const since = Date.parse(ifModifiedSince ?? '');
  return !Number.isNaN(since) && Date.parse(lastModified) <= since;
}
