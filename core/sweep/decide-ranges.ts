/** What is to be done about a mailing that is not finished. */

import type { Brakes } from '../mailing/brake.store.ts';
import { addTallies, type Tally } from '../mailing/ledger.ts';
import { isOfUse, type StartedMailing } from '../mailing/mailing.ts';
import type { Range, WaitsFor } from '../mailing/range.store.ts';
import { isPaused } from '../mailing/report.ts';
import type { Alarm } from './alarm.ts';
import { mailingAlarms, peoplePerRange, sesTakesMail } from './mailing-alarms.ts';

/** What is known beside the mailing and its ranges. */
export interface Circumstances {
  readonly now: Date;
  readonly brakes: Brakes;
  /** How many copies the account may still send in these 24 hours, and in a second. */
  readonly left: number;
  readonly rate: number;
  /** Whether no message waits on the queue `ranges`, or is being worked on. */
  readonly queueIsEmpty: boolean;
  /** Ranges of whose uncertain people evidence now says something. */
  readonly settleable: ReadonlySet<number>;
}

export interface Decision {
  /** To be put on the queue: they lost their message, or what they waited for is there. */
  readonly queue: readonly number[];
  /** Those of them that nobody works on though nothing holds them back: each time counts as a repair. */
  readonly repair: readonly number[];
  /** Those of them that were done. */
  readonly reopen: readonly number[];
  /** Counts of all ranges; null while something is left to do. */
  readonly finished: Tally | null;
  readonly alarms: readonly Alarm[];
}

/** Milliseconds in which every message of a new mailing has reached its queue. */
const SETTLED_IN_MS = 3 * 60_000;
/** Milliseconds after which a message that was queued, or came back to its queue, has been tried for the last time. */
const LOST_AFTER_MS = 40 * 60_000;
/** Seconds of sending that one sweep puts on the queue at most: what the next one can add to before it is done. */
const QUEUED_SECONDS = 240;
/** Ranges that one sweep may queue however slow the account is; of a mailing that is of no use any more, whose people are only skipped. */
const FEW = 10;
const LATE = 200;
/** Milliseconds after the last range with somebody uncertain was done for which evidence is waited for, though the mailing is of no use any more. */
const EVIDENCE_MS = 60 * 60_000;

/** Decides for one mailing; `ranges` are those that were ever in somebody's hands. */
export function decideRanges(
  mailing: StartedMailing,
  ranges: readonly Range[],
  circumstances: Circumstances,
): Decision {
  const { now, settleable } = circumstances;
  const known = new Map(ranges.map((range) => [range.range, range]));
  const all = Array.from({ length: mailing.ranges }, (_, range): Range => known.get(range) ?? { range });
  const open = all.filter(({ doneAt, leaseUntil = 0 }) => !doneAt && leaseUntil < now.getTime());
  const waiting = open.filter(({ waitsFor }) => waitsFor !== undefined);
  const stuck = open.filter((range) => isStuck(range, mailing, circumstances));
  const reopen = all.filter(({ range, doneAt }) => doneAt && settleable.has(range));
  const tally = addTallies(ranges.flatMap(({ tally: counts }) => counts ?? []));
  const released = releasedAmong(waiting, { mailing, ranges }, circumstances);
  const isDone = all.every(({ doneAt }) => doneAt) && reopen.length === 0;
  const queue = [...stuck, ...reopen, ...released].slice(0, mostQueued(mailing, circumstances));
  const numbersOf = (some: readonly Range[]) =>
    queue.filter((range) => some.includes(range)).map(({ range }) => range);
  return {
    queue: queue.map(({ range }) => range),
    repair: numbersOf(stuck),
    reopen: numbersOf(reopen),
    finished: isDone && (tally.uncertain === 0 || isPastEvidence(mailing, ranges, now)) ? tally : null,
    alarms: mailingAlarms({ mailing, all, waiting, tally }, circumstances),
  };
}

/** How many ranges the next minutes have room for: a queue that grows by every sweep holds up whatever comes after. */
function mostQueued(mailing: StartedMailing, { now, rate }: Circumstances): number {
  if (!isOfUse(mailing, now)) return LATE;
  return Math.max(FEW, Math.ceil((rate * QUEUED_SECONDS) / peoplePerRange(mailing)));
}

function isPastEvidence(mailing: StartedMailing, ranges: readonly Range[], now: Date): boolean {
  const doubtful = ranges.flatMap(({ doneAt, tally }) => (doneAt && tally?.uncertain ? doneAt : []));
  const lastDone = Math.max(...doubtful.map((doneAt) => Date.parse(doneAt)));
  return !isOfUse(mailing, now) && now.getTime() >= lastDone + EVIDENCE_MS;
}

/**
 * A lease that ran out belongs to a lost worker. Whatever else is open and waits for nothing has lost its message: when the queue is
 * empty, or when so much time has passed since it was last heard of that its message lies among the dead.
 */
function isStuck(
  { leaseUntil, waitsFor, queuedAt = 0, putDownAt = 0 }: Range,
  { startedAt }: StartedMailing,
  { now, queueIsEmpty }: Circumstances,
): boolean {
  if (waitsFor !== undefined) return false;
  if (leaseUntil !== undefined) return true;
  const lastHeardOf = Math.max(queuedAt, putDownAt);
  const since = now.getTime() - Math.max(lastHeardOf, Date.parse(startedAt));
  return (queueIsEmpty && since >= SETTLED_IN_MS) || (lastHeardOf > 0 && since >= LOST_AFTER_MS);
}

/** Those of the ranges that wait whose time has come; all of them once the mailing is of no use, to be skipped and say so. */
function releasedAmong(
  waiting: readonly Range[],
  { mailing, ranges }: { readonly mailing: StartedMailing; readonly ranges: readonly Range[] },
  { now, brakes, left }: Circumstances,
): Range[] {
  if (!isOfUse(mailing, now)) return [...waiting];
  if (isPaused(mailing, brakes)) return [];
  const room = left > 0 ? Math.max(1, Math.ceil(left / peoplePerRange(mailing))) : 0;
  const waitingFor = (wanted: WaitsFor) => waiting.filter(({ waitsFor }) => waitsFor === wanted);
  return [
    ...waitingFor('pause'),
    ...probesAmong(waitingFor('account'), ranges),
    ...waitingFor('quota').slice(0, room),
  ];
}

/**
 * Of those that wait until SES takes mail: all, once it has taken some of the mailing since the last of them was put down. Until then
 * one, each in its turn, to see whether it does: where SES says nothing each try leaves more people uncertain.
 */
function probesAmong(waiting: readonly Range[], ranges: readonly Range[]): readonly Range[] {
  if (sesTakesMail({ all: ranges, waiting })) return waiting;
  const longestAgo = Math.min(...waiting.map(({ putDownAt = 0 }) => putDownAt));
  return waiting.filter(({ putDownAt = 0 }) => putDownAt === longestAgo).slice(0, 1);
}
