/** What became of a mailing's people: the operator's picture of it, from ledger and feedback together. */
import type { Noted } from '../feedback/feedback.store.ts';
import { AFTERMATHS } from '../feedback/feedback.ts';
import type { Brakes } from './brake.store.ts';
import { addTallies, COUNTED, type LedgerEntry, type Tally, tally } from './ledger.ts';
import { isOfUse, type StartedMailing } from './mailing.ts';
import type { Range, WaitsFor } from './range.store.ts';

/** What can have become of somebody; each person is counted under one. `sent` has nothing ill heard of it. */
export const STATES = ['not-begun', ...COUNTED, ...AFTERMATHS] as const;
export type State = (typeof STATES)[number];
export type Counts = Readonly<Record<State, number>>;

/** How a mailing stands as a whole. */
export type Progress =
  /** Stored, and not handed on yet: the sweep sees to it. */
  | 'starting'
  | 'running'
  /** By itself, or with everything. */
  | 'paused'
  /** All ranges that are left wait, for the account's quota or its permission. */
  | 'waits-for-quota'
  | 'waits-for-account'
  /** Everybody was begun with; evidence of whoever is uncertain may still come. */
  | 'settling'
  | 'finished';

/** Somebody who did not get it, or of whom nobody knows; `id` is the subscriber's. */
export interface Unreached {
  readonly id: string;
  readonly state: State;
  /** In SES's words or ours; empty where the state says all. */
  readonly reason: string;
}

export interface Reason {
  readonly state: State;
  readonly reason: string;
  readonly people: number;
}

export interface MailingReport {
  readonly id: string;
  readonly dueAt: string;
  readonly startedAt: string;
  readonly useUntil: string;
  readonly finishedAt: string | null;
  readonly progress: Progress;
  /** Whether sending it still helps anybody: it can be sent again to whoever was missed. */
  readonly isOfUse: boolean;
  /** About how many while the mailing runs; then exactly. */
  readonly people: number;
  readonly counts: Counts;
  /**
   * Those to whom `resend` sends: failed, or left pending though the mailing is finished; and those whom it passed by because its event
   * had been moved or called off, when that has been undone. The latter are counted, and not named.
   */
  readonly missed: number;
  /** The reasons of those who failed or are uncertain, the commonest first. */
  readonly reasons: readonly Reason[];
  readonly unreached: readonly Unreached[];
  /** How many ranges' ledgers were not looked into, for there were too many: their people are counted, and not named. */
  readonly rangesNotLookedInto: number;
}

/** A range, and the fates of its people where its ledger was read. */
export interface RangeAccount {
  readonly range: Range;
  readonly fates: readonly LedgerEntry[] | null;
}

/** What is known beside the mailing itself. */
export interface Account {
  /** Those that were ever in somebody's hands. Null: nothing more is to be known than the tally of the finished mailing. */
  readonly ranges: readonly RangeAccount[] | null;
  readonly noted: readonly Noted[];
  readonly brakes: Brakes;
  /** Whether the sweep looks after it. */
  readonly isOpen: boolean;
  /** The event was moved, changed or called off while it went out, and is now as it was; so that it can be sent to those whom it passed by. */
  readonly isBackInForce?: boolean;
  readonly rangesNotLookedInto: number;
  readonly now: Date;
}

export function reportOf(mailing: StartedMailing, account: Account): MailingReport {
  const { isOpen, now } = account;
  const isOver = !isOpen && !isOfUse(mailing, now);
  const ranges =
    account.ranges?.map((one) => (isOver && one.fates ? withoutHope(one, one.fates) : one)) ?? null;
  const known = ranges?.flatMap(({ fates }) => fates ?? []) ?? [];
  const noted = withoutResent(account.noted, known);
  const counts = countsOf(mailing, { ...account, ranges }, noted);
  const unreached = [...unreachedIn(known, isOpen), ...undelivered(noted)];
  return {
    id: mailing.id,
    dueAt: mailing.dueAt,
    startedAt: mailing.startedAt,
    useUntil: mailing.useUntil,
    finishedAt: isOpen ? null : (mailing.finishedAt ?? null),
    progress: progressOf(mailing, account, counts),
    isOfUse: isOfUse(mailing, now),
    people: STATES.reduce((sum, state) => sum + counts[state], 0),
    counts,
    missed: missedAmong(counts, account),
    reasons: reasonsAmong(unreached),
    unreached,
    rangesNotLookedInto: account.rangesNotLookedInto,
  };
}

/** Whoever is still pending when nobody looks after the mailing any more, and it is of no use, was not reached in time. */
const withoutHope = (account: RangeAccount, fates: readonly LedgerEntry[]): RangeAccount => ({
  ...account,
  fates: fates.map((entry) =>
    entry.state === 'pending' ? { id: entry.id, state: 'skipped', reason: 'too-late' } : entry,
  ),
});

