/**
 * Erases a person: what is kept of them goes, and with it the address. What stays names nobody: that an id has left an audience, so
 * that no import brings the person back; that an id is suppressed; and what the ledgers say of an id.
 */
import type { Agency } from '../agency/agency.ts';
import type { EventRef } from '../contract/messages.ts';
import type { PendingRequestStore } from '../letters/pending-request.store.ts';
import { audiencesEver } from './audiences-ever.ts';
import type { PersonRecord, SubscriberStore } from './subscriber.store.ts';
import type { SubscriptionStore } from './subscription.store.ts';

export interface EraseDependencies {
  readonly agency: Pick<Agency, 'lists'>;
  readonly subscribers: Pick<SubscriberStore, 'read' | 'erase'>;
  readonly subscriptions: Pick<SubscriptionStore, 'leave'>;
  readonly pending: Pick<PendingRequestStore, 'forgetAll'>;
  /** Gives up what the person asked for of one event, and tells them: afterwards there is no address to tell. */
  readonly giveUp: (id: string, event: EventRef) => Promise<void>;
}

/**
 * No-op for somebody of whom nothing is kept. The partition goes last, and its profile last of all, so that whatever broke
 * off is found again and ended by doing it again.
 *
 * What is confirmed or chosen at the same time looks for the profile when it has written all it has to, and erases anew where
 * that is gone. What it had written while the profile still stood is found here, after that has gone: so nobody is left in an
 * audience of whom nothing else is kept.
 */
export async function eraseSubscriber(id: string, dependencies: EraseDependencies): Promise<void> {
  const { subscribers, pending } = dependencies;
  const record = await subscribers.read(id);
  await leaveAll(id, record, dependencies);
  await pending.forgetAll(id);
  await subscribers.erase(id);
  const { profile, consents, events } = await subscribers.read(id);
  if (profile) return;
  await leaveAll(id, { consents: [...record.consents, ...consents], events }, dependencies);
  if (consents.length > 0) await subscribers.erase(id);
}

async function leaveAll(
  id: string,
  record: Pick<PersonRecord, 'consents' | 'events'>,
  { agency, subscriptions, giveUp }: EraseDependencies,
): Promise<void> {
  for (const { event } of record.events) await giveUp(id, event);
  for (const audience of audiencesEver(agency, record)) await subscriptions.leave(id, audience);
}
