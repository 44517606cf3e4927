/** Works through the people of a range that a worker has in hand: who is skipped, who is sent to, and when to stop. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import {
  fates,
  type LedgerCall,
  type LedgerEntry,
  nextCall,
  type SkipReason,
} from '../../core/mailing/ledger.ts';
import { isOfUse, type StartedMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import type { PaceStore } from '../../core/mailing/pace.store.ts';
import { callsAtOnce, copiesPerCall } from '../../core/mailing/pace.ts';
import type { WaitsFor } from '../../core/mailing/range.store.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { firstOf, type Group, groupsOf, inBatches } from './groups.ts';
import { type RangeSources, readRange } from './read-range.ts';
import { type CallDependencies, sendCalls } from './send-calls.ts';
import { type SilentDependencies, silentAmong, silentSinceOf } from './silent.ts';
import { skippedCalls } from './skipped-calls.ts';

export interface WorkDependencies extends RangeSources, CallDependencies, SilentDependencies {
  readonly pace: Pick<PaceStore, 'rate' | 'reserve'>;
  readonly brakes: Pick<BrakeStore, 'isPaused'>;
  readonly mayDeliverTo: (address: string) => boolean;
  /** Whether what the mailing tells of is still so. */
  readonly stillHolds: (mailing: StartedMailing) => Promise<boolean>;
}

/** A range in the hands of this worker; `calls` grows by each call that is made, and none is begun after `ends`. */
export interface Work {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  readonly calls: LedgerCall[];
  /** It was done once: whoever is not in its ledger came later, and gets nothing that lies behind them. */
  readonly reopened: boolean;
  readonly dependencies: WorkDependencies;
  /** Epoch milliseconds. */
  readonly ends: number;
}

/** How far this try has come. `broughtOn`: somebody was begun with, or is pending no more; it can't be so for ever. */
export type End =
  | { readonly state: 'finished' }
  | { readonly state: 'waits'; readonly for: WaitsFor }
  | { readonly state: 'left'; readonly left: number; readonly broughtOn: boolean };

/** How often one try sends to those whom SES has refused for now. */
const MOST_PASSES = 4;
/** Milliseconds between two of them, from the second on: what passes by does so in a moment. */
const BETWEEN_PASSES_MS = 1_000;
/** Rounds in a row of which SES says nothing at all: to go on would only make more people uncertain. */
const MOST_UNANSWERED = 3;
/** Milliseconds of waiting after which the brakes are looked at once more. */
const LONG_WAIT_MS = 2_000;
/** Milliseconds in which the ledger is mostly written: what is called at its very moment is refused the least. */
const LEDGER_MS = 100;

/** Sends to everyone whose fate is open, those first who were never begun with. */
export async function workThrough(work: Work): Promise<End> {
  const known = fates(work.calls);
  const open = await openPeople(known, work);
  let toSend: readonly (readonly Recipient[])[] = [open.fresh, open.refused];
  for (let pass = 1; toSend.flat().length > 0; pass += 1) {
    const stop = await sendTo(toSend, work);
    const reached = fates(work.calls);
    const left = toSend.flat().filter(({ id }) => isOpen(reached.get(id)));
    // Nor does anybody wait for SES of whom nobody knows whether it has their copy.
    if (left.length === 0) break;
    if (stop?.state === 'waits') return stop;
    if (stop || pass === MOST_PASSES)
      return { state: 'left', left: left.length, broughtOn: bringsOn(known, reached) };
    // What was too fast has its own pace; only what is refused again needs more than that.
    if (pass > 1) await work.dependencies.pause(BETWEEN_PASSES_MS);
    toSend = [left];
  }
  return { state: 'finished' };
}

type Fates = ReadonlyMap<string, LedgerEntry>;

const isOpen = (entry: LedgerEntry | undefined): boolean => !entry || entry.state === 'pending';

const bringsOn = (before: Fates, after: Fates): boolean =>
  [...after].some(
    ([id, { state }]) => !before.has(id) || (before.get(id)?.state === 'pending' && state !== 'pending'),
  );

interface OpenPeople {
  /** Never begun with. */
  readonly fresh: readonly Recipient[];
  /** Refused for now by an earlier try. */
  readonly refused: readonly Recipient[];
}

/** Reads the range, and writes down whoever is skipped. */
async function openPeople(known: Fates, work: Work): Promise<OpenPeople> {
  const { message, mailing, dependencies } = work;
  const { people, suppressed } = await readRange(
    mailing,
    rangeBounds(message.range, mailing.ranges),
    dependencies,
  );
  const isToBeReached = (id: string) => isOpen(known.get(id)) && (known.has(id) || !work.reopened);
  await skip(suppressed.filter(isToBeReached), 'suppressed', work);
  const there = new Set([...people.map(({ id }) => id), ...suppressed]);
  const gone = [...known].filter(([id, { state }]) => state === 'pending' && !there.has(id));
  await skip(
    gone.map(([id]) => id),
    'left',
    work,
  );
  const open = people.filter(({ id }) => isToBeReached(id));
  if (!(await dependencies.stillHolds(mailing))) {
    await skip(idsOf(open), 'overtaken', work);
    return { fresh: [], refused: [] };
  }
  const allowed = open.filter(({ address }) => dependencies.mayDeliverTo(address));
  await skip(idsOf(open.filter((person) => !allowed.includes(person))), 'not-allowed', work);
  const fresh = await withoutSilent(
    allowed.filter(({ id }) => !known.has(id)),
    work,
  );
  return { fresh, refused: allowed.filter(({ id }) => known.has(id)) };
}

