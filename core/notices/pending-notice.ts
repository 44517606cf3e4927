/**
 * When a change of an event is told. It waits for a while, so that a mistake that is mended meanwhile is told to nobody but those who
 * have learnt of it.
 */

import { type KnownState, lastFacts } from './known-states.ts';
import { type Compared, materialChanges } from './material-facts.ts';

/** A change that is to be told, or was told last. */
export interface PendingNotice {
  /** When the change was loaded. */
  readonly at: string;
  /** When it is told, unless another change comes before. */
  readonly dueAt: string;
}

/** An event as the table holds it, as far as notices are concerned. */
export interface Announced {
  /** The last change, told or not. */
  readonly notice: PendingNotice | null;
  /** As it was known over time; the last is as it stands. */
  readonly states: readonly KnownState[];
}

/** What there is to decide by. */
export interface NoticeSituation {
  readonly delayMs: number;
  readonly now: Date;
}

/** At least so long, so that an alarm clock can be set. */
const SHORTEST_DELAY_MS = 60_000;

/** Of the time until the event begins (or ends, once it has begun), as it was or as it is, at most this share passes before people are told. */
const SHARE_OF_TIME_LEFT = 1 / 4;

/**
 * The notice of an event that stood as `standing` and is `event` from now on: one that waits stays, unless something material
 * changes. An event that is over, however anybody knew it, is told to nobody any more.
 */
export function noticeOf(
  event: Compared,
  { notice, states }: Announced,
  { delayMs, now }: NoticeSituation,
): PendingNotice | null {
  const known = lastFacts(states);
  if (!known || materialChanges(known, event).length === 0) return notice;
  if (states.every(({ facts }) => isPast(facts.endsAt, now))) return null;
  return {
    at: now.toISOString(),
    dueAt: wholeSecond(now.getTime() + delayOf([known, event], delayMs, now)),
  };
}

/** Until the next beginning; of what has begun until its end. */
function delayOf(events: readonly Compared[], delayMs: number, now: Date): number {
  const ahead = (instants: readonly string[]) => instants.filter((instant) => !isPast(instant, now));
  const starts = ahead(events.map(({ startsAt }) => startsAt));
  const next = starts.length > 0 ? starts : ahead(events.map(({ endsAt }) => endsAt));
  const left = Math.min(...next.map((instant) => Date.parse(instant))) - now.getTime();
  return Math.max(Math.min(delayMs, left * SHARE_OF_TIME_LEFT), SHORTEST_DELAY_MS);
}

const isPast = (instant: string, now: Date): boolean => Date.parse(instant) <= now.getTime();

/** An alarm clock knows no fractions (see `schedule.ts`). */
const wholeSecond = (instant: number): string => new Date(Math.ceil(instant / 1000) * 1000).toISOString();
