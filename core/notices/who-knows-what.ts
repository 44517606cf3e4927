/** From which state a person has to be told of a change; each is told the difference to what they know themselves. */
import type { NoticeMailing } from '../mailing/mailing.ts';
import type { Heard } from './heard-mailings.ts';
import { isToBeTold, stateAt } from './known-states.ts';

/** When a person asked for the event, where they have; and what they last heard of it by a mailing. */
export interface Knowledge {
  readonly askedAt: string | null;
  readonly heard: Heard | undefined;
}

/** The index of the state that somebody knows, or null where nothing is to be told to them: they know it as it is, or know nothing of it. */
export function toldFrom(
  { askedAt, heard }: Knowledge,
  { states, to, changedAt }: Pick<NoticeMailing, 'states' | 'to' | 'changedAt'>,
): number | null {
  const asked = askedAt === null ? undefined : { at: askedAt, state: stateAt(states, askedAt) };
  const known = lastOf(asked, heard);
  const state = known && states[known.state];
  return state && isToBeTold(state, to, changedAt) ? known.state : null;
}

const lastOf = (one: Heard | undefined, other: Heard | undefined): Heard | undefined => {
  if (!one || !other) return one ?? other;
  return Date.parse(one.at) > Date.parse(other.at) ? one : other;
};
