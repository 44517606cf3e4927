/**
 * Links in mailings that let a person leave: the lists, the id, the key's version and an HMAC. No record, no
 * expiry, no address; they answer for ever.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { UNSUBSCRIBE_PATH } from '../contract/paths.ts';
import type { LinkKeys } from './keys.client.ts';

/** What an unsubscribe link says: who leaves which lists (those through which the mail came). */
export interface Leaving {
  readonly id: string;
  readonly lists: readonly string[];
}

/** Characters of base64url kept of the HMAC: 22, that is 128 bits. */
const MAC_LENGTH = 22;
const TOKEN = /^([a-z0-9+-]+)\/([0-9a-f]{32})\/([a-z0-9]+)\.([A-Za-z0-9_-]{22})$/;

const secretKeys = new Map<string, KeyObject>();

/** Made once per key: making it takes longer than the HMAC itself. */
function secretKey(key: string): KeyObject {
  const made = secretKeys.get(key) ?? createSecretKey(key, 'base64url');
  secretKeys.set(key, made);
  return made;
}

/** Lists are joined by `+`, which no list's id can hold. */
function mac({ id, lists }: Leaving, version: string, key: string): string {
  return createHmac('sha256', secretKey(key))
    .update(['unsubscribe', version, id, lists.join('+')].join('\n'))
    .digest('base64url')
    .slice(0, MAC_LENGTH);
}

/** The link's path, `/unsubscribe/<lists>/<id>/<version>.<mac>`, made with the current key. */
export function unsubscribePath(leaving: Leaving, keys: LinkKeys): string {
  const version = keys.current;
  const key = keys.versions[version];
  if (!key) throw new Error(`There is no link key of version ${version}, with which links are to be made.`);
  const code = mac(leaving, version, key);
  return `${UNSUBSCRIBE_PATH}/${leaving.lists.join('+')}/${leaving.id}/${version}.${code}`;
}

/** Who leaves what, of what stands in the path after `/unsubscribe/`; null when we did not make it. */
export function readUnsubscribeToken(token: string, keys: LinkKeys): Leaving | null {
  const [, lists, id, version, code] = TOKEN.exec(token) ?? [];
  if (!lists || !id || !version || !code) return null;
  const key = Object.hasOwn(keys.versions, version) ? keys.versions[version] : undefined;
  if (!key) return null;
  const leaving = { id, lists: lists.split('+') };
  return timingSafeEqual(Buffer.from(mac(leaving, version, key)), Buffer.from(code)) ? leaving : null;
}
