/** Records what SES says of many messages at once, and brakes when it says too much ill. */
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import { type CallRef, type Said, said } from '../../core/feedback/feedback.ts';
import type { ReputationStore } from '../../core/feedback/reputation.store.ts';
import { JUDGED_HOURS, type Reputation, reasonToPause } from '../../core/feedback/reputation.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import { quietly } from '../../core/service-levels/quietly.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import { failuresOf } from './failures-of.ts';
import { isHarm, noteAftermaths } from './note-aftermaths.ts';

export interface FeedbackDependencies {
  readonly feedback: Pick<FeedbackStore, 'prove' | 'doubled' | 'isNoted' | 'note' | 'hear'>;
  readonly reputation: ReputationStore;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly mailings: Pick<MailingStore, 'find'>;
  readonly brakes: Pick<BrakeStore, 'brakes' | 'pauseEverything'>;
  readonly figures: Pick<FiguresStore, 'keepDoubled'>;
  readonly metrics: MetricsOf<'record-feedback'>;
  readonly log: Log;
}

/**
 * Every part can be done again, in any order: what is known already is counted as no news. So whatever fails, the rest is done and
 * counted first, and then all of it comes back: what was noted and not counted would never be news again.
 */
export async function recordFeedback(
  messages: readonly FeedbackMessage[],
  dependencies: FeedbackDependencies,
): Promise<void> {
  const all = messages.map(said);
  const newest = all
    .map(({ acceptedAt }) => acceptedAt)
    .sort()
    .at(-1);
  if (newest === undefined) return;
  const proved = await proveAll(all, dependencies);
  const noted = await noteAftermaths(all, dependencies);
  const failures = [...proved.failures, ...noted.failures];
  // What fails comes back among other messages, and copies in other company are taken for new: they must not water down the shares.
  const sent = failures.length > 0 ? 0 : proved.sent;
  const news = { sent, bounced: noted.bounced, complained: noted.complained };
  if (news.sent + news.bounced + news.complained > 0) {
    await dependencies.reputation.count(news);
    emit(news, dependencies);
  }
  // Even when it is no news: counted before, and then the brake could not be reached.
  if (all.some(isHarm)) await brakeIfNeeded(dependencies);
  for (const failure of failures) throw failure;
  // A clock that is ahead must not make all that follows seem old.
  await dependencies.feedback.hear([newest, new Date().toISOString()].sort()[0] ?? newest);
  dependencies.log.info('feedback recorded', { messages: messages.length, ...news });
}

function emit({ sent, bounced, complained }: Reputation, { metrics }: FeedbackDependencies): void {
  metrics.add('Sent', sent);
  metrics.add('Bounced', bounced);
  metrics.add('Complained', complained);
}

/**
 * How many copies of mailings are known from now on to have been accepted that were not before. Letters are not counted, here nor
 * below: anybody can ask for one, and must not be able to stop the mailings by it.
 */
async function proveAll(
  all: readonly Said[],
  dependencies: FeedbackDependencies,
): Promise<{ readonly sent: number; readonly failures: readonly unknown[] }> {
  const { feedback, mailings } = dependencies;
  const ranges = Map.groupBy(all.filter(isOfMailing), ({ of }) => `${of.mailing} ${of.range}`);
  let sent = 0;
  const failures = await failuresOf(ranges.values(), async (ofRange) => {
    const [{ of }] = ofRange as [OfMailing];
    const mailing = await mailings.find(of.mailing);
    // Without a mailing there is no ledger to be settled: it has expired, or was never ours.
    if (!mailing) return;
    const accepted = ofRange.map((one) => ({ ...one, call: one.of.call }));
    const isNews = await feedback.prove(of, accepted, mailing.expiresAt);
    if (isNews) sent += ofRange.filter(({ aftermath }) => aftermath === null).length;
    await countDoubled(of, mailing, dependencies);
  });
  return { sent, failures };
}

/** Of all that is known of the range: the first copy was of another batch, as a rule. Looked at again, it says the same. */
const countDoubled = (
  { range }: CallRef,
  { id, dueAt }: StartedMailing,
  { feedback, figures, metrics, log }: FeedbackDependencies,
): Promise<void> =>
  quietly(async () => {
    const ref = { mailing: id, range };
    const doubled = await feedback.doubled(ref);
    if (doubled === 0) return;
    const news = await figures.keepDoubled(ref, dueAt, doubled);
    if (news > 0) metrics.add('LostOrDoubled', news);
  }, log);

type OfMailing = Said & { readonly of: NonNullable<Said['of']>; readonly recipient: string };

const isOfMailing = (one: Said): one is OfMailing => one.of !== null && one.recipient !== null;

/** Counts from the last resumption on: what an operator has looked at does not stop everything again. */
async function brakeIfNeeded({ reputation, brakes, log }: FeedbackDependencies): Promise<void> {
  const now = new Date();
  const { everything, resumedAt } = await brakes.brakes();
  if (everything) return;
  const dayAgo = new Date(now.getTime() - JUDGED_HOURS * 60 * 60_000);
  const since = resumedAt !== null && new Date(resumedAt) > dayAgo ? new Date(resumedAt) : dayAgo;
  const counts = await reputation.since(since);
  const because = reasonToPause(counts);
  if (because === null) return;
  await brakes.pauseEverything({ since: now.toISOString(), because });
  log.error('everything is paused', { because, ...counts });
}
