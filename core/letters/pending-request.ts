/** A request that waits for its link to be opened and its button pressed, and how it stands when that happens. */
import type { RequestToConfirm } from '../contract/letters.ts';
import { eventAudience } from '../subscribers/audience.ts';
import type { LinkKeys } from '../subscribers/link-keys.ts';

/** Days for which a letter's link works; whoever never asked hears no more of us after that. */
export const CONFIRM_DAYS = 7;

const DAY_MS = 86_400_000;

/** When the link of a letter begun at `at` stops working. */
export const confirmExpiry = (at: string): string =>
  new Date(Date.parse(at) + CONFIRM_DAYS * DAY_MS).toISOString();

/** A request as it is stored under the hash of its token. `id` is whose it is: for a new address, of that address. */
export interface PendingRequest {
  readonly id: string;
  readonly expiresAt: string;
  /** Gone once it has been used: an address is kept no longer than it is needed. */
  readonly request: RequestToConfirm | null;
  /** Version of the link key that its token was derived with; left out of what was kept before this was. */
  readonly keyVersion?: string;
}

/** How a letter's link stands. Each but `open` is an expected race, and says what to do. */
export type LinkState =
  | {
      readonly state: 'open';
      readonly id: string;
      readonly request: RequestToConfirm;
      /** Of its token: names the request in hand. */
      readonly hash: string;
    }
  /** Pressed already, perhaps a moment ago: it has been done. */
  | { readonly state: 'used' }
  | { readonly state: 'expired' }
  /** A newer letter for the same thing was sent; its link works. */
  | { readonly state: 'superseded' }
  /** None of ours, or so old that it is forgotten. */
  | { readonly state: 'unknown' };

/** The state of a link, from what is stored under its hash, the hash of the newest link for the same thing, the keys, and the time. */
export function linkState(
  hash: string,
  found: PendingRequest | undefined,
  {
    newest,
    keys,
    now,
  }: { readonly newest: string | undefined; readonly keys: Pick<LinkKeys, 'versions'>; readonly now: Date },
): LinkState {
  if (!found) return { state: 'unknown' };
  if (!found.request) return { state: 'used' };
  if (Date.parse(found.expiresAt) <= now.getTime() || isRetired(found, keys)) return { state: 'expired' };
  if (newest !== undefined && newest !== hash) return { state: 'superseded' };
  return { state: 'open', id: found.id, request: found.request, hash };
}

/** Whether the key behind its token has been retired, as after a leak: whoever has the key can make the token. */
const isRetired = ({ keyVersion }: PendingRequest, { versions }: Pick<LinkKeys, 'versions'>): boolean =>
  keyVersion !== undefined && !Object.hasOwn(versions, keyVersion);

/**
 * Whose choice a request is, who can have made it only once: of whoever moves, whatever addresses they name; of whoever has the
 * address, for everything else.
 */
export const ownerOf = ({
  id,
  request,
}: {
  readonly id: string;
  readonly request: RequestToConfirm;
}): string => (request.purpose === 'confirm-address' ? request.id : id);

/** Names what a request is for: a newer request of the same name supersedes an older one of the same owner. */
export function requestName(request: RequestToConfirm): string {
  if (request.purpose === 'confirm-event') return `${request.purpose}#${eventAudience(request.event)}`;
  return request.purpose === 'confirm-submission'
    ? `${request.purpose}#${request.submission}`
    : request.purpose;
}

/** What the sort key begins with under which a person's partition says, after the name of a request, which link is the newest. */
export const NEWEST = 'PENDING#';
