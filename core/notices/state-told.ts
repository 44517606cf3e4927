/** Which state of its event a mailing tells of, and whether a change has made that untrue for those who get it. */
import type { StoredEvent } from '../calendar/changes.ts';
import type {
  DigestMailing,
  NoticeMailing,
  ProgrammeMailing,
  ReminderMailing,
  Started,
} from '../mailing/mailing.ts';
import type { ToldEvent } from '../mailing/told-event.ts';
import { isForSeatedAlone } from './for-seated-alone.ts';
import { isToBeTold, type KnownState, stateAsTold } from './known-states.ts';
import { type MaterialFacts, materialChanges } from './material-facts.ts';

/** A mailing that tells of an event. */
export type Telling = Started<ReminderMailing> | Started<NoticeMailing>;

/** A mailing that tells of several events. */
export type TellingOfSeveral = Started<ProgrammeMailing> | Started<DigestMailing>;

/** The index of the state that such a mailing told, by how it said that the event begins. */
export const stateToldOfSeveral = (
  { startedAt }: TellingOfSeveral,
  { startsAt }: Pick<ToldEvent, 'startsAt'>,
  states: readonly KnownState[],
): number => stateAsTold(states, startedAt, (facts) => isSaid(startsAt, facts));

const isSaid = (startsAt: string, facts: MaterialFacts): boolean =>
  startsAt === facts.startsAt && facts.status !== 'CANCELLED';

/** The index of that state. Clocks may differ by seconds: what a mailing says it told counts more than when it began. */
export const stateTold = (mailing: Telling, states: readonly KnownState[]): number =>
  stateAsTold(states, mailing.startedAt, (facts) =>
    mailing.about === 'notice'
      ? materialChanges(mailing.to, facts).length === 0
      : isSaid(mailing.startsAt, facts),
  );

/**
 * Whether what a reminder says is no more, so that a notice tells of it. A link that is for those who have a place alone stands in no
 * reminder: it is put in as it is when theirs is sent.
 */
export function isToldOtherwise(mailing: Started<ReminderMailing>, event: StoredEvent): boolean {
  const { notice, states } = event;
  const told = notice && states[stateTold(mailing, states)];
  if (!told || isForSeatedAlone(told.facts, event)) return false;
  return isToBeTold(told, event, notice.at);
}