const idsOf = (people: readonly Recipient[]): string[] => people.map(({ id }) => id);

/**
 * Sends to groups of people in turn, each round within the account's time. Null when all were begun with; else what stopped it:
 * this worker's time is over, or there is something to wait for.
 */
async function sendTo(
  people: readonly (readonly Recipient[])[],
  work: Work,
): Promise<{ state: 'time-over' } | { state: 'waits'; for: WaitsFor } | null> {
  const { message, mailing, calls, dependencies, ends } = work;
  const rate = await dependencies.pace.rate();
  const groups = people.flatMap((some) => groupsOf(some, mailing, copiesPerCall(rate)));
  const rounds = inBatches(groups, callsAtOnce(rate));
  let unanswered = unansweredBefore(calls);
  for (const [index, round] of rounds.entries()) {
    if (!isOfUse(mailing, new Date())) {
      await skip(rounds.slice(index).flatMap(idsOfRound), 'too-late', work);
      return null;
    }
    if (Date.now() > ends) return { state: 'time-over' };
    const slot = await waitForSlot(idsOfRound(round).length, work);
    if (slot.state !== 'slot') return slot;
    const context = { message, mailing, firstCall: nextCall(calls), notBefore: slot.at, dependencies };
    const made = await sendCalls(firstOf(round, slot.copies), context);
    calls.push(...made.calls);
    if (made.waitsFor) return { state: 'waits', for: made.waitsFor };
    unanswered = isUnanswered(made.calls) ? unanswered + 1 : 0;
    if (unanswered === MOST_UNANSWERED) return { state: 'waits', for: 'account' };
    if (slot.copies < idsOfRound(round).length) return { state: 'waits', for: 'quota' };
  }
  return null;
}

const isUnanswered = (calls: readonly LedgerCall[]): boolean =>
  calls.every(({ entries }) => entries.every(({ state }) => state === 'uncertain'));

/** Of how many rounds SES said nothing before: where it was silent last, in this try or an earlier one, one more is enough. */
function unansweredBefore(calls: readonly LedgerCall[]): number {
  const made = calls.filter(({ entries }) => entries.some(({ state }) => state !== 'skipped'));
  const last = made.toSorted((one, other) => one.call - other.call).slice(-MOST_UNANSWERED);
  return last.length === MOST_UNANSWERED && isUnanswered(last) ? MOST_UNANSWERED - 1 : 0;
}

const idsOfRound = (round: readonly Group[]): string[] => round.flatMap(({ people }) => idsOf(people));

/**
 * Takes the account's time for a round, and waits until it is near: the ledger is written in what is left. A brake that was put on
 * during a long wait holds.
 */
async function waitForSlot(copies: number, { mailing, dependencies, ends }: Work) {
  const { pace, brakes, pause } = dependencies;
  const reservation = await pace.reserve({ mailing: mailing.id, copies });
  if (reservation.state === 'waits') return reservation;
  const wait = reservation.at - Date.now() - LEDGER_MS;
  // Letters may have taken more of the time than this worker has left.
  if (reservation.at > ends + LONG_WAIT_MS) return { state: 'time-over' } as const;
  if (wait > 0) await pause(wait);
  const isPaused = wait > LONG_WAIT_MS && (await brakes.isPaused(mailing.id));
  return isPaused ? ({ state: 'waits', for: 'pause' } as const) : reservation;
}

/** Writes down that people are skipped. */
async function skip(ids: readonly string[], reason: SkipReason, work: Work): Promise<void> {
  const { message, mailing, calls, dependencies } = work;
  for (const call of skippedCalls(ids, { first: nextCall(calls), reason })) {
    await dependencies.ledger.put(message, [call], mailing.expiresAt);
    calls.push(call);
  }
}

/** Has the silent among `fresh` erased, and gives back the others. Their erasure is on its way before the ledger says so. */
async function withoutSilent(fresh: readonly Recipient[], work: Work): Promise<readonly Recipient[]> {
  const since = silentSinceOf(work.mailing);
  if (since === null) return fresh;
  const silent = await silentAmong(fresh, since, work.dependencies);
  if (silent.size === 0) return fresh;
  await work.dependencies.queueErasure([...silent], since);
  await skip([...silent], 'silent', work);
  return fresh.filter(({ id }) => !silent.has(id));
}
