/**
 * How an event was known over time. Each person knows it as it was when they last heard of it: when they asked for it, when a
 * reminder of it was rendered, or when they were told of a change. So each is told the difference to what they know, and whoever
 * knows it as it is hears nothing.
 */
import {
  type Compared,
  type HasMaterialFacts,
  type MaterialFacts,
  materialChanges,
  materialFactsOf,
} from './material-facts.ts';

/** The material facts of an event, and since when they stood. */
export interface KnownState {
  readonly since: string;
  readonly facts: MaterialFacts;
}

/** More changes than these are not kept apart. */
const MOST_STATES = 6;

/** Bytes of UTF-8 of them all, unless one alone has more: they lie in the event's item (see `event-limits.ts`). */
export const LARGEST_STATES = 60_000;

/** The states of an event that is `event` from `now` on; the last is as it stands. What is not material makes no new one. */
export function statesAfter(
  states: readonly KnownState[],
  event: HasMaterialFacts,
  now: string,
): readonly KnownState[] {
  const known = lastFacts(states);
  if (known && materialChanges(known, event).length === 0) return states;
  const all = [...states, { since: now, facts: materialFactsOf(event) }].slice(-MOST_STATES);
  while (all.length > 1 && Buffer.byteLength(JSON.stringify(all)) > LARGEST_STATES) all.shift();
  return all;
}

/** As the event stood last; none before it was first loaded. */
export const lastFacts = (states: readonly KnownState[]): MaterialFacts | undefined => states.at(-1)?.facts;

/** The index of the state that stood at an instant; the first, for what was before. */
export const stateAt = (states: readonly KnownState[], instant: string): number =>
  Math.max(
    0,
    states.findLastIndex(({ since }) => Date.parse(since) <= Date.parse(instant)),
  );

/** The index of the last state in which something was so, as of an instant; else of the one that stood then. */
export function stateAsTold(
  states: readonly KnownState[],
  instant: string,
  isSo: (facts: MaterialFacts) => boolean,
): number {
  const at = stateAt(states, instant);
  const told = states.findLastIndex(({ facts }, index) => index <= at && isSo(facts));
  return told === -1 ? at : told;
}

/** Whether somebody who knows `state` has to be told of a change that was loaded at `changedAt`: what was over by then is over. */
export const isToBeTold = ({ facts }: KnownState, to: Compared, changedAt: string): boolean =>
  materialChanges(facts, to).length > 0 && Date.parse(facts.endsAt) > Date.parse(changedAt);

/**
 * The facts that most people know: those that stood for longer than a change waits, or else the first. For whoever plans, a slip that
 * nobody was told of is not what was announced.
 */
export function lastingFacts(states: readonly KnownState[], delayMs: number): MaterialFacts | undefined {
  const lasted = states.slice(0, -1).findLast(({ since }, index) => {
    const next = states[index + 1];
    return next !== undefined && Date.parse(next.since) - Date.parse(since) >= delayMs;
  });
  return (lasted ?? states[0])?.facts;
}
