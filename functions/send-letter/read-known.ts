/** Reads what a letter's decision needs to know. */
import type { AskedLetter, Known } from '../../core/letters/decide-letter.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import type { PersonRecord } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
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
  { agency, idKey, events, subscribers, subscriptions, suppressions }: SendLetterDependencies,
): Promise<ReadPerson> {
  const typed = 'address' in message ? parseAddress(message.address) : null;
  const addressee = typed ? subscriberId(typed, await idKey()) : null;
  const owner = 'id' in message ? message.id : (addressee ?? '');
  const record = await subscribers.read(owner);
  const asked = audiencesOf(message);
  const [suppression, standings, event] = await Promise.all([
    suppressions.find(addressee ?? owner),
    subscriptions.standings(owner, asked),
    message.purpose === 'confirm-event' ? events.event(message.event) : undefined,
  ]);
  const known = {
    agency: await agency(),
    id: addressee ?? owner,
    suppression,
    profile: record.profile,
    standings,
    events: record.events,
    event,
  };
  return { known, record, address: typed?.address ?? record.profile?.address ?? null };
}

function audiencesOf(message: AskedLetter): readonly string[] {
  if (message.purpose === 'confirm-subscription') return message.lists;
  return message.purpose === 'confirm-event' ? [eventAudience(message.event)] : [];
}
