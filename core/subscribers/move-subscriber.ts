/** A person's mail goes to another address from now on: everything that is kept of them moves to the id of the new one. */
import type { Agency } from '../agency/agency.ts';
import type { PendingRequestStore } from '../letters/pending-request.store.ts';
import { eventAudience, isList } from './audience.ts';
import { audiencesEver } from './audiences-ever.ts';
import { type Destination, decideMove, mergedProfile } from './merge-subscribers.ts';
import type { AskedEvent, Profile, SubscriberStore } from './subscriber.store.ts';
import type { SubscriptionStore } from './subscription.store.ts';

export interface MoveDependencies {
  readonly agency: Pick<Agency, 'lists'>;
  readonly subscribers: Pick<SubscriberStore, 'read' | 'put' | 'recordConsent' | 'erase'>;
  readonly subscriptions: Pick<SubscriptionStore, 'standings' | 'subscribe' | 'change' | 'leave'>;
  readonly pending: Pick<PendingRequestStore, 'forgetAll'>;
  /** Moves what was asked for of one event: its record, its reminders, and the place or the turn in the line. */
  readonly moveEvent: (asked: AskedEvent, move: EventMove) => Promise<void>;
}

/** From which id to which person something moves. */
export interface EventMove {
  readonly from: string;
  readonly to: Profile;
  /** Whether the old id gets the reminders of the event. */
  readonly isReminded: boolean;
}

/** Who moves where, and the hash of the request that asks for it. */
export interface Move {
  readonly from: string;
  readonly to: Destination;
  readonly inHand?: string;
}

/**
 * No-op, and false, when nothing is kept under `from`, for it has moved already or was erased, and when it is the same id.
 * Everything stands under the new id before it goes under the old one, and the old profile goes last, so that whatever broke off is
 * ended by doing it again.
 */
export async function moveSubscriber(
  { from, to, inHand }: Move,
  dependencies: MoveDependencies,
): Promise<boolean> {
  if (from === to.id) return false;
  const { agency, subscribers, subscriptions } = dependencies;
  const [old, known] = await Promise.all([subscribers.read(from), subscribers.read(to.id)]);
  if (!old.profile) return false;
  const [oldStandings, newStandings] = await Promise.all([
    subscriptions.standings(from, audiencesEver(agency, old)),
    subscriptions.standings(to.id, audiencesEver(agency, known)),
  ]);
  const profile = mergedProfile({ from: old.profile, known: known.profile, to }, new Date());
  const { move, change } = decideMove(oldStandings, newStandings);
  await subscribers.put(profile);
  for (const audience of change) await subscriptions.change(profile, audience);
  for (const consent of old.consents) await subscribers.recordConsent(to.id, consent);
  for (const list of move.filter(isList)) await subscriptions.subscribe(profile, list);
  for (const asked of old.events) {
    const isReminded = move.includes(eventAudience(asked.event));
    await dependencies.moveEvent(asked, { from, to: profile, isReminded });
  }
  for (const audience of move) await subscriptions.leave(from, audience);
  await dependencies.pending.forgetAll(from, inHand);
  await subscribers.erase(from);
  return true;
}
