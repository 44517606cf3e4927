/** The ledger: per mailing, range and SES call (fifty people at most), what happened to each recipient. */

/** Why someone in the audience was not mailed. */
export type SkipReason =
  | 'too-late'
  /** The event was moved, changed or called off since the mailing began. */
  | 'overtaken'
  | 'not-allowed'
  | 'left'
  | 'suppressed'
  | 'silent'
  /** Of a digest: they have stopped all of its events. */
  | 'nothing-to-tell'
  /** Whoever has a place is told of a change by a letter of their own, with a new invitation. */
  | 'by-letter';

/** The fate of one recipient. */
export type Fate =
  /** Written before the call: from here on a crash leaves the outcome unknown. */
  | { readonly state: 'sending' }
  /** SES accepted it under this message id; only where an operator decided so there is a reason, and the id is empty. */
  | { readonly state: 'sent'; readonly messageId: string; readonly reason?: string }
  /** SES refused it for good. */
  | { readonly state: 'failed'; readonly reason: string }
  /** SES refused it for now (throttling and the like): the range's next try sends it. */
  | { readonly state: 'pending'; readonly reason: string }
  /** Nobody knows: time-out, or a crash between call and record. Sent again only once evidence, or an operator, says that it was not. */
  | { readonly state: 'uncertain'; readonly reason: string }
  | { readonly state: 'skipped'; readonly reason: SkipReason };

export type LedgerEntry = { readonly id: string } & Fate;

/** One SES call of a range, or one group of people who were skipped; numbered from 0 within the range. */
export interface LedgerCall {
  readonly call: number;
  readonly at: string;
  readonly entries: readonly LedgerEntry[];
}

const LOST_WORKER = {
  state: 'uncertain',
  reason: 'the worker stopped between the call and its record',
} as const;

/**
 * The same calls, with the people of those that an earlier worker never closed uncertain; `calls` itself where there are
 * none.
 */
export function closeAbandoned(calls: readonly LedgerCall[]): readonly LedgerCall[] {
  const open = ({ entries }: LedgerCall) => entries.some(({ state }) => state === 'sending');
  if (!calls.some(open)) return calls;
  return calls.map((call) => ({
    ...call,
    entries: call.entries.map((entry) =>
      entry.state === 'sending' ? { id: entry.id, ...LOST_WORKER } : entry,
    ),
  }));
}

/** Each person's fate: a later call's word replaces an earlier one's. */
export function fates(calls: readonly LedgerCall[]): Map<string, LedgerEntry> {
  const inOrder = calls.toSorted((one, other) => one.call - other.call);
  return new Map(inOrder.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
}

/** The number that the next call gets. */
export const nextCall = (calls: readonly LedgerCall[]): number =>
  Math.max(-1, ...calls.map(({ call }) => call)) + 1;

/** The states of which a range's people are counted; skipped ones by their reason. */
export const COUNTED = [
  'sending',
  'sent',
  'pending',
  'uncertain',
  'failed',
  'left',
  'suppressed',
  'too-late',
  'overtaken',
  'not-allowed',
  'silent',
  'nothing-to-tell',
  'by-letter',
] as const;

/** Counts of a mailing's recipients by what became of them. */
export type Tally = Record<(typeof COUNTED)[number], number>;

/** A tally of nobody. */
export const noTally = (): Tally => Object.fromEntries(COUNTED.map((state) => [state, 0])) as Tally;

/** Adds up the fates of one range. */
export function tally(entries: Iterable<LedgerEntry>): Tally {
  const counts = noTally();
  for (const entry of entries) counts[entry.state === 'skipped' ? entry.reason : entry.state] += 1;
  return counts;
}

/** Adds up the tallies of ranges. */
export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = noTally();
  for (const each of tallies) {
    // A tally that was stored before a state was counted lacks it.
    for (const state of COUNTED) sum[state] += (each as Partial<Tally>)[state] ?? 0;
  }
  return sum;
}

const SKIPPED: readonly SkipReason[] = [
  'too-late',
  'overtaken',
  'not-allowed',
  'left',
  'suppressed',
  'silent',
  'nothing-to-tell',
];

/** What has become of whoever should have got a finished mailing and did not, or of whom nobody knows. */
const LOST = ['too-late', 'failed', 'pending', 'uncertain', 'sending'] as const;

/** How many of a finished mailing's tally were lost: all but those it reached, and those it rightly left out. */
export const lostIn = (counts: Tally): number => LOST.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** How many of a tally were skipped, for whatever reason. */
export const skippedIn = (counts: Tally): number => SKIPPED.reduce((sum, reason) => sum + counts[reason], 0);
