/** Turns a due reminder into a mailing: decides, renders once per variant, cuts the audience, queues the ranges. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { EventStore } from '../../core/calendar/event.store.ts';
import type { DueMessage, RangeMessage } from '../../core/contract/messages.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import type { Ses } from '../../core/email/ses.client.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import { decideStart, type Mailing } from '../../core/mailing/mailing.ts';
import { shareOf } from '../../core/mailing/pace.ts';
import { countRanges } from '../../core/mailing/ranges.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';

export interface StartDependencies {
  readonly agencies: AgencyStore;
  readonly events: EventStore;
  readonly mailings: MailingStore;
  readonly subscriptions: SubscriptionStore;
  readonly ses: Pick<Ses, 'maxSendRate'>;
  readonly queueRanges: (messages: readonly RangeMessage[]) => Promise<void>;
  readonly siteUrl: string;
  readonly log: Logger;
}

/**
 * No-op when the event is gone, cancelled or moved, or when it is too late. Started twice, the stored cut and
 * content serve again, and a range that is done stays done.
 */
export async function startMailing(message: DueMessage, dependencies: StartDependencies): Promise<void> {
  const { agencies, events, mailings, queueRanges, siteUrl, log } = dependencies;
  const [agency, event] = await Promise.all([agencies.read(), events.event(message.reminder)]);
  const decision = decideStart(message, { event, agency, now: new Date() });
  if (!decision.start) return log.info('no mailing', { ...message.reminder, because: decision.because });

  const mailing = await mailings.start({
    ...decision.mailing,
    ranges: await cut(decision.mailing, dependencies),
    startedAt: new Date().toISOString(),
  });
  for (const variant of mailing.variants) {
    const content = renderReminder({ ...decision, agency, ...variant, siteUrl });
    await mailings.keepContent(mailing.id, variant, content);
  }
  await queueRanges(Array.from({ length: mailing.ranges }, (_, range) => ({ mailing: mailing.id, range })));
  log.info('mailing started', { mailing: mailing.id, ranges: mailing.ranges });
}

/** Into how many ranges: from the audiences' counts and the account's rate, without reading one subscriber. */
async function cut({ audiences }: Mailing, { subscriptions, ses }: StartDependencies): Promise<number> {
  const counts = await Promise.all(audiences.map((audience) => subscriptions.count(audience)));
  const people = counts.reduce((sum, count) => sum + count, 0);
  return countRanges(people, shareOf(await ses.maxSendRate()));
}
