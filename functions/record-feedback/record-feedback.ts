/** Records what SES says of many messages at once, and brakes when it says too much ill. */
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import { type Said, said } from '../../core/feedback/feedback.ts';
import type { ReputationStore } from '../../core/feedback/reputation.store.ts';
import { JUDGED_HOURS, reasonToPause } from '../../core/feedback/reputation.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import { failuresOf } from './failures-of.ts';
import { isHarm, noteAftermaths } from './note-aftermaths.ts';

export interface FeedbackDependencies {
  readonly feedback: Pick<FeedbackStore, 'prove' | 'isNoted' | 'note' | 'hear'>;
  readonly reputation: ReputationStore;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly mailings: Pick<MailingStore, 'find'>;
  readonly brakes: Pick<BrakeStore, 'brakes' | 'pauseEverything'>;
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
  if (news.sent + news.bounced + news.complained > 0) await dependencies.reputation.count(news);
  // Even when it is no news: counted before, and then the brake could not be reached.
  if (all.some(isHarm)) await brakeIfNeeded(dependencies);
  for (const failure of failures) throw failure;
  // A clock that is ahead must not make all that follows seem old.
  await dependencies.feedback.hear([newest, new Date().toISOString()].sort()[0] ?? newest);
  dependencies.log.info('feedback recorded', { messages: messages.length, ...news });
}

/**
 * How many copies of mailings are known from now on to have been accepted that were not before. Letters are not counted, here nor
 * below: anybody can ask for one, and must not be able to stop the mailings by it.
 */
async function proveAll(
  all: readonly Said[],
  { feedback, mailings }: FeedbackDependencies,
): Promise<{ readonly sent: number; readonly failures: readonly unknown[] }> {
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
  });
  return { sent, failures };
}

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
