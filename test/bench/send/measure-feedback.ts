/** What it takes to record that SES has accepted each copy of a mailing. */
import type { FeedbackMessage } from '../../../core/contract/messages.ts';
import { feedbackStore } from '../../../core/feedback/feedback.store.ts';
import { addRequests, type Requests, requestsBetween } from './count-requests.ts';
import { batchesOf, type SentMailing } from './send-events.ts';
import type { Running, Service } from './service.ts';

/** One mailing at one rate. */
export interface FeedbackFigures {
  /** Messages a second of the account. */
  readonly rate: number;
  readonly people: number;
  readonly batches: number;
  /** Per recipient; Lambda's receiving and deleting among them. */
  readonly requests: Requests;
  readonly requestsInAll: number;
  /** Microseconds per recipient. */
  readonly cpu: number;
  /** People of whom there is no proof, though SES told of them. */
  readonly unproven: number;
}

/** Messages a second: the sandbox, a new account, an old one, a great one. */
const RATES = [1, 14, 100, 1000];
const PEOPLE = 10_000;
/** An account of one a second has a mailing of so many in an hour. */
const SECONDS = 3_600;
const RANGES_APART = 100_000;

/** `mailing` must have been started. */
export async function measureFeedback(mailing: string, service: Service): Promise<FeedbackFigures[]> {
  const running = await service.start('record-feedback');
  const figures: FeedbackFigures[] = [];
  for (const [index, rate] of RATES.entries()) {
    const people = Math.min(PEOPLE, rate * SECONDS);
    const sent = { mailing, people, rate, firstRange: (index + 1) * RANGES_APART };
    figures.push(await measureOne(sent, running, service));
  }
  await running.close();
  return figures;
}

async function measureOne(sent: SentMailing, running: Running, service: Service): Promise<FeedbackFigures> {
  const { rate, people } = sent;
  const batches = batchesOf(sent);
  const before = await running.usage();
  for (const batch of batches) await running.invoke(eventOf(batch));
  const after = await running.usage();
  const asked = addRequests(requestsBetween(before.requests, after.requests), byLambda(batches));
  const requests = Object.fromEntries(Object.entries(asked).map(([name, count]) => [name, count / people]));
  return {
    rate,
    people,
    batches: batches.length,
    requests,
    requestsInAll: Object.values(requests).reduce((sum, count) => sum + count, 0),
    cpu: (after.cpu - before.cpu) / people,
    unproven: people - (await proven(sent, service)),
  };
}

const eventOf = (batch: readonly FeedbackMessage[]) => ({
  Records: batch.map((message, index) => ({
    messageId: String(index),
    receiptHandle: String(index),
    body: JSON.stringify(message),
  })),
});

/** Lambda receives and deletes ten messages at once. */
function byLambda(batches: readonly (readonly FeedbackMessage[])[]): Requests {
  const tens = batches.reduce((sum, { length }) => sum + Math.ceil(length / 10), 0);
  return { 'SQS ReceiveMessage': tens, 'SQS DeleteMessageBatch': tens };
}

async function proven({ mailing, people, firstRange }: SentMailing, { table }: Service): Promise<number> {
  const { proofs } = feedbackStore(table);
  let found = 0;
  // A range of every person is the most that there can be.
  for (let range = firstRange; range < firstRange + people && found < people; range++)
    found += (await proofs({ mailing, range })).values().reduce((sum, ofCall) => sum + ofCall.size, 0);
  return found;
}
