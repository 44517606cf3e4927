/**
 * The link of a letter that waits for a button to be pressed. Its token is derived from the letter's id and purpose, so that
 * a letter delivered twice carries the same link; only its hash is stored.
 */
import { createHash } from 'node:crypto';
import type { RequestToConfirm } from '../contract/letters.ts';
import { CONFIRM_PATH } from '../contract/paths.ts';
import type { LinkKeys } from '../subscribers/link-keys.ts';
import { hmac } from '../subscribers/signed-link.ts';

/** 256 bits in base64url: as many characters as every such token has. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The letter's token, made with the key of `version`: the one that was current when the letter was first sent. */
export function letterToken(
  { letter, purpose }: Pick<RequestToConfirm, 'letter' | 'purpose'>,
  version: string,
  { versions }: LinkKeys,
): string {
  const key = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (!key) throw new Error(`There is no link key of version ${version}, with which a letter was begun.`);
  return hmac(['letter', purpose, letter], key).toString('base64url');
}

/** Under which a token's request is stored; null for what can be no token. */
export const tokenHash = (token: string): string | null =>
  TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;

/** The link's path, `/confirm/<token>`. */
export const confirmPath = (token: string): string => `${CONFIRM_PATH}/${token}`;
