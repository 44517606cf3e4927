/**
 * Links in mailings that let a person leave: the audiences, the id, the key's version and an HMAC. No record, no
 * expiry, no address; they answer for ever.
 */
import { UNSUBSCRIBE_PATH } from '../contract/paths.ts';
import type { Audience } from './audience.ts';
import type { LinkKeys } from './link-keys.ts';
import { isSigned, sign } from './signed-link.ts';

/** What an unsubscribe link says: who leaves which audiences (those through which the mail came). */
export interface Leaving {
  readonly id: string;
  readonly audiences: readonly Audience[];
}

const TOKEN = /^([a-z0-9.+-]+)\/([0-9a-f]{32})\/([a-z0-9]+\.[A-Za-z0-9_-]{22})$/;

/** Audiences are joined by `+`, which none can hold. */
const signedParts = ({ id, audiences }: Leaving): string[] => ['unsubscribe', id, audiences.join('+')];

/** The link's path, `/unsubscribe/<audiences>/<id>/<version>.<mac>`, made with the current key. */
export const unsubscribePath = (leaving: Leaving, keys: LinkKeys): string =>
  `${UNSUBSCRIBE_PATH}/${leaving.audiences.join('+')}/${leaving.id}/${sign(signedParts(leaving), keys)}`;

/** Who leaves what, of what stands in the path after `/unsubscribe/`; null when we did not make it. */
export function readUnsubscribeToken(token: string, keys: LinkKeys): Leaving | null {
  const [, audiences, id, signature] = TOKEN.exec(token) ?? [];
  if (!audiences || !id || !signature) return null;
  const leaving = { id, audiences: audiences.split('+') };
  return isSigned(signedParts(leaving), signature, keys) ? leaving : null;
}
