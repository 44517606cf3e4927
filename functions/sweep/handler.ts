/** sweep: what should have happened and did not -> repaired, or an alarm. Called every two minutes by the clock. */
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { openSes } from '../../core/email/ses.client.ts';
import { accountSuppressions } from '../../core/feedback/account-suppression.client.ts';
import { paceStore } from '../../core/mailing/pace.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog } from '../../core/runtime/log.ts';
import { createMetrics } from '../../core/runtime/metrics.ts';
import { isQueueEmpty, sendAll } from '../../core/runtime/queue.client.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { openSchedules } from '../../core/schedules/scheduler.client.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { sweepStores } from './stores.ts';
import { type SweepDependencies, sweep } from './sweep.ts';

const environment = readEnvironment(FUNCTIONS.sweep.environment);
const table = openTable(environment.TABLE_NAME);
const target = {
  queueArn: environment.DUE_QUEUE_ARN,
  roleArn: environment.SCHEDULE_ROLE_ARN,
  deadLetterArn: environment.SCHEDULE_DLQ_ARN,
};
const dependencies: SweepDependencies = {
  ...sweepStores(table),
  pace: paceStore(table, openSes().quota),
  queueDue: (messages) => sendAll(environment.DUE_QUEUE_URL, messages),
  queueRanges: (messages) => sendAll(environment.RANGES_QUEUE_URL, messages),
  queueLetters: (messages) => sendAll(environment.LETTERS_QUEUE_URL, messages),
  isRangesQueueEmpty: () => isQueueEmpty(environment.RANGES_QUEUE_URL),
  isAllFeedbackRecorded: async () =>
    (await isQueueEmpty(environment.FEEDBACK_QUEUE_URL)) &&
    (await isQueueEmpty(environment.FEEDBACK_DLQ_URL)),
  schedules: openSchedules(environment.SCHEDULE_GROUP, target),
  target,
  accountSuppressions,
  idKey: () => openKeys().idKey(environment.ID_KEY_PARAMETER),
  log: createLog('sweep'),
  metrics: createMetrics('sweep', environment.STACK_NAME),
};

export const handler = (): Promise<void> => sweep(dependencies);
