/**
 * Links that are one person's own: to their choices, to "never again", to "I still want this". Id, key version and an
 * HMAC: no record, no expiry, no address.
 */
import type { KEEP_PATH, MANAGE_PATH, STOP_PATH } from '../contract/paths.ts';
import type { LinkKeys } from './link-keys.ts';
import { isSigned, sign } from './signed-link.ts';

/** Where such a link may lead; what was made for one opens no other. */
export type PersonalPath = typeof MANAGE_PATH | typeof STOP_PATH | typeof KEEP_PATH;

const TOKEN = /^([0-9a-f]{32})\/([a-z0-9]+\.[A-Za-z0-9_-]{22})$/;

/** `<path>/<id>/<version>.<mac>`, made with the current key. */
export const personalPath = (path: PersonalPath, id: string, keys: LinkKeys): string =>
  `${path}/${id}/${sign([path, id], keys)}`;

/** Whose link it is, of what stands behind `path`; null when we did not make it. */
export function readPersonalToken(path: PersonalPath, token: string, keys: LinkKeys): string | null {
  const [, id, signature] = TOKEN.exec(token) ?? [];
  return id && signature && isSigned([path, id], signature, keys) ? id : null;
}
