/** What an operator does about one person, by their address: never mail them, take that back, hand out what is kept, erase it. */
import { writeFileSync } from 'node:fs';
import { agencyStore } from '../core/agency/agency.store.ts';
import { eventStore } from '../core/calendar/event.store.ts';
import { catalogueFor } from '../core/languages/languages.ts';
import { pendingRequestStore } from '../core/letters/pending-request.store.ts';
import { readKept } from '../core/letters/read-kept.ts';
import { placeStore } from '../core/registrations/place.store.ts';
import { submissionStore } from '../core/submissions/submission.store.ts';
import type { Address } from '../core/subscribers/address.ts';
import { mailboxHash } from '../core/subscribers/mailbox.ts';
import { subscriberStore } from '../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../core/subscribers/suppression.store.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { Store } from './open-store.ts';
import { reasonOf } from './read-file.ts';
import type { Said } from './store-command.ts';
import { whenLoaded } from './when-loaded.ts';

/** As the button of a letter does: the address, and for letters its mailbox. */
export async function suppress(address: Address, store: Store): Promise<Said> {
  const { id, mailbox } = await namesOf(address, store);
  await store.note('subscribers suppress', { id });
  const suppressions = suppressionStore(store.table);
  const added = await suppressions.suppress(id, 'asked');
  const isNew = (await suppressions.suppressMailbox(mailbox)) || added;
  const text = isNew ? 'This address is never mailed again.\n' : 'This address was suppressed already.\n';
  return { text, json: { id, suppressed: true, isNew } };
}

/** Only what was asked for is taken back: a mailbox that does not exist stays out, and a complaint is lifted by confirming. */
export async function allow(address: Address, store: Store): Promise<Said> {
  const { id, mailbox } = await namesOf(address, store);
  await store.note('subscribers allow', { id });
  const suppressions = suppressionStore(store.table);
  const ofMailbox = await suppressions.liftMailbox(mailbox);
  const lifted = (await suppressions.lift(id, 'asked')) || ofMailbox;
  const text = lifted
    ? 'This address can be mailed again. It is on no list by that: whoever has it can sign up.\n'
    : 'Nobody has asked that this address never be mailed.\n';
  return { text, json: { id, lifted } };
}

/** All that is kept, as the person's own export says it; into a file that only its owner can read, or printed. */
export async function exportPerson(
  address: Address,
  store: Store,
  { to }: { readonly to?: string },
): Promise<Said> {
  const { id } = await namesOf(address, store);
  const agency = await whenLoaded(() => agencyStore(store.table).read(), store);
  await store.note('subscribers export', { id });
  const stores = storesOf(store);
  const record = await stores.subscribers.read(id);
  const suppression = await stores.suppressions.find(id);
  const words = catalogueFor(record.profile?.language ?? '', agency);
  const of = { id, record, suppression, address: address.address, agency, words };
  const json = await readKept(of, {
    ...stores,
    idKey: () => store.keys.idKey(store.idKeyParameter),
  });
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (to === undefined) return { text, json };
  writeNew(to, text);
  return { text: `Written to ${to}. Delete it once it is handed out.\n`, json: { writtenTo: to } };
}

/** Over no file that is there. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new OperatorError(`${file} can't be written: ${reasonOf(error)}.`);
  }
}

/** By what an address is known, in place of itself. */
export async function namesOf(address: Address, store: Store) {
  const idKey = await whenLoaded(() => store.keys.idKey(store.idKeyParameter), store);
  return { id: subscriberId(address, idKey), mailbox: mailboxHash(address, idKey) };
}

/** The stores that hold something of a person. */
export const storesOf = ({ table, now }: Store) => ({
  subscribers: subscriberStore(table),
  subscriptions: subscriptionStore(table, now),
  suppressions: suppressionStore(table),
  pending: pendingRequestStore(table),
  events: eventStore(table),
  places: placeStore(table),
  submissions: submissionStore(table),
});
