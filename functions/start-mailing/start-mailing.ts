/** Turns what is due into a mailing: decides, renders once per variant, cuts the audience, queues the ranges. */

import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { Agency } from '../../core/agency/agency.ts';
import type { EventStore } from '../../core/calendar/event.store.ts';
import { checkInMailingId } from '../../core/check-in/check-in.ts';
import { decideCheckIn } from '../../core/check-in/decide-check-in.ts';
import type {
  DueCheckIn,
  DueMessage,
  DueNotice,
  DueReminder,
  RangeMessage,
} from '../../core/contract/messages.ts';
import { renderCheckIn } from '../../core/email/render-check-in.ts';
import { type RenderedMessage, renderReminder } from '../../core/email/render-reminder.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import { decideStart, type Mailing, type NotStarted, type Variant } from '../../core/mailing/mailing.ts';
import type { PaceStore } from '../../core/mailing/pace.store.ts';
import { shareOf } from '../../core/mailing/pace.ts';
import { countRanges } from '../../core/mailing/ranges.ts';
import { expiryOf } from '../../core/mailing/retention.ts';
import { decideNotice } from '../../core/notices/decide-notice.ts';
import { renderNotice } from '../../core/notices/render-notice.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';

export interface StartDependencies {
  readonly agencies: AgencyStore;
  readonly events: EventStore;
  readonly mailings: MailingStore;
  readonly subscriptions: SubscriptionStore;
  readonly pace: Pick<PaceStore, 'rate'>;
  readonly queueRanges: (messages: readonly RangeMessage[]) => Promise<void>;
  readonly siteUrl: string;
  readonly log: Log;
}

/** A mailing that is to be started, and how each of its wordings is rendered. */
interface Beginning {
  readonly start: true;
  readonly mailing: Mailing;
  readonly agency: Agency;
  readonly render: (variant: Variant) => RenderedMessage;
}

/**
 * No-op when the event is gone, cancelled or moved, or when it is too late. Started twice, the stored cut and
 * content serve again, and a range that is done stays done.
 */
export async function startMailing(message: DueMessage, dependencies: StartDependencies): Promise<void> {
  const { mailings, queueRanges, log } = dependencies;
  const decision = await begin(message, dependencies);
  if (!decision.start) return log.info('no mailing', { due: message, because: decision.because });

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
}

function begin(message: DueMessage, dependencies: StartDependencies): Promise<Beginning | NotStarted> {
  if ('reminder' in message) return beginReminder(message, dependencies);
  if ('notice' in message) return beginNotice(message, dependencies);
  return beginCheckIn(message, dependencies);
}

async function beginReminder(
  message: DueReminder,
  { agencies, events, siteUrl }: StartDependencies,
): Promise<Beginning | NotStarted> {
  const [agency, event] = await Promise.all([agencies.read(), events.event(message.reminder)]);
  const decision = decideStart(message, { event, agency, now: new Date() });
  if (!decision.start) return decision;
  return {
    ...decision,
    agency,
    render: (variant) => renderReminder({ ...decision, agency, ...variant, siteUrl }),
  };
}

async function beginNotice(
  message: DueNotice,
  { agencies, events, mailings, siteUrl }: StartDependencies,
): Promise<Beginning | NotStarted> {
  const [agency, event, ofYear] = await Promise.all([
    agencies.read(),
    events.event(message.notice),
    mailings.ofYear(message.notice.year),
  ]);
  const decision = decideNotice(message, { event, mailings: ofYear, agency, now: new Date() });
  if (!decision.start) return decision;
  const { states, to, dueAt } = decision.mailing;
  return {
    ...decision,
    agency,
    render: ({ from = 0, ...variant }) =>
      renderNotice({
        ...{ event: decision.event, from: states[from]?.facts ?? to },
        ...{ agency, ...variant, siteUrl, stampedAt: dueAt },
      }),
  };
}

async function beginCheckIn(
  message: DueCheckIn,
  { agencies, mailings }: StartDependencies,
): Promise<Beginning | NotStarted> {
  const startedIn = async (year: number) => (await mailings.find(checkInMailingId(year)))?.startedAt ?? null;
  const [agency, lastYear, yearBefore] = await Promise.all([
    agencies.read(),
    startedIn(message.checkIn - 1),
    startedIn(message.checkIn - 2),
  ]);
  const decision = decideCheckIn(message, { agency, earlier: { lastYear, yearBefore }, now: new Date() });
  if (!decision.start) return decision;
  return { ...decision, agency, render: (variant) => renderCheckIn({ agency, language: variant.language }) };
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
