/** Records what SES says of many messages at once, and brakes when it says too much ill. */
import pMap from 'p-map';
import type { FeedbackMessage } from '../../core/contract/messages.ts';
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import { type Aftermath, type Said, said } from '../../core/feedback/feedback.ts';
import type { ReputationStore } from '../../core/feedback/reputation.store.ts';
import { JUDGED_HOURS, reasonToPause } from '../../core/feedback/reputation.ts';
import type { BrakeStore } from '../../core/mailing/brake.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';

export interface FeedbackDependencies {
  readonly feedback: Pick<FeedbackStore, 'prove' | 'isNoted' | 'note' | 'hear'>;
  readonly reputation: ReputationStore;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly mailings: Pick<MailingStore, 'find'>;
  readonly brakes: Pick<BrakeStore, 'brakes' | 'pauseEverything'>;
  readonly log: Log;
}

/** Requests to the table at the same time. */
const AT_ONCE = { concurrency: 8 };

/** Every part can be done again, in any order: what is known already is counted as no news. */
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
  const sent = await proveAll(all, dependencies);
  const grave = await noteAll(all, dependencies);
  // A clock that is ahead must not make all that follows seem old.
  await dependencies.feedback.hear([newest, new Date().toISOString()].sort()[0] ?? newest);
  const news = { sent, ...grave };
  if (sent + grave.bounced + grave.complained > 0) await dependencies.reputation.count(news);
  if (grave.bounced + grave.complained > 0) await brakeIfNeeded(dependencies);
  dependencies.log.info('feedback recorded', { messages: messages.length, ...news });
}

/**
 * How many copies of mailings are known from now on to have been accepted that were not before. Letters are not counted, here nor
 * below: anybody can ask for one, and must not be able to stop the mailings by it.
 */
async function proveAll(all: readonly Said[], { feedback, mailings }: FeedbackDependencies): Promise<number> {
  const ranges = Map.groupBy(all.filter(isOfMailing), ({ of }) => `${of.mailing} ${of.range}`);
  const news = await pMap(
    ranges.values(),
    async (ofRange) => {
      const [{ of }] = ofRange as [OfMailing];
      const mailing = await mailings.find(of.mailing);
      // Without a mailing there is no ledger to be settled: it has expired, or was never ours.
      if (!mailing) return 0;
      const accepted = ofRange.map((one) => ({ ...one, call: one.of.call }));
      const isNews = await feedback.prove(of, accepted, mailing.expiresAt);
      return isNews ? ofRange.filter(({ aftermath }) => aftermath === null).length : 0;
    },
    AT_ONCE,
  );
  return news.reduce((sum, one) => sum + one, 0);
}

type OfMailing = Said & { readonly of: NonNullable<Said['of']>; readonly recipient: string };

const isOfMailing = (one: Said): one is OfMailing => one.of !== null && one.recipient !== null;

/** What must not be mailed again. A mailbox that is full, or a server that is down, may be well tomorrow. */
const SUPPRESSED_FOR: Readonly<Partial<Record<Aftermath, SuppressionReason>>> = {
  bounced: 'bounce',
  complained: 'complaint',
};

/** Notes what became of messages after they were accepted; how many bounces and complaints are news. */
async function noteAll(
  all: readonly Said[],
  dependencies: FeedbackDependencies,
): Promise<{ bounced: number; complained: number }> {
  // One after the other for each person: what is news of one event must be known before the next is judged.
  const people = Map.groupBy(all.filter(hasAftermath), ({ recipient }) => recipient);
  const news = await pMap(
    people.values(),
    async (ofPerson) => {
      const heard: Aftermath[] = [];
      for (const one of ofPerson)
        if ((await noteOne(one, dependencies)) && !one.heldBack) heard.push(one.aftermath);
      return heard;
    },
    AT_ONCE,
  );
  const count = (aftermath: Aftermath) => news.flat().filter((one) => one === aftermath).length;
  return { bounced: count('bounced'), complained: count('complained') };
}

type WithAftermath = Said & { readonly aftermath: Aftermath; readonly recipient: string };

const hasAftermath = (one: Said): one is WithAftermath => one.aftermath !== null && one.recipient !== null;

/**
 * Whether it is news, and of a mailing. What is noted was done before, and is not done again: whoever took a complaint back is not
 * suppressed once more because its event comes once more. So the note goes last.
 */
async function noteOne(
  { of, recipient, aftermath, acceptedAt }: WithAftermath,
  { feedback, mailings, suppressions, log }: FeedbackDependencies,
): Promise<boolean> {
  const mailing = of && (await mailings.find(of.mailing));
  if (mailing && (await feedback.isNoted(mailing.id, recipient, aftermath))) return false;
  const reason = SUPPRESSED_FOR[aftermath];
  if (reason !== undefined) await suppressions.suppress(recipient, reason);
  if (!mailing) return false;
  const isNews = await feedback.note(mailing.id, { recipient, aftermath, acceptedAt }, mailing.expiresAt);
  if (isNews) log.info('after acceptance', { mailing: mailing.id, recipient, aftermath });
  return isNews;
}

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
