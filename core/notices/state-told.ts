/** Which state of its event a mailing tells of, and whether a change has made that untrue for those who get it. */
import type { StoredEvent } from '../calendar/changes.ts';
import type { NoticeMailing, ReminderMailing, Started } from '../mailing/mailing.ts';
import { isForSeatedAlone } from './for-seated-alone.ts';
import { isToBeTold, type KnownState, stateAsTold } from './known-states.ts';
import { materialChanges } from './material-facts.ts';

/** A mailing that tells of an event. */
export type Telling = Started<ReminderMailing> | Started<NoticeMailing>;

/** The index of that state. Clocks may differ by seconds: what a mailing says it told counts more than when it began. */
export const stateTold = (mailing: Telling, states: readonly KnownState[]): number =>
  stateAsTold(states, mailing.startedAt, (facts) =>
    mailing.about === 'notice'
      ? materialChanges(mailing.to, facts).length === 0
      : mailing.startsAt === facts.startsAt && facts.status !== 'CANCELLED',
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
