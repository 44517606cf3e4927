/** Notes what became of messages after they were accepted, and suppresses whoever must not be mailed again. */
import type { FeedbackStore } from '../../core/feedback/feedback.store.ts';
import type { Aftermath, Said } from '../../core/feedback/feedback.ts';
import type { ReputationStore } from '../../core/feedback/reputation.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import { failuresOf } from './failures-of.ts';

interface NotingDependencies {
  readonly feedback: Pick<FeedbackStore, 'isNoted' | 'note'>;
  readonly reputation: Pick<ReputationStore, 'isBounceKnown' | 'keepBounce'>;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly mailings: Pick<MailingStore, 'find'>;
  readonly log: Log;
}

/** What must not be mailed again. A mailbox that is full, or a server that is down, may be well tomorrow. */
const SUPPRESSED_FOR: Readonly<Partial<Record<Aftermath, SuppressionReason>>> = {
  bounced: 'bounce',
  complained: 'complaint',
};

/** Whether it may put the brake on. */
export const isHarm = (one: Said): boolean =>
  one.of !== null && hasAftermath(one) && !one.heldBack && one.aftermath in SUPPRESSED_FOR;

interface Noted {
  /** So many are news. */
  readonly bounced: number;
  readonly complained: number;
  /** What was thrown; whoever is concerned must come back. */
  readonly failures: readonly unknown[];
}

/** Notes what became of messages after they were accepted. */
export async function noteAftermaths(all: readonly Said[], dependencies: NotingDependencies): Promise<Noted> {
  // One after the other for each person: what is news of one event must be known before the next is judged.
  const people = Map.groupBy(all.filter(hasAftermath), ({ recipient }) => recipient);
  const news: Aftermath[] = [];
  const failures = await failuresOf(people.values(), async (ofPerson) => {
    for (const one of ofPerson)
      if ((await noteOne(one, dependencies)) && !one.heldBack) news.push(one.aftermath);
  });
  const count = (aftermath: Aftermath) => news.filter((one) => one === aftermath).length;
  return { bounced: count('bounced'), complained: count('complained'), failures };
}

type WithAftermath = Said & { readonly aftermath: Aftermath; readonly recipient: string };

const hasAftermath = (one: Said): one is WithAftermath => one.aftermath !== null && one.recipient !== null;

/**
 * Whether it is news, and of a mailing. What is known was done before, and is not done again: whoever took a complaint back is not
 * suppressed once more because its event comes once more. So what makes it known goes last.
 */
async function noteOne(one: WithAftermath, dependencies: NotingDependencies): Promise<boolean> {
  const { of, recipient, aftermath } = one;
  const { mailings, suppressions, log } = dependencies;
  const mailing = of && (await mailings.find(of.mailing));
  if (mailing && (await isKnown(mailing, one, dependencies))) return false;
  const reason = SUPPRESSED_FOR[aftermath];
  if (reason !== undefined) await suppressions.suppress(recipient, reason);
  if (!mailing) return false;
  const isNews = await makeKnown(mailing, one, dependencies);
  if (isNews) log.info('after acceptance', { mailing: mailing.id, recipient, aftermath });
  return isNews;
}

/** A bounce is known by itself: of a copy that was complained of, too, only the complaint is noted, whichever came first. */
const isKnown = (
  { id }: StartedMailing,
  { recipient, aftermath }: WithAftermath,
  { feedback, reputation }: NotingDependencies,
): Promise<boolean> =>
  aftermath === 'bounced'
    ? reputation.isBounceKnown(id, recipient)
    : feedback.isNoted(id, recipient, aftermath);

/** False when it was known. */
async function makeKnown(
  { id, expiresAt }: StartedMailing,
  { recipient, aftermath, acceptedAt }: WithAftermath,
  { feedback, reputation }: NotingDependencies,
): Promise<boolean> {
  const isNoted = await feedback.note(id, { recipient, aftermath, acceptedAt }, expiresAt);
  return aftermath === 'bounced' ? reputation.keepBounce(id, recipient, expiresAt) : isNoted;
}
