/** Reads what a mailing's report is made of, and no more: of a million people's ledger only where somebody was not reached. */
import pMap from 'p-map';
import type { FeedbackStore } from '../feedback/feedback.store.ts';
import { isInHand } from './amend-ledger.ts';
import type { BrakeStore, Brakes } from './brake.store.ts';
import { holdsNow, type ToldSources } from './holds-now.ts';
import { type KnownSources, knownRecords } from './known-records.ts';
import { fates, type LedgerEntry } from './ledger.ts';
import type { MailingStore } from './mailing.store.ts';
import { isOfUse, type StartedMailing } from './mailing.ts';
import type { Range, RangeStore } from './range.store.ts';
import { type MailingReport, type RangeAccount, reportOf } from './report.ts';

export interface ReportSources extends KnownSources, ToldSources {
  readonly mailings: Pick<MailingStore, 'open'>;
  readonly ranges: Pick<RangeStore, 'ofMailing'>;
  readonly feedback: Pick<FeedbackStore, 'proofs' | 'heard' | 'noted'>;
  readonly brakes: Pick<BrakeStore, 'brakes'>;
}

/** Most ranges of one mailing whose ledgers are read for its report: some hundred thousand people. */
const MOST_LOOKED_INTO = 100;
/** Requests to the table at the same time, for one mailing and for several. */
const AT_ONCE = { concurrency: 8 };
const MAILINGS_AT_ONCE = { concurrency: 4 };

/** What all mailings have in common. */
interface Common {
  readonly now: Date;
  readonly brakes: Brakes;
  readonly open: ReadonlySet<string>;
  readonly sources: ReportSources;
}

/** The reports of mailings, in their order, as of `now`. */
export async function readReports(
  mailings: readonly StartedMailing[],
  now: Date,
  sources: ReportSources,
): Promise<MailingReport[]> {
  const [open, brakes] = await Promise.all([sources.mailings.open(), sources.brakes.brakes()]);
  const common = { now, brakes, open: new Set(open), sources };
  return pMap(mailings, (mailing) => readOne(mailing, common), MAILINGS_AT_ONCE);
}

async function readOne(mailing: StartedMailing, common: Common): Promise<MailingReport> {
  const { now, brakes, open, sources } = common;
  const isOpen = open.has(mailing.id);
  const [noted, ranges] = await Promise.all([
    sources.feedback.noted(mailing.id),
    isSettled(mailing, isOpen) ? null : sources.ranges.ofMailing(mailing.id),
  ]);
  const wanted = (ranges ?? []).filter((range) => wantsLook(range, isOpen)).sort(livelierFirst);
  const looked = new Set(wanted.slice(0, MOST_LOOKED_INTO));
  const accounts = ranges && (await accountsOf(mailing, { ranges, looked }, common));
  const rangesNotLookedInto = wanted.length - looked.size;
  const isBackInForce = await wasOvertakenAndHolds(mailing, ranges, common);
  const account = { ranges: accounts, noted, brakes, isOpen, isBackInForce, rangesNotLookedInto, now };
  return reportOf(mailing, account);
}

/** The event is read only where somebody was passed by who could still be sent to. */
async function wasOvertakenAndHolds(
  mailing: StartedMailing,
  ranges: readonly Range[] | null,
  { now, sources }: Common,
): Promise<boolean> {
  const tallies = ranges === null ? [mailing.tally] : ranges.map(({ tally }) => tally);
  const isOvertaken = tallies.some((tally) => (tally?.overtaken ?? 0) > 0);
  return isOvertaken && isOfUse(mailing, now) && holdsNow(mailing, sources);
}

/** Finished, and nobody was missed whom one might want to know: its tally says it all. */
const isSettled = ({ finishedAt, tally }: StartedMailing, isOpen: boolean): boolean =>
  !isOpen &&
  finishedAt !== undefined &&
  tally !== undefined &&
  tally.failed + tally.uncertain + tally.pending + tally.sending + tally['too-late'] === 0;

/** A worker has it, so that its tally is of before; or there are people in it who were not reached. */
function wantsLook(range: Range, isOpen: boolean): boolean {
  const { tally } = range;
  if (isInHand(range) || !tally) return true;
  const unreached = tally.failed + tally.uncertain + tally.sending + tally['too-late'];
  return unreached + (isOpen ? 0 : tally.pending) > 0;
}

/** Those in hand first; then those of whose people more may become known, or can be done, than that they were too late. */
const livelierFirst = (one: Range, other: Range): number =>
  (other.leaseUntil ?? 0) - (one.leaseUntil ?? 0) || openIn(other) - openIn(one);

const openIn = ({ tally }: Range): number =>
  tally ? Math.min(1, tally.failed + tally.uncertain + tally.sending + tally.pending) : 1;

const accountsOf = (
  mailing: StartedMailing,
  { ranges, looked }: { readonly ranges: readonly Range[]; readonly looked: ReadonlySet<Range> },
  common: Common,
): Promise<RangeAccount[]> =>
  pMap(
    ranges,
    async (range) => ({ range, fates: looked.has(range) ? await fatesOf(mailing, range, common) : null }),
    AT_ONCE,
  );

async function fatesOf(
  { id }: StartedMailing,
  { range, leaseUntil = 0 }: Range,
  { now, sources }: Common,
): Promise<LedgerEntry[]> {
  const isAbandoned = leaseUntil < now.getTime();
  const records = await knownRecords({ mailing: id, range }, { isAbandoned }, sources);
  return [...fates(records.flatMap(({ known }) => known)).values()];
}
