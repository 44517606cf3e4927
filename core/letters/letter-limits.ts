/** How many letters anybody can have sent to an address, a domain, and everyone together. */
import { createHmac } from 'node:crypto';
import { type Counter, counterOf, type Limit } from '../runtime/limit.ts';
import { domainOf, parseAddress } from '../subscribers/address.ts';
import { subscriberId } from '../subscribers/subscriber.ts';
import type { AskedLetter } from './decide-letter.ts';
import { requestName } from './pending-request.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** To one address, for one thing asked for: enough for whoever lost the first letter, and no more. */
export const SAME_THING: readonly Limit[] = [
  { name: 'same-letter-15-minutes', most: 2, seconds: 15 * MINUTE },
  { name: 'same-letter-day', most: 3, seconds: DAY },
  { name: 'same-letter-month', most: 5, seconds: 30 * DAY },
];
/** To one address, whatever was asked for. */
export const ONE_ADDRESS: Limit = { name: 'letters-address', most: 20, seconds: DAY };
/** To all addresses of one domain. */
export const ONE_DOMAIN: Limit = { name: 'letters-domain', most: 300, seconds: HOUR };
/** To everyone together: beyond that somebody is using our forms to flood others. */
export const EVERYONE: Limit = { name: 'letters-everyone', most: 1000, seconds: HOUR };

/** What the limits need to know of a letter. It all stands in its message: nothing is looked up about the address. */
export interface LimitedLetter {
  /** Whose letter it would be. */
  readonly id: string;
  /** Names what was asked for; letters about the same thing share a limit. */
  readonly thing: string;
  /** As `domainHash` gives it; null where nobody can name an address, and what it goes to is the asker's own. */
  readonly domain: string | null;
}

/** What is limited of a letter that was asked for; null for what follows from a button that was pressed. */
export function limitedLetter(message: AskedLetter, idKey: string): LimitedLetter | null {
  if (message.purpose === 'welcome-back') return null;
  if (message.purpose === 'export') return { id: message.id, thing: message.purpose, domain: null };
  const typed = parseAddress(message.address);
  return {
    id: subscriberId(typed, idKey),
    thing: message.purpose === 'manage' ? message.purpose : requestName(message),
    domain: domainHash(domainOf(typed.address), idKey),
  };
}

/** The counters that must all have room, the narrow ones first. */
export function countersOf({ id, thing, domain }: LimitedLetter, now: Date): Counter[] {
  const own = [
    ...SAME_THING.map((limit) => counterOf(limit, `${id}#${thing}`, now)),
    counterOf(ONE_ADDRESS, id, now),
  ];
  if (domain === null) return own;
  return [...own, counterOf(ONE_DOMAIN, domain, now), counterOf(EVERYONE, 'everyone', now)];
}

/** A domain as a keyed hash: a small agency's or a family's domain tells who it is. */
export const domainHash = (domain: string, idKey: string): string =>
  createHmac('sha256', Buffer.from(idKey, 'base64url'))
    .update(`domain\n${domain.toLowerCase()}`)
    .digest('hex')
    .slice(0, 32);
