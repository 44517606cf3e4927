/** The lines of a season's bill that are not SES's: what each part of the service uses. */
import type { Event } from '../../core/calendar/event.ts';
import type { Usage } from './bill.ts';
import type { Hearing } from './hearing.ts';
import type { Assumptions } from './prices.ts';
import { gbSeconds, type Work } from './sending.ts';
import { itemBytes, writeUnits } from './stored-items.ts';

const GB = 1024 ** 3;

export interface SeasonUse {
  readonly mailings: number;
  readonly events: readonly Event[];
  readonly work: Work;
  readonly hearing: Hearing;
  /** Read units of its digests. */
  readonly digestReads: number;
}

/** In the order in which a season goes: calendars, mailings, what SES says of them, visits, logs. */
export function everythingElse(use: SeasonUse, assumed: Assumptions): Usage[] {
  return [
    ...loading(use, assumed),
    ...starting(use, assumed),
    ...sending(use.work),
    { what: 'send-range: lists read for digests', price: 'dynamodb-reads', quantity: use.digestReads },
    ...feedback(use.hearing, assumed),
    ...visits(use.work, assumed),
    ...overall(use, assumed),
  ];
}

function loading({ events }: SeasonUse, { deploys, loadMilliseconds }: Assumptions): Usage[] {
  const units = events.reduce((sum, event) => sum + writeUnits(itemBytes(event)), 0);
  return [
    {
      what: 'loading the calendar: memory',
      price: 'lambda-gb-seconds',
      quantity: gbSeconds('load-calendar', (deploys * loadMilliseconds) / 1000),
    },
    {
      what: 'loading the calendar: events stored',
      price: 'dynamodb-writes',
      quantity: deploys * units,
    },
  ];
}

function starting({ mailings, work }: SeasonUse, { startMilliseconds }: Assumptions): Usage[] {
  return [
    { what: 'clocks that ring', price: 'scheduler-invocations', quantity: mailings },
    {
      what: 'start-mailing: memory',
      price: 'lambda-gb-seconds',
      quantity: gbSeconds('start-mailing', (mailings * startMilliseconds) / 1000),
    },
    {
      what: 'mailings, words and figures stored',
      price: 'dynamodb-writes',
      quantity: work.otherWrites,
    },
    { what: 'queues due and ranges', price: 'sqs-requests', quantity: work.queueRequests },
  ];
}

function sending(work: Work): Usage[] {
  return [
    {
      what: 'send-range: memory, waiting for the rate among it',
      price: 'lambda-gb-seconds',
      quantity: gbSeconds('send-range', work.senderSeconds),
    },
    { what: 'send-range: ledger written', price: 'dynamodb-writes', quantity: work.ledgerWrites },
    { what: 'send-range: the account’s time taken', price: 'dynamodb-writes', quantity: work.paceWrites },
    { what: 'send-range: people, words and brakes read', price: 'dynamodb-reads', quantity: work.reads },
    { what: 'send-range: keys decrypted', price: 'key-requests', quantity: work.keyReads },
    { what: 'sweep: mailings that go out looked after', price: 'dynamodb-reads', quantity: work.sweepReads },
  ];
}

/** SES publishes each event to the topic, and SNS puts it on the queue `feedback`. */
function feedback({ events, batches, queueRequests, writes, reads }: Hearing, assumed: Assumptions): Usage[] {
  const milliseconds = batches * assumed.feedbackMilliseconds + events * assumed.eventMilliseconds;
  return [
    { what: 'feedback: published by SES', price: 'sns-publishes', quantity: events },
    { what: 'feedback: put on the queue', price: 'sqs-deliveries', quantity: events },
    { what: 'feedback: taken and deleted', price: 'sqs-requests', quantity: queueRequests },
    {
      what: 'record-feedback: memory',
      price: 'lambda-gb-seconds',
      quantity: gbSeconds('record-feedback', milliseconds / 1000),
    },
    { what: 'record-feedback: proof and fates written', price: 'dynamodb-writes', quantity: writes },
    { what: 'record-feedback: counts, brakes and proof read', price: 'dynamodb-reads', quantity: reads },
  ];
}

function visits({ messages }: Work, assumed: Assumptions): Usage[] {
  const requests = messages * assumed.visitsPerMessage;
  return [
    { what: 'pages: requests', price: 'http-api-requests', quantity: requests },
    {
      what: 'pages: memory',
      price: 'lambda-gb-seconds',
      quantity: gbSeconds('web', (requests * assumed.visitMilliseconds) / 1000),
    },
    { what: 'pages: events read', price: 'dynamodb-reads', quantity: requests * assumed.visitReads },
    { what: 'pages: sent out', price: 'data-out', quantity: (requests * assumed.pageKilobytes * 1024) / GB },
  ];
}

function overall({ mailings, work, hearing }: SeasonUse, assumed: Assumptions): Usage[] {
  const visitCalls = work.messages * assumed.visitsPerMessage;
  const calls = assumed.deploys + mailings + work.ranges + hearing.batches + visitCalls;
  return [
    { what: 'all functions: calls', price: 'lambda-requests', quantity: calls },
    { what: 'all functions: logs written', price: 'logs-written', quantity: (calls * assumed.logBytes) / GB },
  ];
}

/** GB of log that a season leaves. */
export const loggedGb = (use: SeasonUse, assumed: Assumptions): number =>
  overall(use, assumed).find(({ price }) => price === 'logs-written')?.quantity ?? 0;
