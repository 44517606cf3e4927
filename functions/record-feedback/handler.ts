/**
 * record-feedback: what SES says of our mail -> proof, suppressions, the brake. Triggered by the queue `feedback`, which SES
 * fills by way of our topic.
 */
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { FeedbackMessageSchema } from '../../core/contract/messages.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog } from '../../core/runtime/log.ts';
import { createMetrics, flushing } from '../../core/runtime/metrics.ts';
import { queueBatchHandler } from '../../core/runtime/queue-handler.ts';
import { REMEMBERED_MS, rememberFor } from '../../core/runtime/remember.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { type FeedbackDependencies, recordFeedback } from './record-feedback.ts';

const environment = readEnvironment(FUNCTIONS['record-feedback'].environment);
const table = openTable(environment.TABLE_NAME);

const dependencies: FeedbackDependencies = {
  feedback: feedbackStore(table),
  reputation: reputationStore(table),
  suppressions: suppressionStore(table),
  mailings: { find: rememberFor(REMEMBERED_MS, mailingStore(table).find) },
  brakes: brakeStore(table),
  figures: figuresStore(table),
  metrics: createMetrics('record-feedback', environment.STACK_NAME),
  log: createLog('record-feedback'),
};

/** What SES writes to a topic, in plain text, when it is first told to publish there. */
const GREETING = 'Successfully validated SNS topic for Amazon SES event publishing';

export const handler = flushing(
  dependencies.metrics,
  queueBatchHandler({
    schema: FeedbackMessageSchema,
    log: dependencies.log,
    means: (body) => !body.startsWith(GREETING),
    handle: (messages) => recordFeedback(messages, dependencies),
  }),
);
