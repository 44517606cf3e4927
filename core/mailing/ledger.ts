/** The ledger: per mailing, range and SES call (fifty people at most), what happened to each recipient. */

/** Why someone in the audience was not mailed. */
export type SkipReason = 'too-late' | 'not-allowed' | 'left' | 'silent';

/** The fate of one recipient. */
export type Fate =
  /** Written before the call: from here on a crash leaves the outcome unknown. */
  | { readonly state: 'sending' }
  /** SES accepted it under this message id. */
  | { readonly state: 'sent'; readonly messageId: string }
  /** SES refused it for good. */
  | { readonly state: 'failed'; readonly reason: string }
  /** SES refused it for now (throttling and the like): the range's next try sends it. */
  | { readonly state: 'pending'; readonly reason: string }
  /** Nobody knows: time-out, or a crash between call and record. Never sent again by itself. */
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

/** Counts of a mailing's recipients by what became of them. */
export type Tally = Record<Fate['state'], number>;

/** Adds up the fates of one range or of a whole mailing. */
export function tally(entries: Iterable<LedgerEntry>): Tally {
  const counts: Tally = { sending: 0, sent: 0, failed: 0, pending: 0, uncertain: 0, skipped: 0 };
  for (const { state } of entries) counts[state] += 1;
  return counts;
}
