/**
 * start-mailing: a reminder, or a change to be told, that is due -> a mailing, cut into ranges. Triggered by the queue `due`, which
 * EventBridge Scheduler fills.
 */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { DueMessageSchema } from '../../core/contract/messages.ts';
import { openSes } from '../../core/email/ses.client.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { paceStore } from '../../core/mailing/pace.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog } from '../../core/runtime/log.ts';
import { createMetrics, flushing } from '../../core/runtime/metrics.ts';
import { sendAll } from '../../core/runtime/queue.client.ts';
import { queueHandler } from '../../core/runtime/queue-handler.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { type StartDependencies, startMailing } from './start-mailing.ts';

const environment = readEnvironment(FUNCTIONS['start-mailing'].environment);
const table = openTable(environment.TABLE_NAME);
const dependencies: StartDependencies = {
  agencies: agencyStore(table),
  events: eventStore(table),
  mailings: mailingStore(table),
  publications: publicationStore(table),
  subscriptions: subscriptionStore(table),
  pace: paceStore(table, openSes().quota),
  queueRanges: (messages) => sendAll(environment.RANGES_QUEUE_URL, messages),
  siteUrl: environment.SITE_URL,
  figures: figuresStore(table),
  metrics: createMetrics('start-mailing', environment.STACK_NAME),
  log: createLog('start-mailing'),
};

export const handler = flushing(
  dependencies.metrics,
  queueHandler({
    schema: DueMessageSchema,
    log: dependencies.log,
    handle: (message) => startMailing(message, dependencies),
  }),
);
