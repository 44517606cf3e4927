/** Works through the people of a range that a worker has in hand: who is sent to, and when to stop. */
import { fates, type LedgerCall, nextCall } from '../../core/mailing/ledger.ts';
import { isOfUse } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { callsAtOnce, copiesPerCall } from '../../core/mailing/pace.ts';
import type { WaitsFor } from '../../core/mailing/range.store.ts';
import { secondsSince } from '../../core/service-levels/seconds-since.ts';
import { firstOf, type Group, groupsOf, inBatches } from './groups.ts';
import { type Fates, isOpen, openPeople } from './open-people.ts';
import { sendCalls } from './send-calls.ts';
import { skip } from './skip.ts';
import type { Work } from './work.ts';

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
  if (await mustNotAskForLetters(work)) return { state: 'waits', for: 'pause' };
  const known = fates(work.calls);
  const readAt = new Date();
  const open = await openPeople(known, work);
  let toSend: readonly (readonly Recipient[])[] = [open.fresh, open.refused];
  for (let pass = 1; toSend.flat().length > 0; pass += 1) {
    const stop = await sendTo(toSend, readAt, work);
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

/** Letters take no slot, in which a brake would hold them: those of a paused notice are not even asked for. */
const mustNotAskForLetters = async ({ mailing, dependencies }: Work): Promise<boolean> =>
  mailing.about === 'notice' && (await dependencies.brakes.isPaused(mailing.id));

const bringsOn = (before: Fates, after: Fates): boolean =>
  [...after].some(
    ([id, { state }]) => !before.has(id) || (before.get(id)?.state === 'pending' && state !== 'pending'),
  );

const idsOf = (people: readonly Recipient[]): string[] => people.map(({ id }) => id);

/**
 * Sends to groups of people in turn, each round within the account's time. Null when all were begun with; else what stopped it:
 * this worker's time is over, or there is something to wait for.
 */
async function sendTo(
  people: readonly (readonly Recipient[])[],
  readAt: Date,
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
    noteTaken(made.calls, readAt, work);
    if (made.waitsFor) return { state: 'waits', for: made.waitsFor };
    unanswered = isUnanswered(made.calls) ? unanswered + 1 : 0;
    if (unanswered === MOST_UNANSWERED) return { state: 'waits', for: 'account' };
    if (slot.copies < idsOfRound(round).length) return { state: 'waits', for: 'quota' };
  }
  return null;
}

function noteTaken(calls: readonly LedgerCall[], readAt: Date, { taken }: Work): void {
  const copies = calls.flatMap(({ entries }) => entries).filter(({ state }) => state === 'sent').length;
  if (copies > 0) taken.push({ copies, seconds: secondsSince(readAt.toISOString(), new Date()) });
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
