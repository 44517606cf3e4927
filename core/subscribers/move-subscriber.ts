/** A person's mail goes to another address from now on: everything that is kept of them moves to the id of the new one. */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import type { PendingRequestStore } from '../letters/pending-request.store.ts';
import type { SubmissionStore } from '../submissions/submission.store.ts';
import type { AskedEvent } from './asked-event.store.ts';
import { type Audience, eventAudience, isList } from './audience.ts';
import { audiencesEver } from './audiences-ever.ts';
import { followChoices } from './follow-choices.ts';
import { activeAmong, type Destination, decideMove, mergedProfile } from './merge-subscribers.ts';
import type { PersonRecord, Profile, SubscriberStore } from './subscriber.store.ts';
import type { SubscriptionStore } from './subscription.store.ts';

export interface MoveDependencies {
  readonly agency: Pick<Agency, 'lists'>;
  readonly subscribers: Pick<
    SubscriberStore,
    'read' | 'find' | 'create' | 'replace' | 'recordConsent' | 'beginMove' | 'noteNew' | 'endMove'
  >;
  readonly subscriptions: Pick<SubscriptionStore, 'standings' | 'subscribe' | 'change' | 'leave'>;
  readonly pending: Pick<PendingRequestStore, 'forgetAll' | 'noteMoved' | 'outcomeOf'>;
  readonly submissions: Pick<SubmissionStore, 'moveSubmitter'>;
  /** Moves what was asked for of one event: its record, its reminders, and the place or the turn in the line. */
  readonly moveEvent: (asked: AskedEvent, move: EventMove) => Promise<void>;
  /** Clears away what is still kept under an id of which the profile is gone. */
  readonly clearRest: (id: string) => Promise<void>;
  readonly erase: (id: string) => Promise<void>;
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
  readonly inHand: string;
}

/** Times that what was chosen or confirmed meanwhile is brought over, too; each takes a person who acts within that moment. */
const MOST_ROUNDS = 20;

/** Something goes on being written under the old id; what has moved stays moved, and doing it again goes on from there. */
export class MoveUnsettledError extends Error {
  constructor() {
    super(
      `What is kept under the old address still changed after ${MOST_ROUNDS} rounds; the next try goes on.`,
    );
    this.name = 'MoveUnsettledError';
  }
}

/**
 * Everything stands under the new id before it goes under the old one, and the old profile goes last, so that whatever broke off is
 * ended by doing it again. It goes only as it was read: what was chosen or confirmed under the old id meanwhile is brought over
 * as well.
 *
 * `gone` when nothing is kept under `from`, or when the person was erased there meanwhile: then nothing stays of somebody who was new at
 * the new address. Only what erasing has noted counts as erased, for a request is forgotten for other reasons, too. `moved` also
 * when another press of the same button has done it.
 */
export async function moveSubscriber(move: Move, dependencies: MoveDependencies): Promise<'moved' | 'gone'> {
  const { from, to, inHand } = move;
  if (from === to.id) return 'moved';
  const there = await gather(move, dependencies);
  const outcome = await dependencies.pending.outcomeOf(inHand);
  if (there.state === 'unwritten' && outcome !== 'moved') return 'gone';
  if (there.state === 'made' && outcome === 'erased') {
    await dependencies.erase(to.id);
    return 'gone';
  }
  await dependencies.submissions.moveSubmitter(from, to);
  await dependencies.clearRest(from);
  return 'moved';
}

/** Round after round, until nothing is left to bring over and the old profile is gone; what has come of the new address by then. */
async function gather({ from, to, inHand }: Move, dependencies: MoveDependencies): Promise<There> {
  const { subscribers, pending } = dependencies;
  let there: There = { state: 'unwritten' };
  for (let round = 0; await subscribers.beginMove(from, to.id); round += 1) {
    if (round === MOST_ROUNDS) throw new MoveUnsettledError();
    const { profile, ...record } = await subscribers.read(from);
    if (!profile) continue;
    const brought = await bringOver({ from, to }, { profile, record, there }, dependencies);
    if (!brought) continue;
    there = brought;
    if (there.state !== 'erased' && !(await isSettled(from, record, dependencies))) continue;
    await pending.forgetAll(from, inHand);
    await pending.noteMoved(inHand);
    if (await subscribers.endMove(profile, to.id)) break;
  }
  return there;
}

