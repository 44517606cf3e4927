/**
 * Erases a person: what is kept of them goes, and with it the address. What stays names nobody: that an id has left every list, also
 * those that it was never on, so that no import brings the person back; that an id is suppressed; and what the ledgers say of an id.
 */
import type { Agency } from '../agency/agency.ts';
import type { EventRef } from '../contract/messages.ts';
import type { PendingRequestStore } from '../letters/pending-request.store.ts';
import type { SubmissionStore } from '../submissions/submission.store.ts';
import { audiencesBesides, listsOf } from './audiences-ever.ts';
import type { PersonRecord, SubscriberStore } from './subscriber.store.ts';
import type { SubscriptionStore } from './subscription.store.ts';

export interface EraseDependencies {
  readonly agency: Pick<Agency, 'lists'>;
  readonly subscribers: Pick<SubscriberStore, 'read' | 'erase' | 'eraseRest'>;
  readonly subscriptions: Pick<SubscriptionStore, 'leave' | 'endWish'>;
  readonly pending: Pick<PendingRequestStore, 'eraseAll'>;
  readonly submissions: Pick<SubmissionStore, 'forgetSubmitter'>;
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
  const record = await dependencies.subscribers.read(id);
  if (!(await eraseAsRead(id, record, dependencies))) await eraseSubscriber(id, dependencies);
}

/**
 * The same at the address to which the person is moving, where nobody was known before: whatever has come along goes, too. It
 * goes before the old one, so that it is found as long as anything stands; and again after that, for whoever was still moving
 * then finds nobody any more, and ends.
 */
export async function eraseEverywhere(id: string, dependencies: EraseDependencies): Promise<void> {
  const record = await dependencies.subscribers.read(id);
  const there = record.movingTo === record.newAt ? record.movingTo : undefined;
  if (there) await eraseSubscriber(there, dependencies);
  if (!(await eraseAsRead(id, record, dependencies))) return eraseEverywhere(id, dependencies);
  if (there) await eraseSubscriber(there, dependencies);
}

/** False when the person began to move meanwhile: then they are still known. */
async function eraseAsRead(
  id: string,
  record: PersonRecord,
  dependencies: EraseDependencies,
): Promise<boolean> {
  await leaveAll(id, record, dependencies);
  await dependencies.pending.eraseAll(id);
  await dependencies.submissions.forgetSubmitter(id);
  if (!(await dependencies.subscribers.erase(id, record.movingTo))) return false;
  await clearRest(id, record.consents, dependencies);
  return true;
}

/** What was written while the profile went: no-op where somebody is known again. `before` are the consents that there were. */
export async function clearRest(
  id: string,
  before: PersonRecord['consents'],
  dependencies: EraseDependencies,
): Promise<void> {
  const { profile, consents, events } = await dependencies.subscribers.read(id);
  if (profile) return;
  await dependencies.submissions.forgetSubmitter(id);
  await leaveAll(id, { consents: [...before, ...consents], events }, dependencies);
  await dependencies.subscribers.eraseRest(id);
}

async function leaveAll(
  id: string,
  record: Pick<PersonRecord, 'consents' | 'events'>,
  { agency, subscriptions, giveUp }: EraseDependencies,
): Promise<void> {
  for (const { event } of record.events) await giveUp(id, event);
  for (const list of listsOf(agency)) await subscriptions.endWish(id, list);
  for (const audience of audiencesBesides(agency, record)) await subscriptions.leave(id, audience);
}
