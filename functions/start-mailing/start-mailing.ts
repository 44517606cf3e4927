/** Turns what is due into a mailing: decides, renders once per variant, cuts the audience, queues the ranges. */

import type { DueMessage, RangeMessage } from '../../core/contract/messages.ts';
import type { NotStarted } from '../../core/mailing/decide-start.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { Mailing, StartedMailing } from '../../core/mailing/mailing.ts';
import type { PaceStore } from '../../core/mailing/pace.store.ts';
import { shareOf } from '../../core/mailing/pace.ts';
import { countRanges } from '../../core/mailing/ranges.ts';
import { expiryOf } from '../../core/mailing/retention.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import { quietly } from '../../core/service-levels/quietly.ts';
import { secondsSince } from '../../core/service-levels/seconds-since.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { beginCheckIn } from './begin-check-in.ts';
import { beginDigest } from './begin-digest.ts';
import { beginNewsletter } from './begin-newsletter.ts';
import { beginNotice } from './begin-notice.ts';
import { beginProgramme } from './begin-programme.ts';
import { beginReminder } from './begin-reminder.ts';
import type { BeginDependencies, Beginning } from './beginning.ts';

export interface StartDependencies extends BeginDependencies {
  readonly mailings: MailingStore;
  readonly subscriptions: SubscriptionStore;
  readonly pace: Pick<PaceStore, 'rate'>;
  readonly queueRanges: (messages: readonly RangeMessage[]) => Promise<void>;
  readonly figures: Pick<FiguresStore, 'keepBegun' | 'keepMissed'>;
  readonly metrics: MetricsOf<'start-mailing'>;
  readonly log: Log;
}

/**
 * No-op when what it was to tell of is gone, cancelled or moved, or when it is too late. Started twice, the stored cut and
 * content serve again, and a range that is done stays done.
 */
export async function startMailing(message: DueMessage, dependencies: StartDependencies): Promise<void> {
  const { mailings, queueRanges, log } = dependencies;
  const decision = await begin(message, dependencies);
  if (!decision.start) {
    if (decision.because === 'too-late')
      await quietly(() => dependencies.figures.keepMissed(message), dependencies.log);
    return log.info('no mailing', { due: message, because: decision.because });
  }

  const now = new Date();
  const mailing = await mailings.start({
    ...decision.mailing,
    ...(await cut(decision.mailing, dependencies)),
    startedAt: now.toISOString(),
    expiresAt: expiryOf({ startedAt: now, useUntil: decision.mailing.useUntil }, decision.agency),
  });
  if (mailing.finishedAt) return log.info('no mailing', { due: message, because: 'finished' });
  for (const variant of mailing.variants) {
    await mailings.keepContent(mailing, variant, decision.render(variant));
  }
  // From here on the sweep takes it for started.
  await mailings.reopen(mailing.id, mailing.expiresAt);
  await queueRanges(Array.from({ length: mailing.ranges }, (_, range) => ({ mailing: mailing.id, range })));
  log.info('mailing started', { mailing: mailing.id, ranges: mailing.ranges });
  await countBegun(message, { mailing, now }, dependencies);
}

/** By when the mailing was stored first: begun again, it says the same. */
const countBegun = (
  message: DueMessage,
  { mailing: { startedAt }, now }: { readonly mailing: StartedMailing; readonly now: Date },
  { figures, metrics, log }: StartDependencies,
): Promise<void> =>
  quietly(async () => {
    const seconds = secondsSince(message.dueAt, new Date(startedAt));
    if (startedAt === now.toISOString()) metrics.add('ReminderDelaySeconds', seconds);
    await figures.keepBegun(message, seconds);
  }, log);

function begin(message: DueMessage, dependencies: StartDependencies): Promise<Beginning | NotStarted> {
  if ('reminder' in message) return beginReminder(message, dependencies);
  if ('notice' in message) return beginNotice(message, dependencies);
  if ('newsletter' in message) return beginNewsletter(message, dependencies);
  if ('programme' in message) return beginProgramme(message, dependencies);
  if ('digest' in message) return beginDigest(message, dependencies);
  return beginCheckIn(message, dependencies);
}

/** Into how many ranges: from the audiences' counts and the account's rate, without reading one subscriber. */
async function cut(
  { audiences }: Mailing,
  { subscriptions, pace }: StartDependencies,
): Promise<{ people: number; ranges: number }> {
  const counts = await Promise.all(audiences.map((audience) => subscriptions.count(audience)));
  const people = counts.reduce((sum, count) => sum + count, 0);
  return { people, ranges: countRanges(people, shareOf(await pace.rate())) };
}