/**
 * What has become of the new address. A profile that this call made, and that still stands so, is not taken for somebody's choice; it
 * is undefined once the person has chosen there.
 */
type There =
  | { readonly state: 'unwritten' | 'joined' }
  | { readonly state: 'made'; readonly profile: Profile | undefined }
  /** It had been written, and is gone: the person was erased there meanwhile. */
  | { readonly state: 'erased' };

interface Bringing {
  readonly profile: Profile;
  readonly record: Omit<PersonRecord, 'profile'>;
  readonly there: There;
}

/** Null when somebody was choosing at the new address at that moment, too: then it is to be done again. */
async function bringOver(
  { from, to }: Pick<Move, 'from' | 'to'>,
  { profile: old, record, there }: Bringing,
  dependencies: MoveDependencies,
): Promise<There | null> {
  const { agency, subscribers, subscriptions } = dependencies;
  const known = await subscribers.read(to.id);
  if (!known.profile && there.state !== 'unwritten') return { state: 'erased' };
  const isOurs = there.state === 'made' && isDeepStrictEqual(known.profile, there.profile);
  if (!known.profile) await subscribers.noteNew(from, to.id);
  const profile = mergedProfile({ from: old, known: isOurs ? undefined : known.profile, to }, new Date());
  const isWritten = known.profile
    ? await subscribers.replace(profile, known.profile)
    : await subscribers.create(profile);
  if (!isWritten) return null;
  const [oldStandings, newStandings] = await Promise.all([
    subscriptions.standings(from, audiencesEver(agency, record)),
    subscriptions.standings(to.id, audiencesEver(agency, known)),
  ]);
  const { move, change } = decideMove(oldStandings, newStandings);
  await dependencies.submissions.moveSubmitter(from, to);
  for (const consent of record.consents) await subscribers.recordConsent(to.id, consent);
  for (const asked of record.events) {
    const isReminded = move.includes(eventAudience(asked.event));
    await dependencies.moveEvent(asked, { from, to: profile, isReminded });
  }
  const lists = move.filter(isList);
  for (const list of lists) await subscriptions.subscribe(profile, list);
  await followAll(to.id, [...change, ...lists], dependencies);
  for (const audience of move) await subscriptions.leave(from, audience);
  if (!known.profile || isOurs) return { state: 'made', profile };
  return record.newAt === to.id ? { state: 'made', profile: undefined } : { state: 'joined' };
}

/** What is chosen at the new address meanwhile holds for what has come along, too: for lists, and for what was asked for. */
async function followAll(
  id: string,
  lists: readonly Audience[],
  { subscribers, subscriptions }: Pick<MoveDependencies, 'subscribers' | 'subscriptions'>,
): Promise<void> {
  await followChoices(
    () => subscribers.find(id),
    async (chosen) => {
      for (const list of lists) await subscriptions.change(chosen, list);
      const { muted: _, answeredAt: __, rhythm: ___, rhythmSince: ____, ...person } = chosen;
      for (const { event, own } of (await subscribers.read(id)).events)
        await subscriptions.change({ ...person, ...own }, eventAudience(event));
    },
  );
}

/** Whether nothing has come under the old id since its record was read, which has been brought over. */
async function isSettled(
  from: string,
  brought: Pick<PersonRecord, 'consents'>,
  { agency, subscribers, subscriptions }: MoveDependencies,
): Promise<boolean> {
  const record = await subscribers.read(from);
  const standings = await subscriptions.standings(from, audiencesEver(agency, record));
  return (
    record.events.length === 0 &&
    activeAmong(standings).length === 0 &&
    isDeepStrictEqual(record.consents, brought.consents)
  );
}