const missedAmong = ({ failed, pending, overtaken }: Counts, { isOpen, isBackInForce }: Account): number =>
  failed + (isOpen ? 0 : pending) + (isBackInForce ? overtaken : 0);

/** Of somebody whom an operator has had sent to again, what became of the first copy says nothing any more. */
function withoutResent(noted: readonly Noted[], known: readonly LedgerEntry[]): readonly Noted[] {
  const notSent = new Set(known.filter(({ state }) => state !== 'sent').map(({ id }) => id));
  return noted.filter(({ recipient }) => !notSent.has(recipient));
}

function countsOf(mailing: StartedMailing, { ranges }: Account, noted: readonly Noted[]): Counts {
  const tallies = ranges === null ? [mailing.tally] : ranges.map(tallyOf);
  const sum = addTallies(tallies.flatMap((one) => one ?? []));
  const after = AFTERMATHS.map((aftermath): [State, number] => [
    aftermath,
    noted.filter((note) => note.aftermath === aftermath).length,
  ]);
  return {
    ...sum,
    ...(Object.fromEntries(after) as Pick<Counts, (typeof AFTERMATHS)[number]>),
    sent: Math.max(0, sum.sent - noted.length),
    'not-begun': ranges === null ? 0 : notBegun(mailing, ranges),
  };
}

const tallyOf = ({ range, fates }: RangeAccount): Tally | undefined => (fates ? tally(fates) : range.tally);

/** By the audiences' counts, from which the cut was made; a range that is done has told how many it really had. */
function notBegun({ people, ranges: cut }: StartedMailing, ranges: readonly RangeAccount[]): number {
  const perRange = people / cut;
  const left = ranges
    .filter(({ range }) => !range.doneAt)
    .map((one) => Math.max(0, perRange - sumOf(tallyOf(one))));
  return Math.round(left.reduce((sum, one) => sum + one, perRange * (cut - ranges.length)));
}

const sumOf = (counts: Tally | undefined): number =>
  counts ? COUNTED.reduce((sum, state) => sum + counts[state], 0) : 0;

function progressOf(mailing: StartedMailing, { ranges, brakes, isOpen }: Account, counts: Counts): Progress {
  if (!isOpen) return mailing.finishedAt ? 'finished' : 'starting';
  const left = Math.max(0, mailing.ranges - (ranges ?? []).filter(({ range }) => range.doneAt).length);
  if (left === 0) return counts.uncertain > 0 ? 'settling' : 'finished';
  if (isPaused(mailing, brakes)) return 'paused';
  const waiting = (wanted: WaitsFor) =>
    (ranges ?? []).filter(({ range }) => !range.doneAt && range.waitsFor === wanted).length;
  if (waiting('quota') + waiting('account') < left) return 'running';
  return waiting('account') > 0 ? 'waits-for-account' : 'waits-for-quota';
}

/** Whether a brake holds a mailing, its own or that of everything. */
export const isPaused = ({ id }: Pick<StartedMailing, 'id'>, brakes: Brakes): boolean =>
  brakes.everything !== null || brakes.mailings.includes(id);

const unreachedIn = (known: readonly LedgerEntry[], isOpen: boolean): Unreached[] =>
  known.flatMap((entry): Unreached[] => {
    if (entry.state === 'skipped' && entry.reason === 'too-late')
      return [{ id: entry.id, state: entry.reason, reason: '' }];
    const isUnreached =
      entry.state === 'failed' || entry.state === 'uncertain' || (entry.state === 'pending' && !isOpen);
    return isUnreached ? [{ id: entry.id, state: entry.state, reason: entry.reason }] : [];
  });

/** Accepted by SES, and not read by anybody. Whoever complained has read it. */
const UNDELIVERED: ReadonlySet<string> = new Set(['soft-bounced', 'rejected', 'unrendered', 'bounced']);

const undelivered = (noted: readonly Noted[]): Unreached[] =>
  noted
    .filter(({ aftermath }) => UNDELIVERED.has(aftermath))
    .map(({ recipient, aftermath }) => ({ id: recipient, state: aftermath, reason: '' }));

function reasonsAmong(unreached: readonly Unreached[]): Reason[] {
  const told = unreached.filter(({ reason }) => reason !== '');
  return [...Map.groupBy(told, ({ state, reason }) => `${state} ${reason}`).values()]
    .flatMap(([first, ...others]) =>
      first ? [{ state: first.state, reason: first.reason, people: others.length + 1 }] : [],
    )
    .sort((one, other) => other.people - one.people);
}
