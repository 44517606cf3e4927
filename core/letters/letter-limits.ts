/** How many letters anybody can have sent to an address, a domain, and everyone together. */
import { keyedHash } from '../runtime/keyed-hash.ts';
import { type Counter, counterOf, type Limit } from '../runtime/limit.ts';
import { type Address, domainOf, mailboxOf, parseAddress } from '../subscribers/address.ts';
import type { AskedLetter } from './decide-letter.ts';
import { requestName } from './pending-request.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * To one mailbox, for one thing asked for: enough for whoever lost the first letter. None is longer than a day, for whoever
 * uses one up by asking for somebody else shuts them out as long.
 */
export const SAME_THING: readonly Limit[] = [
  { name: 'same-letter-15-minutes', most: 2, seconds: 15 * MINUTE },
  { name: 'same-letter-day', most: 3, seconds: DAY },
];
/** To one mailbox, whatever was asked for. */
export const ONE_ADDRESS: Limit = { name: 'letters-address', most: 20, seconds: DAY };
/** Of one person who has their mail sent to another address: enough for whoever mistyped it. */
export const ONE_ASKER: Limit = { name: 'new-address-day', most: 3, seconds: DAY };
/** To all addresses of one domain. */
export const ONE_DOMAIN: Limit = { name: 'letters-domain', most: 300, seconds: HOUR };
/** To everyone together: beyond that somebody is using our forms to flood others. */
export const EVERYONE: Limit = { name: 'letters-everyone', most: 1000, seconds: HOUR };

/** What the limits need to know of a letter. It all stands in its message: nothing is looked up about the address. */
export interface LimitedLetter {
  /** Where it would go: as `mailboxHash` gives it, or the id of whoever asks for their own. */
  readonly whom: string;
  /** Who asks, where that is known; null for what anybody can ask for. */
  readonly asker: string | null;
  /** Names what was asked for; letters about the same thing share a limit. */
  readonly thing: string;
  /** As `domainHash` gives it; null where nobody can name an address, and what it goes to is the asker's own. */
  readonly domain: string | null;
}

/** What is limited of a letter that was asked for; null for what follows from a button that was pressed. */
export function limitedLetter(message: AskedLetter, idKey: string): LimitedLetter | null {
  if (message.purpose === 'welcome-back') return null;
  if (message.purpose === 'export')
    return { whom: message.id, asker: null, thing: message.purpose, domain: null };
  const typed = parseAddress(message.address);
  return {
    whom: mailboxHash(typed, idKey),
    asker: message.purpose === 'confirm-address' ? message.id : null,
    thing: message.purpose === 'manage' ? message.purpose : requestName(message),
    domain: domainHash(domainOf(typed.address), idKey),
  };
}

/** The counters that must all have room, the narrow ones first. */
export function countersOf({ whom, asker, thing, domain }: LimitedLetter, now: Date): Counter[] {
  const own = [
    ...(asker === null ? [] : [counterOf(ONE_ASKER, asker, now)]),
    ...SAME_THING.map((limit) => counterOf(limit, `${whom}#${thing}`, now)),
    counterOf(ONE_ADDRESS, whom, now),
  ];
  if (domain === null) return own;
  return [...own, counterOf(ONE_DOMAIN, domain, now), counterOf(EVERYONE, 'everyone', now)];
}

/** A domain as a keyed hash: a small agency's or a family's domain tells who it is. */
export const domainHash = (domain: string, idKey: string): string =>
  keyedHash(`domain\n${domain.toLowerCase()}`, idKey);

/** The mailbox behind an address, as a keyed hash; it is no subscriber's id. */
export const mailboxHash = (address: Address, idKey: string): string =>
  keyedHash(`mailbox\n${mailboxOf(address)}`, idKey);
