/** By which mailings people have heard of an event, and how it was when they did. */
import type { StoredEvent } from '../calendar/changes.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { EventRef, RangeMessage } from '../contract/messages.ts';
import { type ForWhom, forWhom, type Slice, slicesFor } from '../mailing/for-whom.ts';
import type { LedgerStore } from '../mailing/ledger.store.ts';
import { fates, type LedgerEntry } from '../mailing/ledger.ts';
import {
  eventOfMailing,
  type HeardMailing,
  isOnOneEvent,
  isStoppedByNotice,
  type NoticeMailing,
  type Started,
  type StartedMailing,
} from '../mailing/mailing.ts';
import type { Recipient } from '../mailing/merge-people.ts';
import { rangeBounds } from '../mailing/ranges.ts';
import { isTakenDown, toldIn } from '../mailing/told-event.ts';
import type { Audience } from '../subscribers/audience.ts';
import { stateTold, stateToldOfSeveral, type Telling, type TellingOfSeveral } from './state-told.ts';

/** A mailing that told of an event, and whom it went to. */
export interface HeardOf extends HeardMailing {
  readonly audiences: readonly Audience[];
  /** What became of its people, once it was finished; until then, about how many they are. */
  readonly tally?: StartedMailing['tally'];
  readonly people: number;
}

/** Years in whose digests something that goes on for long may stand, after the one it began in. */
const MOST_YEARS = 5;

/** No zone is further ahead of UTC: a digest's year is that of the day by the agency's clock. */
const FURTHEST_AHEAD_MS = 14 * 60 * 60_000;

/**
 * The years of the mailings that may have told of an event: a digest of the year before tells of its first days, and those of later years of
 * what goes on.
 */
export function yearsOfTelling({ year, endsAt, states }: StoredEvent): number[] {
  const ends = [endsAt, ...states.map(({ facts }) => facts.endsAt)].map((end) =>
    new Date(Date.parse(end) + FURTHEST_AHEAD_MS).getUTCFullYear(),
  );
  const last = Math.min(Math.max(year, ...ends), year + MOST_YEARS);
  return Array.from({ length: last - year + 2 }, (_, index) => year - 1 + index);
}

/** The mailings among `mailings` that told of the event. */
export const heardMailings = (mailings: readonly StartedMailing[], event: StoredEvent): HeardOf[] =>
  mailings.flatMap((mailing) => {
    const { id, ranges, startedAt, tally, people } = mailing;
    const how = howHeard(mailing, event);
    if (!how) return [];
    return [{ ...{ id, ranges, at: startedAt, people }, ...(tally && { tally }), ...how }];
  });

/** How a mailing told of the event, and whom. */
type HowHeard = Pick<HeardOf, 'state' | 'audiences' | 'inPlaceOf' | 'lists'> & ForWhom;

function howHeard(mailing: StartedMailing, event: StoredEvent): HowHeard | null {
  if (mailing.about === 'programme' || mailing.about === 'digest') return heardWithOthers(mailing, event);
  if (!isOnOneEvent(mailing) || !isOf(mailing, refOf(event))) return null;
  const { audiences, tally } = mailing;
  const isStopped = mailing.about === 'reminder' && isStoppedByNotice(mailing, event);
  return {
    ...{ state: stateTold(mailing, event.states), audiences },
    ...(isStopped && { inPlaceOf: tally ? [] : audiences }),
    ...forWhom(mailing),
  };
}

/**
 * What tells of several events is not stopped by a change of one, unless that was taken down: while it goes out, the notice tells also
 * whoever it is still to come to, and whoever it has passed by since. A digest tells of the event only those on a list that hears of it.
 */
function heardWithOthers(mailing: TellingOfSeveral, event: StoredEvent): HowHeard | null {
  const told = toldIn(mailing, event);
  if (!told) return null;
  const state = stateToldOfSeveral(mailing, told, event.states);
  const { audiences, tally } = mailing;
  const notHeard = (toCome: readonly Audience[]) => {
    if (!tally) return { inPlaceOf: toCome };
    return isTakenDown(event) ? { inPlaceOf: [] } : {};
  };
  if (mailing.about === 'programme') return { state, audiences, ...notHeard(audiences) };
  const index = mailing.tells.indexOf(told);
  const lists = audiences.filter((list) => mailing.heard[list]?.includes(index));
  return { state, audiences: lists, lists, ...forWhom(mailing), ...notHeard(lists) };
}

function isOf(mailing: Telling, { year, source, eventId }: EventRef): boolean {
  const of = eventOfMailing(mailing);
  return of.year === year && of.source === source && of.eventId === eventId;
}

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

/** Whoever is in one of these states was to hear, and has not. */
const isPassedBy = (entry: LedgerEntry): boolean =>
  entry.state === 'pending' || (entry.state === 'skipped' && entry.reason === 'overtaken');

/** When somebody heard of an event, and in which state. */
export type Heard = Pick<HeardMailing, 'at' | 'state'>;

/** A range of a notice, as far as it is read. */
export interface HeardReading {
  readonly message: RangeMessage;
  readonly mailing: Started<NoticeMailing>;
  /** Whoever it may concern. */
  readonly people: readonly Pick<Recipient, 'id' | 'audiences'>[];
  /** The same by audience. */
  readonly slices: readonly Slice[];
  readonly ledger: Pick<LedgerStore, 'calls'>;
}

/** By id, what the people in a range of a notice heard last by a mailing, or may have heard, or would have, had the change not stopped it. */
export async function heardIn(reading: HeardReading): Promise<ReadonlyMap<string, Heard>> {
  const last = new Map<string, Heard>();
  const { heard } = reading.mailing;
  const inOrder = heard.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const mailing of inOrder) {
    const { at, state } = mailing;
    for (const id of await hearersOf(mailing, reading)) last.set(id, { at, state });
  }
  return last;
}

async function hearersOf(mailing: HeardMailing, reading: HeardReading): Promise<string[]> {
  const { message, people, ledger } = reading;
  const { id, ranges, lists, inPlaceOf } = mailing;
  const others = overlappingRanges({ range: message.range, of: reading.mailing.ranges }, ranges);
  const ledgers = await Promise.all(others.map((range) => ledger.calls({ mailing: id, range })));
  const known = new Map(ledgers.flatMap((calls) => [...fates(calls)]));
  const heard = [...known.values()].filter((entry) => mayHaveIt(entry) || (inPlaceOf && isPassedBy(entry)));
  const notComeTo = stillToCome(mailing, reading).filter((person) => !known.has(person.id));
  const hearers = [...heard, ...notComeTo].map((person) => person.id);
  if (!lists) return hearers;
  const onLists = new Set(
    people.filter(({ audiences }) => audiences.some((one) => lists.includes(one))).map((person) => person.id),
  );
  return hearers.filter((one) => onLists.has(one));
}

/** Whoever a mailing that goes out, or was stopped, is for, through an audience to which it was still to come. */
function stillToCome(
  { inPlaceOf = [], ...whom }: HeardMailing,
  { people, slices }: HeardReading,
): HeardReading['people'] {
  const toCome = slices.filter(([audience]) => inPlaceOf.includes(audience));
  const reached = new Map(
    slicesFor(toCome, whom).map(([audience, some]) => [audience, new Set(some.map(({ id }) => id))]),
  );
  return people.filter(({ id, audiences }) => audiences.some((audience) => reached.get(audience)?.has(id)));
}
