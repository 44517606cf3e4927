/** How many people heard last of an event by certain mailings: from counts alone, for who they were stands in no count. */
import type { HeardOf } from '../notices/heard-mailings.ts';
import { type Audience, isList } from '../subscribers/audience.ts';
import { RHYTHMS, type Rhythm } from '../subscribers/rhythm.ts';

/**
 * How many heard last by a mailing that `isCounted`, at most. A mailing to the same lists, or to some of them, goes to the same people, but
 * that reminders and digests go to whoever chose them: an earlier one is the last for as many as it has reached beyond later ones.
 */
export function lastToldBy(heard: readonly HeardOf[], isCounted: (mailing: HeardOf) => boolean): number {
  const inOrder = heard.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const beyond = inOrder.map((mailing, index) =>
    isCounted(mailing) ? Math.max(0, reached(mailing) - toldAgain(mailing, inOrder.slice(index + 1))) : 0,
  );
  return beyond.reduce((sum, people) => sum + people, 0);
}

/**
 * How many of those whom a mailing reached have heard by a `later` one, at least: two later ones may have reached the same people, and one to
 * everyone on some of the lists may have reached nobody who hears in this mailing's rhythm.
 */
function toldAgain({ rhythm, audiences }: HeardOf, later: readonly HeardOf[]): number {
  const lists = audiences.filter(isList);
  const among = later.filter((one) => isWithin(one.audiences.filter(isList), lists));
  const inRhythm = (wanted: Rhythm) => mostReached(among.filter((one) => one.rhythm === wanted));
  const toEveryone = among.filter((one) => one.rhythm === undefined);
  if (rhythm === undefined)
    return Math.max(
      mostReached(toEveryone),
      RHYTHMS.map(inRhythm).reduce((sum, people) => sum + people, 0),
    );
  const toAllOfThem = toEveryone.filter((one) => isWithin(lists, one.audiences.filter(isList)));
  return Math.max(mostReached(toAllOfThem), inRhythm(rhythm));
}

const mostReached = (mailings: readonly HeardOf[]): number => Math.max(0, ...mailings.map(reached));

const isWithin = (some: readonly Audience[], lists: readonly Audience[]): boolean =>
  (some.length > 0 || lists.length === 0) && some.every((list) => lists.includes(list));

/** How many it has reached, or may have, or would have, had the change not stopped it; while it is going out, as many as it goes to. */
function reached({ tally, people, inPlaceOf }: HeardOf): number {
  if (!tally) return people;
  const passedBy = inPlaceOf ? tally.overtaken + tally.pending : 0;
  return tally.sent + tally.uncertain + tally.sending + (tally['by-letter'] ?? 0) + passedBy;
}
