/**
 * Erases a person: what is kept of them goes, and with it the address. What stays names nobody: that an id has left an audience, so
 * that no import brings the person back; that an id is suppressed; and what the ledgers say of an id.
 */
import type { Agency } from '../agency/agency.ts';
import type { EventRef } from '../contract/messages.ts';
import type { PendingRequestStore } from '../letters/pending-request.store.ts';
import { audiencesEver } from './audiences-ever.ts';
import type { SubscriberStore } from './subscriber.store.ts';
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
 */
export async function eraseSubscriber(id: string, dependencies: EraseDependencies): Promise<void> {
  const { agency, subscribers, subscriptions, pending, giveUp } = dependencies;
  const record = await subscribers.read(id);
  for (const { event } of record.events) await giveUp(id, event);
  for (const audience of audiencesEver(agency, record)) await subscriptions.leave(id, audience);
  await pending.forgetAll(id);
  await subscribers.erase(id);
}
