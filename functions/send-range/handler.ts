/**
 * send-range: one range of a mailing -> SES, fifty people at most per call, with the ledger around each.
 * Triggered by the queue `ranges`.
 */
import { setTimeout } from 'node:timers/promises';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { RangeMessageSchema } from '../../core/contract/messages.ts';
import { openSes } from '../../core/email/ses.client.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { deliveryRule } from '../../core/mailing/deliver-to.ts';
import { holdsNow } from '../../core/mailing/holds-now.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { paceStore } from '../../core/mailing/pace.store.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog } from '../../core/runtime/log.ts';
import { createMetrics, flushing } from '../../core/runtime/metrics.ts';
import { sendAll } from '../../core/runtime/queue.client.ts';
import { queueHandler } from '../../core/runtime/queue-handler.ts';
import { REMEMBERED_MS, rememberFor } from '../../core/runtime/remember.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { joiningOf } from './joining.ts';
import { type SendDependencies, sendRange } from './send-range.ts';

const environment = readEnvironment(FUNCTIONS['send-range'].environment);
const table = openTable(environment.TABLE_NAME);
const keys = openKeys();
const mailings = mailingStore(table);
const ses = openSes();

const eventOf = rememberFor(REMEMBERED_MS, eventStore(table).event);

const dependencies: SendDependencies = {
  agency: rememberFor(REMEMBERED_MS, agencyStore(table).read),
  linkKeys: rememberFor(REMEMBERED_MS, () => keys.linkKeys(environment.LINK_KEY_PARAMETER)),
  mailings: {
    read: rememberFor(REMEMBERED_MS, mailings.read),
    content: rememberFor(REMEMBERED_MS, mailings.content),
  },
  joining: rememberFor(REMEMBERED_MS, joiningOf({ events: eventStore(table), places: placeStore(table) })),
  ledger: ledgerStore(table),
  ranges: rangeStore(table),
  subscriptions: subscriptionStore(table),
  suppressions: suppressionStore(table),
  subscribers: subscriberStore(table),
  queueErasure: (ids, silentSince) =>
    sendAll(
      environment.LETTERS_QUEUE_URL,
      ids.map((id) => ({ purpose: 'erase', id, silentSince }) satisfies LetterMessage),
    ),
  queueLetters: (messages) => sendAll(environment.LETTERS_QUEUE_URL, messages),
  ses,
  pace: paceStore(table, ses.quota),
  brakes: brakeStore(table),
  feedback: feedbackStore(table),
  queueAgain: (message) => sendAll(environment.RANGES_QUEUE_URL, [message]),
  pause: (milliseconds) => setTimeout(milliseconds),
  mayDeliverTo: deliveryRule(environment.DELIVER_TO),
  stillHolds: (mailing) =>
    holdsNow(mailing, { events: { event: eventOf }, publications: publicationStore(table) }),
  settings: { siteUrl: environment.SITE_URL, configurationSets: environment.CONFIGURATION_SETS },
  figures: figuresStore(table),
  metrics: createMetrics('send-range', environment.STACK_NAME),
  log: createLog('send-range'),
};

export const handler = flushing(
  dependencies.metrics,
  queueHandler({
    schema: RangeMessageSchema,
    log: dependencies.log,
    handle: (message) => sendRange(message, dependencies),
  }),
);
