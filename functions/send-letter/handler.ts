/**
 * send-letter: one message to one person, because they asked -> SES. It decides whether a letter is sent, and which.
 * Triggered by the queue `letters`.
 */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { FUNCTIONS, QUEUES } from '../../core/contract/functions.ts';
import { LetterMessageSchema } from '../../core/contract/letters.ts';
import { openLetterMail } from '../../core/email/letter.client.ts';
import { letterStore } from '../../core/letters/letter.store.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { deliveryRule } from '../../core/mailing/deliver-to.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { makeRoomForLetter } from '../../core/mailing/pace.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { limitStore } from '../../core/runtime/limit.store.ts';
import { createLog } from '../../core/runtime/log.ts';
import { createMetrics, flushing } from '../../core/runtime/metrics.ts';
import { sendAll } from '../../core/runtime/queue.client.ts';
import { queueHandler } from '../../core/runtime/queue-handler.ts';
import { REMEMBERED_MS, rememberFor } from '../../core/runtime/remember.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { countGivenUp } from './count-confirmation.ts';
import { sendLetter } from './send-letter.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

const environment = readEnvironment(FUNCTIONS['send-letter'].environment);
const table = openTable(environment.TABLE_NAME);
const keys = openKeys();

const dependencies: SendLetterDependencies = {
  agency: rememberFor(REMEMBERED_MS, agencyStore(table).read),
  linkKeys: rememberFor(REMEMBERED_MS, () => keys.linkKeys(environment.LINK_KEY_PARAMETER)),
  idKey: rememberFor(REMEMBERED_MS, () => keys.idKey(environment.ID_KEY_PARAMETER)),
  events: eventStore(table),
  mailings: mailingStore(table),
  subscribers: subscriberStore(table),
  subscriptions: subscriptionStore(table),
  suppressions: suppressionStore(table),
  submissions: submissionStore(table),
  pending: pendingRequestStore(table),
  places: placeStore(table),
  letters: letterStore(table),
  limits: limitStore(table),
  mail: openLetterMail(),
  makeRoomForLetter: () => makeRoomForLetter(table),
  queueLetter: (message) => sendAll(environment.LETTERS_QUEUE_URL, [message]),
  mayDeliverTo: deliveryRule(environment.DELIVER_TO),
  settings: { siteUrl: environment.SITE_URL, configurationSets: environment.CONFIGURATION_SETS },
  figures: figuresStore(table),
  metrics: createMetrics('send-letter', environment.STACK_NAME),
  log: createLog('send-letter'),
};

export const handler = flushing(
  dependencies.metrics,
  queueHandler({
    schema: LetterMessageSchema,
    log: dependencies.log,
    handle: (message) => sendLetter(message, dependencies),
    givenUp: {
      after: QUEUES.letters.maxReceiveCount,
      tell: (message) => countGivenUp(message, dependencies),
    },
  }),
);
