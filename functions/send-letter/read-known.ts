/** Reads what a letter's decision needs to know. */
import type { AskedLetter, Known } from '../../core/letters/decide-letter.ts';
import { type Address, parseAddress } from '../../core/subscribers/address.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { listsOf } from '../../core/subscribers/audiences-ever.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import type { PersonRecord } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { leftAllFrom, standingsOf } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

/** Whom the letter would go to, and all that is known of the person who is said to have asked. */
export interface ReadPerson {
  readonly known: Known;
  readonly record: PersonRecord;
  /** null when nothing is kept of them, and the message names no address. */
  readonly address: string | null;
}

export async function readKnown(
  message: AskedLetter,
  dependencies: SendLetterDependencies,
): Promise<ReadPerson> {
  const { agency, idKey, events, places, subscribers, subscriptions } = dependencies;
  const typed = 'address' in message ? parseAddress(message.address) : null;
  const addressee = typed ? subscriberId(typed, await idKey()) : null;
  const owner = 'id' in message ? message.id : (addressee ?? '');
  const record = await subscribers.read(owner);
  const wish = message.purpose === 'confirm-event' ? message.event : null;
  const inForce = await agency();
  const lists = listsOf(inForce);
  const [suppression, kept, event, place] = await Promise.all([
    suppressionOf(addressee ?? owner, canStrangersAsk(message) ? typed : null, dependencies),
    subscriptions.stored(owner, [...lists, ...(wish ? [eventAudience(wish)] : [])]),
    wish ? events.event(wish) : undefined,
    wish ? places.standing(eventAudience(wish), owner) : ('none' as const),
  ]);
  const known = {
    agency: inForce,
    id: addressee ?? owner,
    suppression,
    profile: record.profile,
    standings: standingsOf(kept),
    leftAllFrom: leftAllFrom(lists, kept),
    events: record.events,
    event,
    place,
  };
  return { known, record, address: typed?.address ?? record.profile?.address ?? null };
}

/** Whether a form asks for it with an address that anybody can type; all else follows from a button of the person's own. */
const canStrangersAsk = ({ purpose }: AskedLetter): boolean =>
  purpose !== 'export' && purpose !== 'welcome-back';

/** Why the address is suppressed, or the mailbox behind it, as which `typed` is given where that counts; both are always read. */
async function suppressionOf(
  id: string,
  typed: Address | null,
  { idKey, suppressions }: SendLetterDependencies,
): Promise<SuppressionReason | undefined> {
  const [reason, isMailboxSuppressed] = await Promise.all([
    suppressions.find(id),
    typed && suppressions.isMailboxSuppressed(mailboxHash(typed, await idKey())),
  ]);
  return isMailboxSuppressed ? 'asked' : reason;
}
