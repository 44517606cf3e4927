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
    ...(LARGE_MAILBOX_PROVIDERS.has(domain) ? [] : [counterOf(OF_DOMAIN, domainHash(domain, idKey), now)]),
  ];
}
