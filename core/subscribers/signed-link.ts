/** Signs what stands in our links and forms with the link key: no record, no expiry, and nobody else can make one. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from './link-keys.ts';

/** Characters of base64url kept of the HMAC: 22, that is 128 bits. */
const MAC_LENGTH = 22;
const SIGNATURE = /^([a-z0-9]+)\.([A-Za-z0-9_-]{22})$/;

const secretKeys = new Map<string, KeyObject>();

/** Made once per key: making it takes longer than the HMAC itself. */
function secretKey(key: string): KeyObject {
  const made = secretKeys.get(key) ?? createSecretKey(key, 'base64url');
  secretKeys.set(key, made);
  return made;
}

/** An HMAC-SHA-256 over `parts`, none of which may hold a line end. */
export const hmac = (parts: readonly string[], key: string): Buffer =>
  createHmac('sha256', secretKey(key)).update(parts.join('\n')).digest();

const mac = (parts: readonly string[], version: string, key: string): string =>
  hmac([version, ...parts], key)
    .toString('base64url')
    .slice(0, MAC_LENGTH);

/** The key with which new links are made. */
export function currentKey({ current, versions }: LinkKeys): string {
  const key = versions[current];
  if (!key) throw new Error(`There is no link key of version ${current}, with which links are to be made.`);
  return key;
}

/**
 * `<version>.<mac>` over `parts`, made with the current key. The first part is the purpose, so that what was signed for
 * one serves no other.
 */
export const sign = (parts: readonly string[], keys: LinkKeys): string =>
  `${keys.current}.${mac(parts, keys.current, currentKey(keys))}`;

/** Whether we signed `parts`, with this key version or an older one. */
export function isSigned(parts: readonly string[], signature: string, keys: LinkKeys): boolean {
  const [, version, code] = SIGNATURE.exec(signature) ?? [];
  if (!version || !code) return false;
  const key = Object.hasOwn(keys.versions, version) ? keys.versions[version] : undefined;
  return key !== undefined && timingSafeEqual(Buffer.from(mac(parts, version, key)), Buffer.from(code));
}
