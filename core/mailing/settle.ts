/** What evidence says of calls whose outcome nobody knew (decision 6 of the design, docs/decisions/0033). */
import type { LedgerCall, LedgerEntry } from './ledger.ts';

/** By call: the message id under which SES says it accepted each recipient's copy. */
export type Proofs = ReadonlyMap<number, ReadonlyMap<string, string>>;

/** How far SES has been heard. Instants; null: not at all. */
export interface Heard {
  /** When SES accepted the newest message, of any kind, of which it has told us. */
  readonly newest: string | null;
  /** All that SES had told us by then has been recorded: nothing lay on the way, or among the dead letters. */
  readonly recordedUntil: string | null;
}

/** What is known of a range beside its ledger. */
export interface Evidence {
  readonly proofs: Proofs;
  readonly heard: Heard;
}

/** Events get lost one by one: that ten of ten did can be left out of account. */
const FEWEST_FOR_SILENCE = 10;

/** Milliseconds after which SES has told of a message, if ever it does: its events come within seconds. */
const SILENCE_MS = 10 * 60_000;

const NEVER_TAKEN = {
  state: 'pending',
  reason: 'no answer, and no event of the call, while later messages had theirs: SES never took it',
} as const;

/**
 * The same calls, with each person sent of whose copy there is proof though the ledger did not say so, and those of a call pending of which
 * silence proves that SES never took it; `calls` itself where the evidence says nothing new.
 */
export function settle(calls: readonly LedgerCall[], evidence: Evidence): readonly LedgerCall[] {
  const settled = calls.map((call) => settleCall(call, evidence));
  return settled.some((call, index) => call !== calls[index]) ? settled : calls;
}

function settleCall(call: LedgerCall, evidence: Evidence): LedgerCall {
  if (!call.entries.some(mayBeSettled)) return call;
  const proofs = evidence.proofs.get(call.call);
  if (!proofs) return isSilent(call, evidence) ? withOpen(call, () => NEVER_TAKEN) : call;
  if (!call.entries.some((entry) => mayBeSettled(entry) && proofs.has(entry.id))) return call;
  return withOpen(call, (id) => {
    const messageId = proofs.get(id);
    return messageId === undefined ? null : { state: 'sent', messageId };
  });
}

/**
 * Whose fate evidence may change: what SES says later counts for more than an answer that spoke of a failure, and than silence.
 */
export const mayBeSettled = ({ state }: LedgerEntry): boolean =>
  state === 'uncertain' || state === 'failed' || state === 'pending';

/** Silence of everyone in the call: had SES taken it, at least one event would have come by now. */
function isSilent({ at, entries }: LedgerCall, { heard }: Evidence): boolean {
  const called = entries.filter(({ state }) => state !== 'skipped');
  return (
    called.length >= FEWEST_FOR_SILENCE &&
    called.every(({ state }) => state === 'uncertain') &&
    heard.recordedUntil !== null &&
    Date.parse(heard.recordedUntil) - Date.parse(at) >= SILENCE_MS &&
    heard.newest !== null &&
    Date.parse(heard.newest) > Date.parse(at)
  );
}

type Settled = { readonly state: 'sent'; readonly messageId: string } | typeof NEVER_TAKEN;

const withOpen = (call: LedgerCall, settled: (id: string) => Settled | null): LedgerCall => ({
  ...call,
  entries: call.entries.map((entry): LedgerEntry => {
    const known = mayBeSettled(entry) ? settled(entry.id) : null;
    return known ? { id: entry.id, ...known } : entry;
  }),
});
