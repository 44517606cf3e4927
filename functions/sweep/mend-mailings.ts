/** Looks after the mailings that are not finished: queues what lost its message or has waited long enough, and ends what is done. */
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import type { Tally } from '../../core/mailing/ledger.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { PaceStore } from '../../core/mailing/pace.store.ts';
import type { Range, RangeStore } from '../../core/mailing/range.store.ts';
import { settle } from '../../core/mailing/settle.ts';
import { describeError, type Log } from '../../core/runtime/log.ts';
import type { Alarm } from '../../core/sweep/alarm.ts';
import { type Circumstances, type Decision, decideRanges } from '../../core/sweep/decide-ranges.ts';

export interface MendMailingsDependencies {
  readonly mailings: Pick<MailingStore, 'open' | 'find' | 'finish' | 'reopen'>;
  readonly ranges: Pick<RangeStore, 'ofMailing' | 'reopen' | 'countRepair'>;
  readonly ledger: Pick<LedgerStore, 'calls'>;
  readonly feedback: Pick<FeedbackStore, 'proofs' | 'heard' | 'noteRecorded'>;
  /** Whether no message waits on the queue `feedback`, or lies among its dead letters. */
  readonly isAllFeedbackRecorded: () => Promise<boolean>;
  readonly brakes: Pick<BrakeStore, 'brakes'>;
  readonly pace: Pick<PaceStore, 'left'>;
  readonly queueRanges: (messages: readonly RangeMessage[]) => Promise<void>;
  readonly isRangesQueueEmpty: () => Promise<boolean>;
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
  { id, expiresAt }: StartedMailing,
  tally: Tally,
  { mailings, ranges, log }: MendMailingsDependencies,
): Promise<void> {
  await mailings.finish(id, tally);
  const isOpen = (await ranges.ofMailing(id)).some(({ doneAt }) => !doneAt);
  if (isOpen) await mailings.reopen(id, expiresAt);
  else log.info('mailing finished', { mailing: id, ...tally });
}

/** What is reopened is open before its message is there. */
async function queue(
  { queue: numbers, repair, reopen }: Decision,
  { id, expiresAt }: StartedMailing,
  { ranges, queueRanges, log }: MendMailingsDependencies,
): Promise<void> {
  if (numbers.length === 0) return;
  const message = (range: number): RangeMessage => ({ mailing: id, range });
  for (const range of reopen) await ranges.reopen(message(range));
  for (const range of repair) await ranges.countRepair(message(range), expiresAt);
  await queueRanges(numbers.map(message));
  log.info('ranges queued again', { mailing: id, ranges: numbers.length, repaired: repair.length });
}

/** Milliseconds by which SQS may be behind with what it says of its queues. */
const QUEUES_LAG_MS = 60_000;

/**
 * The done ranges of whose open fates the evidence now says something. Silence counts only as far as nothing of what SES told lies
 * on the way: a batch that fails comes back minutes later, and whole.
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
  if (await isAllFeedbackRecorded())
    await feedback.noteRecorded(new Date(now.getTime() - QUEUES_LAG_MS).toISOString());
  const heard = await feedback.heard();
  const settleable = new Set<number>();
  for (const { range } of doubtful) {
    const message = { mailing: mailing.id, range };
    const [calls, proofs] = await Promise.all([ledger.calls(message), feedback.proofs(message)]);
    if (settle(calls, { proofs, heard }) !== calls) settleable.add(range);
  }
  return settleable;
}
