/** Looks after the mailings that are not finished: queues what lost its message or has waited long enough, and ends what is done. */
import pMap from 'p-map';
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import { lostIn, type Tally } from '../../core/mailing/ledger.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { PaceStore } from '../../core/mailing/pace.store.ts';
import type { Range, RangeStore } from '../../core/mailing/range.store.ts';
import { settle } from '../../core/mailing/settle.ts';
import { describeError, type Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import { quietly } from '../../core/service-levels/quietly.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';
import { type Circumstances, type Decision, decideRanges } from '../../core/sweep/decide-ranges.ts';

export interface MendMailingsDependencies {
  readonly mailings: Pick<MailingStore, 'open' | 'find' | 'finish' | 'reopen'>;
  readonly ranges: Pick<RangeStore, 'ofMailing' | 'reopen' | 'noteQueued'>;
  readonly ledger: Pick<LedgerStore, 'calls'>;
  readonly feedback: Pick<FeedbackStore, 'proofs' | 'lookForMore'>;
  /** Whether no message waits on the queue `feedback`, or lies among its dead letters. */
  readonly isAllFeedbackRecorded: () => Promise<boolean>;
  readonly brakes: Pick<BrakeStore, 'brakes'>;
  readonly pace: Pick<PaceStore, 'left' | 'rate'>;
  readonly queueRanges: (messages: readonly RangeMessage[]) => Promise<void>;
  readonly isRangesQueueEmpty: () => Promise<boolean>;
  readonly figures: Pick<FiguresStore, 'keepEnded'>;
  readonly metrics: Pick<MetricsOf<'sweep'>, 'add'>;
  readonly log: Log;
}

/** No-op, with one read, while no mailing is open. */
export async function mendMailings(dependencies: MendMailingsDependencies, now: Date): Promise<Alarm[]> {
  const { mailings, brakes, pace, isRangesQueueEmpty } = dependencies;
  const ids = await mailings.open();
  const standing = await brakes.brakes();
  const alarms = pausedAlarms(standing.everything);
  if (ids.length === 0) return alarms;
  const common = {
    now,
    brakes: standing,
    left: await pace.left(),
    rate: await pace.rate(),
    queueIsEmpty: await isRangesQueueEmpty(),
  };
  for (const id of ids) alarms.push(...(await mendById(id, common, dependencies)));
  return alarms;
}

/** One that can't be mended keeps none of the others from it. */
async function mendById(
  id: string,
  common: Omit<Circumstances, 'settleable'>,
  dependencies: MendMailingsDependencies,
): Promise<Alarm[]> {
  try {
    const mailing = await dependencies.mailings.find(id);
    return mailing ? await mendOne(mailing, common, dependencies) : [];
  } catch (error) {
    dependencies.log.error('a mailing could not be looked after', {
      mailing: id,
      error: describeError(error),
    });
    const says = `Looking after it failed (${describeError(error).name}); the next sweep tries again.`;
    return [{ kind: 'sweep-failed', subject: id, says }];
  }
}

const pausedAlarms = (pause: { since: string; because: string } | null): Alarm[] =>
  pause === null || pause.because === 'operator'
    ? []
    : [
        {
          kind: 'paused-for-reputation',
          subject: 'everything',
          says: `Too many ${pause.because}: since ${pause.since} nothing is sent, until an operator has looked and resumed.`,
        },
      ];

async function mendOne(
  mailing: StartedMailing,
  common: Omit<Circumstances, 'settleable'>,
  dependencies: MendMailingsDependencies,
): Promise<Alarm[]> {
  const ranges = await dependencies.ranges.ofMailing(mailing.id);
  const settleable = await settleableAmong(ranges, mailing, { now: common.now, dependencies });
  const decision = decideRanges(mailing, ranges, { ...common, settleable });
  await queue(decision, mailing, dependencies);
  if (decision.finished) await finish(mailing, decision.finished, dependencies);
  return [...decision.alarms];
}

/** Looks once more afterwards: an operator may have opened a range again since all were read as done. */
async function finish(
  mailing: StartedMailing,
  tally: Tally,
  dependencies: MendMailingsDependencies,
): Promise<void> {
  const { id, expiresAt } = mailing;
  const { mailings, ranges, log } = dependencies;
  await countEnded(mailing, tally, dependencies);
  await mailings.finish(id, tally);
  const isOpen = (await ranges.ofMailing(id)).some(({ doneAt }) => !doneAt);
  if (isOpen) await mailings.reopen(id, expiresAt);
  else log.info('mailing finished', { mailing: id, ...tally });
}

/** A mailing that was sent again ends again: then only those are lost besides who were not before. */
const countEnded = (
  mailing: StartedMailing,
  tally: Tally,
  { figures, metrics, log }: MendMailingsDependencies,
): Promise<void> =>
  quietly(async () => {
    const lost = lostIn(tally);
    await figures.keepEnded(mailing, { reached: tally.sent, lost });
    const more = lost - (mailing.tally ? lostIn(mailing.tally) : 0);
    if (more > 0) metrics.add('LostOrDoubled', more);
  }, log);

/** Requests to the table at the same time. */
const AT_ONCE = { concurrency: 8 };

/** What is reopened is open, and what is queued is noted so, before its message is there; whatever a worker has taken meanwhile is left to it. */
async function queue(
  { queue: numbers, repair, reopen }: Decision,
  { id, expiresAt }: StartedMailing,
  { ranges, queueRanges, log }: MendMailingsDependencies,
): Promise<void> {
  if (numbers.length === 0) return;
  const message = (range: number): RangeMessage => ({ mailing: id, range });
  await pMap(reopen, (range) => ranges.reopen(message(range)), AT_ONCE);
  const noted = await pMap(
    numbers,
    async (range) => {
      const as = { expiresAt, isRepair: repair.includes(range) };
      return (await ranges.noteQueued(message(range), as)) ? [message(range)] : [];
    },
    AT_ONCE,
  );
  await queueRanges(noted.flat());
  log.info('ranges queued again', { mailing: id, ranges: noted.flat().length, repaired: repair.length });
}

/** Milliseconds by which SQS may be behind with what it says of its queues. */
const QUEUES_LAG_MS = 60_000;

/** Ranges whose evidence one sweep looks at; of more than these each has its turn. */
const MOST_DOUBTFUL = 200;
const TURN_MS = 2 * 60_000;

/**
 * The done ranges of whose open fates the evidence now says something. Silence counts only as far as nothing of what SES told lies
 * on the way: a batch that fails comes back minutes later.
 */
async function settleableAmong(
  ranges: readonly Range[],
  mailing: StartedMailing,
  { now, dependencies }: { readonly now: Date; readonly dependencies: MendMailingsDependencies },
): Promise<ReadonlySet<number>> {
  const { ledger, feedback, isAllFeedbackRecorded } = dependencies;
  const doubtful = ranges.filter(
    ({ doneAt, tally }) => doneAt && tally && tally.uncertain + tally.sending > 0,
  );
  if (doubtful.length === 0) return new Set();
  // Not as of the sweep's beginning: with many mailings that was a while ago, and the next sweep's look may follow at once.
  const asOf = new Date(Date.now() - QUEUES_LAG_MS).toISOString();
  const heard = await feedback.lookForMore({ allRecorded: await isAllFeedbackRecorded(), asOf });
  const settleable = await pMap(
    inTurn(doubtful, now),
    async ({ range }) => {
      const message = { mailing: mailing.id, range };
      const [calls, proofs] = await Promise.all([ledger.calls(message), feedback.proofs(message)]);
      return settle(calls, { proofs, heard }) === calls ? [] : [range];
    },
    AT_ONCE,
  );
  return new Set(settleable.flat());
}

/** As many as one sweep looks at, beginning elsewhere each time. */
function inTurn(ranges: readonly Range[], now: Date): readonly Range[] {
  const first = (Math.floor(now.getTime() / TURN_MS) * MOST_DOUBTFUL) % ranges.length;
  return [...ranges.slice(first), ...ranges.slice(0, first)].slice(0, MOST_DOUBTFUL);
}
