/** How much can be confirmed in a while: each goes to every moderator by mail, and takes a place among what waits for them. */
import { LARGE_MAILBOX_PROVIDERS } from '../letters/large-mailbox-providers.ts';
import { domainHash } from '../letters/letter-limits.ts';
import { type Counter, counterOf, type Limit } from '../runtime/limit.ts';
import { domainOf, parseAddress } from '../subscribers/address.ts';
import { mailboxHash } from '../subscribers/mailbox.ts';
import type { Submitter } from './submission.ts';

const DAY = 24 * 60 * 60;

/** Of one mailbox, however it is spelled: what waits of an address is counted by its spelling. */
const OF_MAILBOX: Limit = { name: 'confirmed-mailbox-week', most: 12, seconds: 7 * DAY };
/** Of all mailboxes of one host, of which whoever has it can make as many as they like; enough for a county's offices. */
const OF_DOMAIN: Limit = { name: 'confirmed-domain-day', most: 20, seconds: DAY };

/** Of all hosts whose names end alike, such as `agency.gov`: whoever has a name has every host below it. Enough for a whole state's. */
const OF_REGISTERED: Limit = { name: 'confirmed-registered-day', most: 40, seconds: DAY };

/** Labels of a name that somebody has registered: its last ones. */
const REGISTERED_LABELS = 2;
const registeredOf = (host: string): string => host.split('.').slice(-REGISTERED_LABELS).join('.');

/** The counters that must have room for something to be confirmed; a large provider has no limit of its own. */
export function confirmationCounters(
  { address }: Pick<Submitter, 'address'>,
  idKey: string,
  now: Date,
): Counter[] {
  const typed = parseAddress(address);
  const domain = domainOf(typed.address);
  return [
    counterOf(OF_MAILBOX, mailboxHash(typed, idKey), now),
    ...(LARGE_MAILBOX_PROVIDERS.has(domain)
      ? []
      : [
          counterOf(OF_DOMAIN, domainHash(domain, idKey), now),
          counterOf(OF_REGISTERED, domainHash(registeredOf(domain), idKey), now),
        ]),
  ];
}

/** Where as many wait, what is left is for those of whom nothing waits yet: nobody takes it all, however many hosts they have. */
export const CROWDED = 50;
/** As many as may wait then of hosts whose names end alike. */
const MOST_OF_REGISTERED = 5;

type Addressed = Pick<Submitter, 'address'>;

/** Where it is crowded: whether nothing waits of the host of `one`, or of their mailbox at a large provider, and little of its kin. */
export function hasRoomInCrowd(one: Addressed, waiting: readonly Addressed[], idKey: string): boolean {
  const places = waiting.map((each) => placeOf(each, idKey));
  const own = placeOf(one, idKey);
  return (
    places.every(({ narrow }) => narrow !== own.narrow) &&
    places.filter(({ wide }) => wide === own.wide).length < MOST_OF_REGISTERED
  );
}

/** Whose it counts as: of a large provider the mailbox alone, of everyone else the host and what its name ends in. */
function placeOf({ address }: Addressed, idKey: string): { readonly narrow: string; readonly wide: string } {
  const typed = parseAddress(address);
  const host = domainOf(typed.address).toLowerCase();
  const mailbox = mailboxHash(typed, idKey);
  return LARGE_MAILBOX_PROVIDERS.has(host)
    ? { narrow: mailbox, wide: mailbox }
    : { narrow: host, wide: registeredOf(host) };
}
