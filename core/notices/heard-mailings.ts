/** By which mailings people have heard of an event, and how it was when they did. */
import type { EventRef, RangeMessage } from '../contract/messages.ts';
import type { LedgerStore } from '../mailing/ledger.store.ts';
import { fates, type LedgerEntry } from '../mailing/ledger.ts';
import {
  eventOfMailing,
  type HeardMailing,
  type NoticeMailing,
  type ReminderMailing,
  type Started,
  type StartedMailing,
} from '../mailing/mailing.ts';
import { rangeBounds } from '../mailing/ranges.ts';
import type { Audience } from '../subscribers/audience.ts';
import { type KnownState, stateAsTold } from './known-states.ts';
import { materialChanges } from './material-facts.ts';

/** A mailing that told of an event, and whom it went to. */
export interface HeardOf extends HeardMailing {
  readonly audiences: readonly Audience[];
  /** What became of its people, once it was finished; until then, about how many they are. */
  readonly tally?: StartedMailing['tally'];
  readonly people: number;
}

/** The mailings among `mailings` that told of the event. */
export const heardMailings = (
  mailings: readonly StartedMailing[],
  { event, states }: { readonly event: EventRef; readonly states: readonly KnownState[] },
): HeardOf[] =>
  mailings.flatMap((mailing) => {
    if (mailing.about === 'check-in' || !isOf(mailing, event)) return [];
    const { id, ranges, startedAt, audiences, tally, people } = mailing;
    const state = stateTold(mailing, states);
    return [{ id, ranges, at: startedAt, state, audiences, people, ...(tally && { tally }) }];
  });

type Telling = Started<ReminderMailing> | Started<NoticeMailing>;

function isOf(mailing: Telling, { year, source, eventId }: EventRef): boolean {
  const of = eventOfMailing(mailing);
  return of.year === year && of.source === source && of.eventId === eventId;
}

/** Clocks may differ by seconds: what a mailing says it told counts more than when it began. */
const stateTold = (mailing: Telling, states: readonly KnownState[]): number =>
  stateAsTold(states, mailing.startedAt, (facts) =>
    mailing.about === 'notice'
      ? materialChanges(mailing.to, facts).length === 0
      : mailing.startsAt === facts.startsAt && facts.status !== 'CANCELLED',
  );

/** Which of another mailing's ranges hold people of this one: both cut the same ids, each in its own number of pieces. */
export function overlappingRanges(
  { range, of }: { readonly range: number; readonly of: number },
  others: number,
): number[] {
  const { from, to } = rangeBounds(range, of).ids;
  return Array.from({ length: others }, (_, other) => other).filter((other) => {
    const { ids } = rangeBounds(other, others);
    return ids.from <= to && from <= ids.to;
  });
}

/** A copy of whoever is in one of these states has left, or may have; or a letter has. */
const mayHaveIt = (entry: LedgerEntry): boolean =>
  entry.state === 'sent' ||
  entry.state === 'uncertain' ||
  entry.state === 'sending' ||
  (entry.state === 'skipped' && entry.reason === 'by-letter');

/** When somebody heard of an event, and in which state. */
export type Heard = Pick<HeardMailing, 'at' | 'state'>;

/** By id, what the people in a range of a notice heard last by a mailing, or may have heard. */
export async function heardIn(
  { range }: RangeMessage,
  { heard, ranges }: Started<NoticeMailing>,
  { calls }: Pick<LedgerStore, 'calls'>,
): Promise<ReadonlyMap<string, Heard>> {
  const last = new Map<string, Heard>();
  const inOrder = heard.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const { id, at, state, ranges: others } of inOrder) {
    const messages = overlappingRanges({ range, of: ranges }, others).map((other) => ({
      mailing: id,
      range: other,
    }));
    const ledgers = await Promise.all(messages.map(calls));
    const entries = ledgers.flatMap((ledger) => [...fates(ledger).values()]);
    for (const entry of entries.filter(mayHaveIt)) last.set(entry.id, { at, state });
  }
  return last;
}
