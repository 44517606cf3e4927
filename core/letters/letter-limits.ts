/** How many letters anybody can have sent to an address, a domain, and everyone together. */
import { keyedHash } from '../runtime/keyed-hash.ts';
import { type Counter, counterOf, type Limit } from '../runtime/limit.ts';
import { domainOf, parseAddress } from '../subscribers/address.ts';
import { mailboxHash } from '../subscribers/mailbox.ts';
import type { AskedLetter } from './decide-letter.ts';
import { LARGE_MAILBOX_PROVIDERS } from './large-mailbox-providers.ts';
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
/** To one mailbox, for things submitted with its address, each of which is another: nobody is to flood it with them. */
export const SUBMISSIONS: readonly Limit[] = [
  { name: 'submissions-hour', most: 3, seconds: HOUR },
  { name: 'submissions-day', most: 6, seconds: DAY },
];
/** To one mailbox, whatever was asked for. */
export const ONE_ADDRESS: Limit = { name: 'letters-address', most: 20, seconds: DAY };
/** Of one person who has their mail sent to another address: enough for whoever mistyped it. */
export const ONE_ASKER: Limit = { name: 'new-address-day', most: 3, seconds: DAY };

/** What many people share. */
export interface SharedLimits {
  /**
   * All addresses of one host: whoever has it may read the mail to every name in it. Not of all that is registered under one name: that
   * would be a state's whole government, which anybody could keep from signing up. Who names many hosts meets `everyone`.
   */
  readonly domain: Limit;
  /** Everyone together: beyond that somebody is using our forms to flood others. */
  readonly everyone: Limit;
}

/** Letters that ask to confirm something. */
export const CONFIRMATIONS: SharedLimits = {
  domain: { name: 'letters-domain', most: 100, seconds: HOUR },
  everyone: { name: 'letters-everyone', most: 1000, seconds: HOUR },
};
/**
 * Letters with the link to one's choices: apart, for they are counted although nothing goes to whoever is unknown. With made-up
 * addresses anybody can use these up without sending one letter, and is not to keep others from signing up by that.
 */
export const LINKS: SharedLimits = {
  domain: { name: 'links-domain', most: 100, seconds: HOUR },
  everyone: { name: 'links-everyone', most: 1000, seconds: HOUR },
};

/** What the limits need to know of a letter. It all stands in its message: nothing is looked up about the address. */
export interface LimitedLetter {
  /** Where it would go: as `mailboxHash` gives it, or the id of whoever asks for their own. */
  readonly whom: string;
  /** Who asks, where that is known; null for what anybody can ask for. */
  readonly asker: string | null;
  /** Names what was asked for; letters about the same thing share a limit. */
  readonly thing: string;
  readonly sameThing: readonly Limit[];
  /** null where nobody can name an address, and what it goes to is the asker's own. */
  readonly shared: SharedLimits | null;
  /** As `domainHash` gives it; null at a large provider, whose domain has no limit but everyone's. */
  readonly domain: string | null;
}

/** What is limited of a letter that was asked for; null for what follows from a button that was pressed. */
export function limitedLetter(message: AskedLetter, idKey: string): LimitedLetter | null {
  if (message.purpose === 'welcome-back') return null;
  if (message.purpose === 'export')
    return {
      whom: message.id,
      asker: null,
      thing: message.purpose,
      sameThing: SAME_THING,
      shared: null,
      domain: null,
    };
  const typed = parseAddress(message.address);
  const domain = domainOf(typed.address);
  return {
    whom: mailboxHash(typed, idKey),
    asker: message.purpose === 'confirm-address' ? message.id : null,
    thing: thingOf(message),
    sameThing: message.purpose === 'confirm-submission' ? SUBMISSIONS : SAME_THING,
    shared: message.purpose === 'manage' ? LINKS : CONFIRMATIONS,
    domain: LARGE_MAILBOX_PROVIDERS.has(domain) ? null : domainHash(domain, idKey),
  };
}

/** Everything that is submitted is one thing to the mailbox that is to confirm it. */
const thingOf = (message: Exclude<AskedLetter, { purpose: 'welcome-back' | 'export' }>): string =>
  message.purpose === 'manage' || message.purpose === 'confirm-submission'
    ? message.purpose
    : requestName(message);

/** The counters that must all have room, the narrow ones first. */
export function countersOf(
  { whom, asker, thing, sameThing, shared, domain }: LimitedLetter,
  now: Date,
): Counter[] {
  return [
    ...(asker === null ? [] : [counterOf(ONE_ASKER, asker, now)]),
    ...sameThing.map((limit) => counterOf(limit, `${whom}#${thing}`, now)),
    counterOf(ONE_ADDRESS, whom, now),
    ...(shared && domain !== null ? [counterOf(shared.domain, domain, now)] : []),
    ...(shared ? [counterOf(shared.everyone, 'everyone', now)] : []),
  ];
}

/** A domain as a keyed hash: a small agency's or a family's domain tells who it is. */
export const domainHash = (domain: string, idKey: string): string =>
  keyedHash(`domain\n${domain.toLowerCase()}`, idKey);
